import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";

/** An institution as it stands now. */
export interface StandingInstitution {
  /** Its own id, or the survivor's when it was merged. */
  readonly institutionId: string;
  /** The system of a campus, the institution itself otherwise. */
  readonly institutionRoot: string;
  readonly name: string;
}

/** The root of each institution asked for, by the id it was asked by; an id that is none is absent. */
export type InstitutionRoots = ReadonlyMap<string, string>;

/** These institutions as they stand now, by the ids they were known by; an id that is none is absent. */
export async function institutionsNow(
  db: EntityManager,
  ids: Iterable<string>,
): Promise<Map<string, StandingInstitution>> {
  const known = [...new Set(ids)].filter(isId);
  if (known.length === 0) return new Map();
  const rows = await rowsOf<StandingInstitution & { id: string }>(
    db,
    `select old.id, place.id as "institutionId", coalesce(place.parent_id, place.id) as "institutionRoot", place.name
     from institution old join institution place on place.id = coalesce(old.merged_into_id, old.id)
     where old.id = any($1::uuid[])`,
    [known],
  );
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

export async function rootsOf(db: EntityManager, ids: Iterable<string>): Promise<InstitutionRoots> {
  const places = await institutionsNow(db, ids);
  return new Map(Array.from(places, ([id, { institutionRoot }]) => [id, institutionRoot]));
}
