import { pageById } from "../db/page-by-id.js";
import { rowsOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import { enrollmentsByIds } from "./membership.js";
import type { EnrollmentRole, EnrollmentStatus } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { demandMember } from "./programs.policy.js";

export interface ListEnrollments extends PageArgs {
  readonly programId: string;
  readonly status?: EnrollmentStatus | null;
  readonly role?: EnrollmentRole | null;
  readonly cohortId?: string | null;
}

/**
 * Who is in a program, in the order they came. Coordinators see everybody in every state; members see their own
 * enrollments and the active ones of people with whom there is no block.
 */
export async function listEnrollments(
  deps: ProgramsDeps,
  viewer: Viewer,
  input: ListEnrollments,
): Promise<Page<EnrollmentEntity>> {
  const window = windowOf(input, ["id"]);
  const db = deps.db.manager;
  const standing = await demandMember(db, viewer.personId, input.programId);
  const cohortId = input.cohortId ?? null;
  const rows =
    cohortId !== null && !isId(cohortId)
      ? []
      : await rowsOf<{ id: string }>(
          db,
          `select id from enrollment
           where program_id = $1 and ($2::text is null or status = $2) and ($3::text is null or role = $3)
             and ($4::uuid is null or cohort_id = $4) and ($5::uuid is null or id > $5)
             and ($6::boolean or person_id = $7 or status = 'ACTIVE' and not exists (
               select from person_block where blocker_id = $7 and blocked_id = person_id
                 or blocker_id = person_id and blocked_id = $7))
           order by id limit $8`,
          [
            input.programId,
            input.status ?? null,
            input.role ?? null,
            cohortId,
            window.from?.[0] ?? null,
            standing.isCoordinator,
            viewer.personId,
            window.size + 1,
          ],
        );
  const found = await enrollmentsByIds(
    db,
    rows.map(row => row.id),
  );
  return pageOf(
    rows.flatMap(row => found.get(row.id) ?? []),
    window,
    row => [row.id],
    row => row,
  );
}

/** The viewer's own enrollments in every state, newest first. */
export async function myEnrollments(
  deps: ProgramsDeps,
  viewer: Viewer,
  args: PageArgs,
): Promise<Page<EnrollmentEntity>> {
  const { personId } = viewer;
  return pageById(deps.db.manager, EnrollmentEntity, { personId }, "NEWEST_FIRST", args);
}
