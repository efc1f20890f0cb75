import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../db/rows.js";
import { readTaxonomy, type Taxonomy } from "./taxonomy.js";

const versionSql = prepared("matching.taxonomy-version", "select version::text as version from taxonomy_version");

/** The vocabulary as it is now, read again only when the database has counted a change of it. */
export class TaxonomyCache {
  private known: { readonly version: string; readonly taxonomy: Promise<Taxonomy> } | null = null;

  async current(db: EntityManager): Promise<Taxonomy> {
    const [row] = await rowsOf<{ version: string }>(db, versionSql);
    const version = row?.version ?? "";
    if (this.known?.version === version) return this.known.taxonomy;
    // Read after its version: what changes in between is at worst read again.
    const known = { version, taxonomy: readTaxonomy(db) };
    this.known = known;
    known.taxonomy.catch(() => {
      if (this.known === known) this.known = null;
    });
    return known.taxonomy;
  }
}
