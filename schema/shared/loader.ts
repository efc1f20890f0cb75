import DataLoader from "dataloader";
import type { Viewer } from "../../server/kernel/viewer.js";

/** Something as one viewer stands to it. */
export interface OfViewer {
  readonly viewer: Viewer;
  readonly id: string;
}

/** A loader over a batch function that answers by key; what is not there is null. Nothing is cached. */
export const byKey = <K, V>(read: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>): DataLoader<K, V | null> =>
  new DataLoader(
    async keys => {
      const found = await read([...new Set(keys)]);
      return keys.map(key => found.get(key) ?? null);
    },
    { cache: false },
  );

/** A loader whose answer depends on who looks: one read for each viewer in the batch, which is one in practice. */
export const byViewer = <V>(
  read: (viewer: Viewer, ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): DataLoader<OfViewer, V | null> =>
  new DataLoader(
    async keys => {
      const answers = new Map<string, ReadonlyMap<string, V>>();
      for (const { viewer } of keys) {
        if (answers.has(viewer.personId)) continue;
        const ids = keys.filter(key => key.viewer.personId === viewer.personId).map(key => key.id);
        answers.set(viewer.personId, await read(viewer, [...new Set(ids)]));
      }
      return keys.map(key => answers.get(key.viewer.personId)?.get(key.id) ?? null);
    },
    { cache: false },
  );
