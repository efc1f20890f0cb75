import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../db/rows.js";
import { notFound } from "../kernel/fault.js";
import { weekOfText } from "../meetings/index.js";
import type { Standpoint } from "./read-search.js";

/** A standpoint as rows hold it. */
export interface StandpointRow extends Omit<Standpoint, "week"> {
  readonly week: string | null;
}

/** The columns of a standpoint, from `person p` and `standpointJoins`. Systems do not nest: a campus' parent is the root. */
export const standpointColumns = `
  p.interest_ids as "interestIds", p.practice_area_ids as "practiceAreaIds", p.region_id as "regionId", p.stage,
  p.languages, coalesce(place.parent_id, place.id) as "institutionRoot", usual.week::text as week`;

export const standpointJoins = `
  left join institution place on place.id = p.institution_id
  left join availability_week usual on usual.person_id = p.id`;

export const toStandpoint = ({ week, ...own }: StandpointRow): Standpoint => ({
  ...own,
  week: week === null ? null : weekOfText(week),
});

/** One statement, since every search begins with it. */
const standpointSql = prepared(
  "matching.standpoint",
  `select ${standpointColumns} from person p ${standpointJoins} where p.id = $1`,
);

/**
 * What a person's searches measure from: their own profile, whatever they show to others. After a change of clocks the
 * week is the one before for up to a minute, until the sweep came by.
 */
export async function standpointOf(db: EntityManager, personId: string): Promise<Standpoint> {
  const [own] = await rowsOf<StandpointRow>(db, standpointSql, [personId]);
  if (!own) throw notFound("person");
  return toStandpoint(own);
}
