import type { DataSource } from "typeorm";
import { ChatService, chatEntities } from "./chat/index.js";
import type { Config } from "./config.js";
import type { Clock } from "./kernel/clock.js";
import type { Log } from "./kernel/log.js";
import type { Bus, Hub } from "./realtime/index.js";

/** What every room stands on. */
export interface Floor {
  readonly config: Config;
  readonly db: DataSource;
  readonly bus: Bus;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly log: Log;
}

/** The front desk: every room's service of one process, and nothing that knows of GraphQL or HTTP. */
export interface App {
  readonly chat: ChatService;
}

/** All tables the rooms know by class. */
export const entities = [...chatEntities];

export function createApp(floor: Floor): App {
  const chat = new ChatService(floor);
  return { chat };
}
