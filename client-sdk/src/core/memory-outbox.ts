import { type Kept, type OutboxStore, take } from "./outbox-store.js";

/** Keeps what is sent for as long as the application runs. Clients that are given the same one share it. */
export function memoryOutbox(): OutboxStore {
  let all: Kept[] = [];
  const find = (clientId: string) => all.find(({ entry }) => entry.clientId === clientId)?.entry;
  const drop = (clientId: string) => {
    all = all.filter(({ entry }) => entry.clientId !== clientId);
  };
  return {
    async add(entry) {
      const earlier = find(entry.clientId);
      if (earlier && !earlier.failure) return earlier;
      drop(entry.clientId);
      all.push({ entry });
      return entry;
    },
    async claim(claim) {
      const { taken, waiting } = take(all, claim);
      const { holder, until } = claim;
      all = all.map(kept => (taken.includes(kept) ? { entry: kept.entry, holder, until } : kept));
      return { taken: taken.map(({ entry }) => entry), waiting };
    },
    async release(holder) {
      all = all.map(kept => (kept.holder === holder ? { entry: kept.entry } : kept));
    },
    async remove(clientId) {
      drop(clientId);
    },
    async fail(clientId, failure) {
      all = all.map(kept => (kept.entry.clientId === clientId ? { ...kept, entry: { ...kept.entry, failure } } : kept));
    },
    all: async () => all.map(({ entry }) => entry),
  };
}
