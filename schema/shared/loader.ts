import DataLoader from "dataloader";
import type { Viewer } from "../../server/kernel/viewer.js";

/** Something as one viewer stands to it. */
export interface OfViewer {
  readonly viewer: Viewer;
  readonly id: string;
}

/** Reads by key what fields ask for side by side in one batch. Nothing is cached: a subscription lives for hours. */
export class Loader<K, V> {
  private loader: DataLoader<K, V> | null = null;

  constructor(private readonly read: (keys: readonly K[]) => Promise<V[]>) {}

  /** One of its own for another operation. */
  fresh(): Loader<K, V> {
    return new Loader(this.read);
  }

  load(key: K): Promise<V> {
    // Made when first asked: an operation uses one or two of all there are.
    this.loader ??= new DataLoader(this.read, { cache: false });
    return this.loader.load(key);
  }

  loadMany(keys: readonly K[]): Promise<V[]> {
    return Promise.all(keys.map(key => this.load(key)));
  }
}

/** A loader over a batch function that answers by key; what is not there is null. */
export const byKey = <K, V>(read: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>): Loader<K, V | null> =>
  new Loader(async keys => {
    const found = await read([...new Set(keys)]);
    return keys.map(key => found.get(key) ?? null);
  });

/** A loader whose answer depends on who looks: one read for each viewer in the batch, which is one in practice. */
export const byViewer = <V>(
  read: (viewer: Viewer, ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): Loader<OfViewer, V | null> =>
  new Loader(async keys => {
    const answers = new Map<string, ReadonlyMap<string, V>>();
    for (const { viewer } of keys) {
      if (answers.has(viewer.personId)) continue;
      const ids = keys.filter(key => key.viewer.personId === viewer.personId).map(key => key.id);
      answers.set(viewer.personId, await read(viewer, [...new Set(ids)]));
    }
    return keys.map(key => answers.get(key.viewer.personId)?.get(key.id) ?? null);
  });
