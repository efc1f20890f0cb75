import type { EntityManager } from "typeorm";
import { prepared, rowsOf, tuplesOf } from "../../db/rows.js";
import { Fault } from "../../kernel/fault.js";
import { type InstitutionRoots, rootsOf } from "../institution-roots.js";
import { readSearch, type Standpoint } from "../read-search.js";
import type { Search } from "../score.js";
import { type StandpointRow, standpointColumns, standpointJoins, toStandpoint } from "../standpoint.js";
import type { Taxonomy } from "../taxonomy.js";
import { ownerIsMember, type SavedCriteria } from "./saved-search.js";
import type { Vocabulary } from "./vocabulary.js";

/** A saved search with its owner as they stand now. */
export interface SearchRow {
  readonly id: string;
  readonly programId: string;
  readonly ownerId: string;
  readonly criteria: SavedCriteria;
  readonly standpoint: Standpoint;
  /** Of the institutions it names, as they stand now. */
  readonly roots: InstitutionRoots;
}

/** A search as it is asked now, with its words resolved. */
export interface AskedSearch {
  readonly row: SearchRow;
  readonly search: Search;
  /** Empty for a search without a text. */
  readonly text: string;
  /** The terms the text names, with all narrower ones. */
  readonly textTermIds: ReadonlySet<number>;
}

/** What a search as it is asked is made of, but for the vocabulary: the search, its owner, where they work and their week. */
const madeOf = `
  from saved_search s
  join person p on p.id = s.person_id ${standpointJoins}
  where s.id = any($1::uuid[]) and ${ownerIsMember("s")}`;

/** Differs as soon as any of the rows it is made of was written. */
const stamps = prepared(
  "saved-search-stamps",
  `select json_agg(json_build_array(s.id, concat_ws(' ', s.xmin, p.xmin, coalesce(place.xmin::text, '-'),
     coalesce(usual.xmin::text, '-'))))::text as tuples
   ${madeOf}`,
);

/** These searches, as far as their owners are members of their programs. */
export async function searchRows(db: EntityManager, ids: readonly string[]): Promise<SearchRow[]> {
  const rows = await rowsOf<Omit<SearchRow, "standpoint" | "roots"> & StandpointRow>(
    db,
    `select s.id, s.program_id as "programId", s.person_id as "ownerId", s.criteria,
       ${standpointColumns}
     ${madeOf}`,
    [ids],
  );
  const roots = await rootsOf(
    db,
    rows.flatMap(({ criteria }) => criteria.institutions ?? []),
  );
  return rows.map(({ id, programId, ownerId, criteria, ...owner }) => ({
    id,
    programId,
    ownerId,
    criteria,
    standpoint: toStandpoint(owner),
    roots,
  }));
}

/** The search as its owner could ask it now; null when they could not, so that nobody fits it. */
export function askedSearch(row: SearchRow, taxonomy: Taxonomy): AskedSearch | null {
  const { programId, criteria, standpoint, roots } = row;
  try {
    const text = criteria.text ?? "";
    const search = readSearch({ programId, ...criteria }, text, standpoint, taxonomy, roots);
    return { row, search, text, textTermIds: termsOfText(text, taxonomy) };
  } catch (error) {
    if (error instanceof Fault && error.code === "BAD_INPUT") return null;
    throw error;
  }
}

/** The terms a text names, with all narrower ones. */
export const termsOfText = (text: string, taxonomy: Taxonomy): Set<number> =>
  taxonomy.narrower(taxonomy.named(text, ["PRACTICE_AREA", "TOPIC"]));

/** Searches kept as they are asked, so that those that stand as they stood are read and parsed once. */
export class AskedSearches {
  private readonly kept = new Map<string, { readonly stamp: string; readonly asked: AskedSearch | null }>();
  private version = "";

  /** These searches, as far as their owners are members of their programs and could ask them now. */
  async read(
    db: EntityManager,
    ids: readonly string[],
    { version, taxonomy }: Vocabulary,
  ): Promise<Map<string, AskedSearch>> {
    if (version !== this.version) this.kept.clear();
    this.version = version;
    // Read first: what is written after it is parsed under an old stamp, and parsed again the next time.
    const now = new Map(await tuplesOf<readonly [string, string]>(db, stamps, [ids]));
    const fresh = [...now].filter(([id, stamp]) => this.kept.get(id)?.stamp !== stamp).map(([id]) => id);
    for (const row of fresh.length > 0 ? await searchRows(db, fresh) : []) {
      this.keep(row.id, now.get(row.id) ?? "", askedSearch(row, taxonomy));
    }
    const found = new Map<string, AskedSearch>();
    for (const id of now.keys()) {
      const asked = this.kept.get(id)?.asked;
      if (asked) found.set(id, asked);
    }
    this.shrink();
    return found;
  }

  private keep(id: string, stamp: string, asked: AskedSearch | null): void {
    this.kept.delete(id);
    this.kept.set(id, { stamp, asked });
  }

  /** Forgets the longest parsed. */
  private shrink(): void {
    for (const id of this.kept.keys()) {
      if (this.kept.size <= keptAtMost) return;
      this.kept.delete(id);
    }
  }
}

/** Some tens of megabytes. */
const keptAtMost = 20_000;
