import type { DataSource } from "typeorm";
import type { Clock } from "../kernel/clock.js";

/** What the programs room stands on. */
export interface ProgramsDeps {
  readonly db: DataSource;
  readonly clock: Clock;
}
