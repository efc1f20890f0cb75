import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../../db/rows.js";

const setsSql = prepared(
  "matching.asker-sets",
  `select array(
     select e.id::text from enrollment e
     where e.program_id = $1 and e.role = 'MENTOR' and e.person_id in (
       select $2::uuid
       union all select blocked_id from person_block where blocker_id = $2
       union all select blocker_id from person_block where blocked_id = $2)
   ) as hidden, array(
     select e.id::text from enrollment e
     where e.program_id = $1 and e.role = 'MENTOR' and e.person_id in (
       select mentor_id from mentorship_request where program_id = $1 and mentee_id = $2
         and state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED')
       union all
       select mentor_id from mentorship where program_id = $1 and mentee_id = $2 and status = 'ACTIVE')
   ) as busy`,
);

/**
 * What the index does not know of a viewer: the enrollments of those who are no hits for them (they themselves, and
 * whoever has a block with them), and of those they cannot ask since something is open or running between the two.
 */
export async function readAskerSets(
  db: EntityManager,
  programId: string,
  viewerId: string,
): Promise<{ readonly hidden: string[]; readonly busy: string[] }> {
  const [sets] = await rowsOf<{ hidden: string[]; busy: string[] }>(db, setsSql, [programId, viewerId]);
  return { hidden: sets?.hidden ?? [], busy: sets?.busy ?? [] };
}
