import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../db/rows.js";
import { notFound } from "../kernel/fault.js";
import { weekOfText } from "../meetings/index.js";
import type { Standpoint } from "./read-search.js";

/** One statement, since every search begins with it. Systems do not nest: the parent of a campus is the root. */
const standpointSql = prepared(
  "matching.standpoint",
  `select p.interest_ids as "interestIds", p.practice_area_ids as "practiceAreaIds", p.region_id as "regionId", p.stage,
     p.languages, coalesce(place.parent_id, place.id) as "institutionRoot", usual.week
   from person p
   left join institution place on place.id = p.institution_id
   left join availability_week usual on usual.person_id = p.id
   where p.id = $1`,
);

/**
 * What a person's searches measure from: their own profile, whatever they show to others. After a change of clocks the
 * week is the one before for up to a minute, until the sweep came by.
 */
export async function standpointOf(db: EntityManager, personId: string): Promise<Standpoint> {
  const rows = await rowsOf<Omit<Standpoint, "week"> & { readonly week: string | null }>(db, standpointSql, [personId]);
  const [own] = rows;
  if (!own) throw notFound("person");
  return { ...own, week: own.week === null ? null : weekOfText(own.week) };
}
