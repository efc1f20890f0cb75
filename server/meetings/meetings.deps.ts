import type { DataSource } from "typeorm";
import type { Clock } from "../kernel/clock.js";
import type { Zones } from "../kernel/zones/zones.js";

/** What the meetings room stands on. */
export interface MeetingsDeps {
  readonly db: DataSource;
  readonly clock: Clock;
  readonly zones: Pick<Zones, "checked" | "orUtc" | "version">;
}
