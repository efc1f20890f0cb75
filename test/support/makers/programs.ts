import { rowsOf } from "../../../server/db/rows.js";
import { newId } from "../../../server/kernel/id.js";
import type { Enroll, EnrollmentRole, PolicyChanges } from "../../../server/programs/index.js";
import type { Actor, World } from "../world.js";

export interface AProgram {
  readonly programId: string;
  readonly coordinator: Actor;
}

/** A program of its own with one coordinator; what the policy leaves out is as usual. */
export async function aProgram(world: World, policy: PolicyChanges = {}): Promise<AProgram> {
  const coordinator = await world.person("Coordinator");
  const key = `program-${newId()}`;
  const program = await world.db.transaction(tx =>
    world.app.programs.openProgram(tx, { key, name: "A program", policy }),
  );
  await enrolled(world, program.id, coordinator, "COORDINATOR");
  return { programId: program.id, coordinator };
}

/** Puts somebody into a program and gives the enrollment's id. */
export async function enrolled(
  world: World,
  programId: string,
  actor: Actor,
  role: EnrollmentRole,
  more: Partial<Enroll> = {},
): Promise<string> {
  const [enrollment] = await world.db.transaction(tx =>
    world.app.programs.enroll(tx, [{ programId, personId: actor.id, role, ...more }]),
  );
  if (!enrollment) throw new Error("Nobody was enrolled.");
  return enrollment.id;
}

/** A new person in a program. */
export async function aMember(
  world: World,
  programId: string,
  role: EnrollmentRole = "MENTEE",
  more: Partial<Enroll> = {},
): Promise<{ actor: Actor; enrollmentId: string }> {
  const actor = await world.person();
  return { actor, enrollmentId: await enrolled(world, programId, actor, role, more) };
}

/** A coordinator suspends somebody; gives the id of the enrollment, in whichever of their roles. */
export async function suspended(world: World, programId: string, coordinator: Actor, person: Actor): Promise<string> {
  const [enrollment] = await rowsOf<{ id: string }>(
    world.db.manager,
    "select id from enrollment where program_id = $1 and person_id = $2 and status = 'ACTIVE' order by id limit 1",
    [programId, person.id],
  );
  if (!enrollment) throw new Error("There is nobody to suspend.");
  const outcome = await world.app.programs.suspend(coordinator.viewer, { enrollmentId: enrollment.id });
  if ("refused" in outcome) throw new Error(outcome.message);
  return enrollment.id;
}

/** A code that lets people into a program. */
export async function aCode(
  world: World,
  programId: string,
  role: EnrollmentRole,
  more: { maxUses?: number; expiresAt?: Date } = {},
): Promise<string> {
  const invitation = await world.db.transaction(tx =>
    world.app.programs.openInvitation(tx, { programId, role, ...more }),
  );
  return invitation.code;
}
