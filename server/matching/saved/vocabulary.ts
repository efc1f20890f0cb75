import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { readTaxonomy, type Taxonomy } from "../taxonomy.js";

/** The taxonomy as it was at one version. */
export interface Vocabulary {
  readonly version: string;
  readonly taxonomy: Taxonomy;
}

/** The vocabulary now; `known` again when it is still that. */
export async function readVocabulary(db: EntityManager, known: Vocabulary | null): Promise<Vocabulary> {
  for (;;) {
    const version = await versionOf(db);
    if (known?.version === version) return known;
    const taxonomy = await readTaxonomy(db);
    // Each statement sees a moment of its own: only where the version stood still are they of one.
    if ((await versionOf(db)) === version) return { version, taxonomy };
  }
}

/** Whether the vocabulary and the institutions are as they were when it was read. */
export const isStill = async (db: EntityManager, { version }: Vocabulary): Promise<boolean> =>
  (await versionOf(db)) === version;

async function versionOf(db: EntityManager): Promise<string> {
  const [row] = await rowsOf<{ version: string }>(db, "select version::text as version from taxonomy_version");
  return row?.version ?? "";
}
