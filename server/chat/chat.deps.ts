import type { DataSource } from "typeorm";
import type { InboxService } from "../inbox/index.js";
import type { Clock } from "../kernel/clock.js";
import type { PeopleService } from "../people/index.js";
import type { ProgramsService } from "../programs/index.js";
import type { Bus, Hub, Presence } from "../realtime/index.js";

/** What the chat room stands on. */
export interface ChatDeps {
  readonly db: DataSource;
  readonly hub: Hub;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Pick<Presence, "watch" | "unwatch" | "around">;
  readonly inbox: Pick<InboxService, "signal">;
  readonly people: Pick<PeopleService, "isBlockedBetween">;
  readonly programs: Pick<ProgramsService, "isCoordinator" | "isMember" | "mayChatDirectly">;
}
