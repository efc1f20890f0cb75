import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../kernel/clock.js";
import type { Hub } from "../realtime/index.js";

/** What the programs room stands on. */
export interface ProgramsDeps {
  readonly db: DataSource;
  readonly hub: Pick<Hub, "ring">;
  readonly clock: Clock;
  /** Runs last in the transaction that suspends somebody from a program; gives the topics to ring after the commit. */
  readonly suspended: Gone;
  /** The same in the transaction in which somebody leaves a program, in one role or all. */
  readonly left: Gone;
}

type Gone = (tx: EntityManager, programId: string, personId: string) => Promise<readonly Topic[]>;

/** A topic that has grown. */
interface Topic {
  readonly topic: string;
  readonly seq: number;
}
