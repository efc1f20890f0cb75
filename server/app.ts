import type { DataSource } from "typeorm";
import { ChatService, chatEntities } from "./chat/index.js";
import type { Config } from "./config.js";
import type { Clock } from "./kernel/clock.js";
import type { Log } from "./kernel/log.js";
import { PeopleService, peopleEntities } from "./people/index.js";
import { ProgramsService, programsEntities } from "./programs/index.js";
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
  readonly people: PeopleService;
  readonly programs: ProgramsService;
  readonly chat: ChatService;
}

/** All tables the rooms know by class. */
export const entities = [...peopleEntities, ...programsEntities, ...chatEntities];

export function createApp(floor: Floor): App {
  const programs = new ProgramsService(floor);
  const people = new PeopleService({
    ...floor,
    relations: () => [programs.sharesProgram],
    blocked: async () => [],
  });
  const chat = new ChatService(floor);
  return { people, programs, chat };
}
