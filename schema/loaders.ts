import type DataLoader from "dataloader";
import type { App } from "../server/app.js";
import type { PersonEntity } from "../server/people/index.js";
import { type ChatLoaders, chatLoaders } from "./chat/chat.loaders.js";
import { type MentorshipLoaders, mentorshipLoaders } from "./mentorships/mentorships.loaders.js";
import { type PeopleLoaders, peopleLoaders } from "./people/people.loaders.js";
import { type ProgramsLoaders, programsLoaders } from "./programs/programs.loaders.js";
import { byKey } from "./shared/loader.js";

/** Batches what the fields of one operation ask for. Nothing is cached: a subscription lives for hours. */
export interface Loaders extends PeopleLoaders, ProgramsLoaders, ChatLoaders, MentorshipLoaders {
  readonly person: DataLoader<string, PersonEntity | null>;
}

export const createLoaders = (app: App): Loaders => ({
  ...peopleLoaders(app),
  ...programsLoaders(app),
  ...chatLoaders(app),
  ...mentorshipLoaders(app),
  person: byKey(ids => app.people.peopleByIds(ids)),
});
