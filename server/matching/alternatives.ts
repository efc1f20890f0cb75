import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { type ProfileField, shownToMembersSql } from "../people/index.js";
import type { MentorSearchHit } from "./mentor-search.js";
import type { MentorSearch } from "./read-search.js";

/** The search as one viewer asks it. */
export type AskSearch = (viewer: Viewer, input: MentorSearch, args: PageArgs) => Promise<Page<MentorSearchHit>>;

/** Instead of whom somebody is looked for. */
export interface Instead {
  readonly programId: string;
  readonly mentorId: string;
  /** Somebody else who is not meant, such as the mentee, who may be a mentor of the program too. */
  readonly menteeId?: string;
  /** Whether only a mentee of the program is answered; else every member is. */
  readonly isForMentees: boolean;
}

export const alternativesAtMost = 3;
/** A search takes at most so many terms. */
const termsAtMost = 20;

const shown = (field: ProfileField, column: string): string =>
  `case when ${shownToMembersSql("p", field)} then ${column} end`;

/**
 * Keys of the interests and practice areas that the mentor shows to the program; no row where the viewer may not ask for
 * others. Of somebody who has left, or with whom there is a block, nothing is read: no order shall tell of their profile. Parameters:
 * $1 program, $2 mentor, $3 viewer, $4 whether the viewer must be a mentee.
 */
const likeSql = `
  select array(
    select t.key from person p
    cross join lateral unnest(coalesce(${shown("interests", "p.interest_ids")}, '{}')
      || coalesce(${shown("practiceAreas", "p.practice_area_ids")}, '{}')) with ordinality as named (id, place)
    join term t on t.id = named.id and t.kind in ('PRACTICE_AREA', 'TOPIC')
    where p.id = $2
      and exists (
        select 1 from enrollment theirs
        where theirs.program_id = $1 and theirs.person_id = $2 and theirs.role = 'MENTOR' and theirs.status = 'ACTIVE')
      and not exists (
        select 1 from person_block b where (b.blocker_id, b.blocked_id) in (($2, $3), ($3, $2)))
    group by t.id, t.key order by min(named.place) limit ${termsAtMost}
  ) as keys
  from program
  where program.id = $1 and program.who_asks = 'MENTEE_REQUESTS'
    and exists (
      select 1 from enrollment mine
      where mine.program_id = $1 and mine.person_id = $3 and mine.status = 'ACTIVE'
        and (not $4::boolean or mine.role = 'MENTEE'))`;

/**
 * Up to three other mentors of the program whom the viewer could ask now, by the search itself: first those who share the
 * most with the mentor, then those nearest to the viewer's own interests. What rules somebody out (blocks, open requests,
 * mentorships) is the viewer's, so that no mentor learns of a mentee's. Nobody, where mentees do not ask.
 */
export async function alternativesTo(
  db: EntityManager,
  search: AskSearch,
  viewer: Viewer,
  { programId, mentorId, menteeId, isForMentees }: Instead,
): Promise<MentorSearchHit[]> {
  if (!isId(programId) || !isId(mentorId)) return [];
  const [like] = await rowsOf<{ keys: string[] }>(db, likeSql, [programId, mentorId, viewer.personId, isForMentees]);
  if (!like) return [];
  const found = new Map<string, MentorSearchHit>();
  const more = async (asked: Pick<MentorSearch, "interests">) => {
    const left = alternativesAtMost - found.size;
    // Those who are found already come again, and the two who are not meant may come.
    const first = alternativesAtMost + 2;
    const page = left > 0 ? await search(viewer, { programId, withPlaces: true, ...asked }, { first }) : { nodes: [] };
    const others = page.nodes.filter(hit => hit.mentorId !== mentorId && hit.mentorId !== menteeId);
    for (const hit of others.filter(hit => !found.has(hit.mentorId)).slice(0, left)) found.set(hit.mentorId, hit);
  };
  if (like.keys.length > 0) await more({ interests: like.keys });
  await more({ interests: null });
  return [...found.values()];
}
