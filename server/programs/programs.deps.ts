import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../kernel/clock.js";
import type { Hub } from "../realtime/index.js";

/** What the programs room stands on. */
export interface ProgramsDeps {
  readonly db: DataSource;
  readonly hub: Pick<Hub, "ring">;
  readonly clock: Clock;
  /** Runs last in the transaction that suspends somebody from a program; gives the topics to ring after the commit. */
  readonly suspended: (
    tx: EntityManager,
    programId: string,
    personId: string,
  ) => Promise<readonly { readonly topic: string; readonly seq: number }[]>;
  /** The same for somebody who has left it, with one role or with all. */
  readonly left: ProgramsDeps["suspended"];
}
