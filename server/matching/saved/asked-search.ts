import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { Fault } from "../../kernel/fault.js";
import { readSearch, type Standpoint } from "../read-search.js";
import type { Search } from "../score.js";
import type { Taxonomy } from "../taxonomy.js";
import { ownerIsMember, type SavedCriteria } from "./saved-search.js";

/** A saved search with its owner as they stand now. */
export interface SearchRow {
  readonly id: string;
  readonly programId: string;
  readonly ownerId: string;
  readonly criteria: SavedCriteria;
  readonly standpoint: Standpoint;
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

interface Flat extends Omit<SearchRow, "standpoint">, Standpoint {}

/** These searches, as far as their owners are members of their programs. */
export async function searchRows(db: EntityManager, ids: readonly string[]): Promise<SearchRow[]> {
  const rows = await rowsOf<Flat>(
    db,
    `select s.id, s.program_id as "programId", s.person_id as "ownerId", s.criteria,
       p.interest_ids as "interestIds", p.practice_area_ids as "practiceAreaIds", p.region_id as "regionId",
       coalesce(place.parent_id, place.id) as "institutionRoot"
     from saved_search s
     join person p on p.id = s.person_id
     left join institution place on place.id = p.institution_id
     where s.id = any($1::uuid[]) and ${ownerIsMember("s")}`,
    [ids],
  );
  return rows.map(({ id, programId, ownerId, criteria, ...standpoint }) => ({
    id,
    programId,
    ownerId,
    criteria,
    standpoint,
  }));
}

/** The search as its owner could ask it now; null when they could not, so that nobody fits it. */
export function askedSearch(row: SearchRow, taxonomy: Taxonomy): AskedSearch | null {
  const { programId, criteria, standpoint } = row;
  try {
    const text = criteria.text ?? "";
    const search = readSearch({ programId, ...criteria }, text, standpoint, taxonomy);
    return { row, search, text, textTermIds: termsOfText(text, taxonomy) };
  } catch (error) {
    if (error instanceof Fault && error.code === "BAD_INPUT") return null;
    throw error;
  }
}

/** The terms a text names, with all narrower ones. */
export const termsOfText = (text: string, taxonomy: Taxonomy): Set<number> =>
  taxonomy.narrower(taxonomy.named(text, ["PRACTICE_AREA", "TOPIC"]));
