import DataLoader from "dataloader";
import type { App } from "../server/app.js";
import type { MessageEntity } from "../server/chat/index.js";
import type { PersonEntity } from "../server/people/index.js";
import type { ProgramEntity } from "../server/programs/index.js";

/** Batches what the fields of one operation ask for. Nothing is cached: a subscription lives for hours. */
export interface Loaders {
  readonly person: DataLoader<string, PersonEntity | null>;
  readonly program: DataLoader<string, ProgramEntity | null>;
  readonly message: DataLoader<string, MessageEntity | null>;
}

export function createLoaders(app: App): Loaders {
  return {
    person: byId(ids => app.people.peopleByIds(ids)),
    program: byId(ids => app.programs.programsByIds(ids)),
    message: byId(ids => app.chat.messagesByIds(ids)),
  };
}

/** A loader over a batch function that answers by id; what is not there is null. */
const byId = <V>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>): DataLoader<string, V | null> =>
  new DataLoader(
    async ids => {
      const found = await read([...new Set(ids)]);
      return ids.map(id => found.get(id) ?? null);
    },
    { cache: false },
  );
