import { type EntityManager, In } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { isId } from "../kernel/id.js";
import type { RelationProbe } from "../people/index.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";

/** Who shares a program with the viewer; a coordinator knows those who wait for approval and the suspended too. */
export const sharesProgram: RelationProbe = async (db, viewerId, personIds) => {
  const rows = await rowsOf<{ person_id: string; coordinator: boolean }>(
    db,
    `select theirs.person_id, bool_or(mine.role = 'COORDINATOR') as coordinator
     from enrollment mine join enrollment theirs on theirs.program_id = mine.program_id
     where mine.person_id = $1 and mine.status = 'ACTIVE' and theirs.person_id = any($2::uuid[])
       and (theirs.status = 'ACTIVE' or theirs.status in ('PENDING', 'SUSPENDED') and mine.role = 'COORDINATOR')
     group by theirs.person_id`,
    [viewerId, personIds],
  );
  return new Map(rows.map(row => [row.person_id, row.coordinator ? "COORDINATOR" : "PROGRAM"]));
};

/** Whether the program's policy lets two people talk without a mentorship; blocks are not asked about here. */
export async function mayChatDirectly(
  db: EntityManager,
  programId: string,
  one: string,
  other: string,
): Promise<boolean> {
  const rows = await rowsOf<{ allowed: boolean }>(
    db,
    `select case program.direct_chat
       when 'MEMBERS' then count(distinct person_id) = 2
       when 'COORDINATORS' then count(distinct person_id) = 2 and bool_or(role = 'COORDINATOR')
       else false end as allowed
     from program join enrollment on enrollment.program_id = program.id and enrollment.status = 'ACTIVE'
     where program.id = $1 and enrollment.person_id in ($2, $3) group by program.id`,
    [programId, one, other],
  );
  return rows[0]?.allowed ?? false;
}

export async function enrollmentsByIds(
  db: EntityManager,
  ids: readonly string[],
): Promise<Map<string, EnrollmentEntity>> {
  const rows = await db.findBy(EnrollmentEntity, { id: In(ids.filter(isId)) });
  return new Map(rows.map(row => [row.id, row]));
}
