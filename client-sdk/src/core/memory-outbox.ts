import { type Hold, type Kept, type OutboxStore, take } from "./outbox-store.js";

/** Keeps what is sent for as long as the application runs. Clients that are given the same one share it. */
export function memoryOutbox(): OutboxStore {
  let all: Kept[] = [];
  const holds = new Map<string, Hold>();
  const drop = (clientId: string) => {
    all = all.filter(({ entry }) => entry.clientId !== clientId);
  };
  return {
    async add(entry, hold) {
      const earlier = all.find(kept => kept.entry.clientId === entry.clientId)?.entry;
      if (earlier && !earlier.failure) return earlier;
      drop(entry.clientId);
      holds.set(hold.holder, hold);
      all.push({ entry, holder: hold.holder });
      return entry;
    },
    async claim(hold, failures) {
      const { holder } = hold;
      holds.set(holder, hold);
      const { taken, waiting } = take(all, holds.values(), hold, failures);
      all = all.map(kept => (taken.includes(kept) ? { entry: kept.entry, holder } : kept));
      return { taken: taken.map(({ entry }) => entry), waiting };
    },
    async release(holder) {
      holds.delete(holder);
    },
    async remove(clientId) {
      drop(clientId);
    },
    async fail(clientId, failure) {
      all = all.map(({ entry, holder }) => ({
        entry: entry.clientId === clientId ? { ...entry, failure } : entry,
        holder,
      }));
    },
    all: async () => all.map(({ entry }) => entry),
  };
}
