import DataLoader from "dataloader";
import type { App } from "../../server/app.js";
import type { Viewer } from "../../server/kernel/viewer.js";
import type { InstitutionEntity, TermEntity, VisibleProfile } from "../../server/people/index.js";

/** Something as one viewer stands to it. */
export interface OfViewer {
  readonly viewer: Viewer;
  readonly id: string;
}

/** What the fields of people batch. */
export interface PeopleLoaders {
  readonly profile: DataLoader<OfViewer, VisibleProfile | null>;
  readonly term: DataLoader<number, TermEntity | null>;
  readonly institution: DataLoader<string, InstitutionEntity | null>;
}

export const peopleLoaders = ({ people }: App): PeopleLoaders => ({
  profile: byViewer((viewer, ids) => people.visibleProfiles(viewer, ids)),
  term: byKey(ids => people.termsByIds(ids)),
  institution: byKey(ids => people.institutionsByIds(ids)),
});

const byKey = <K, V>(read: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>): DataLoader<K, V | null> =>
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
