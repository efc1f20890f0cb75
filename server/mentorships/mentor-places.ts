import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";

/** How many mentorships of an enrollment are active: what its capacity is counted against. */
export async function activeCount(tx: EntityManager, enrollmentId: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    "select count(*)::int as count from mentorship where mentor_enrollment_id = $1 and status = 'ACTIVE'",
    [enrollmentId],
  );
  return row?.count ?? 0;
}
