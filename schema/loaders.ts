import type { App } from "../server/app.js";
import type { PersonEntity } from "../server/people/index.js";
import { type ChatLoaders, chatLoaders } from "./chat/chat.loaders.js";
import { type MatchingLoaders, matchingLoaders } from "./matching/matching.loaders.js";
import { type MentorshipLoaders, mentorshipLoaders } from "./mentorships/mentorships.loaders.js";
import { type PeopleLoaders, peopleLoaders } from "./people/people.loaders.js";
import { type ProgramsLoaders, programsLoaders } from "./programs/programs.loaders.js";
import { byKey, type Loader } from "./shared/loader.js";

/** Batches what the fields of one operation ask for. Nothing is cached: a subscription lives for hours. */
export interface Loaders extends PeopleLoaders, ProgramsLoaders, ChatLoaders, MentorshipLoaders, MatchingLoaders {
  readonly person: Loader<string, PersonEntity | null>;
}

/** Makes the loaders of one operation, each when it is first asked for: most operations use one or two. */
export function createLoaders(app: App): Loaders {
  const known = makers.get(app) ?? makerOf(app);
  makers.set(app, known);
  return known();
}

const makers = new WeakMap<App, () => Loaders>();

function makerOf(app: App): () => Loaders {
  const patterns: Loaders = {
    ...peopleLoaders(app),
    ...programsLoaders(app),
    ...chatLoaders(app),
    ...mentorshipLoaders(app),
    ...matchingLoaders(app),
    person: byKey(ids => app.people.peopleByIds(ids)),
  };
  class OperationLoaders {}
  for (const [name, pattern] of Object.entries(patterns)) {
    Object.defineProperty(OperationLoaders.prototype, name, {
      get() {
        const value = pattern.fresh();
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return () => new OperationLoaders() as Loaders;
}
