import { newId } from "../../../server/kernel/id.js";
import type { Actor, World } from "../world.js";

/** Enrolls people into a program as active mentees, straight into the table. */
export async function enroll(world: World, programId: string, personId: string, role = "MENTEE"): Promise<string> {
  const id = newId();
  const now = world.clock.now();
  await world.db.query(
    `insert into enrollment (id, program_id, person_id, role, status, created_at, updated_at)
     values ($1, $2, $3, $4, 'ACTIVE', $5, $5)`,
    [id, programId, personId, role, now],
  );
  return id;
}

/** A program of its own for one test. */
export async function aBareProgram(world: World): Promise<string> {
  const id = newId();
  await world.db.query(
    "insert into program (id, key, name, created_at, updated_at) values ($1, $2, 'A program', $3, $3)",
    [id, `program-${id}`, world.clock.now()],
  );
  return id;
}

/** Two people of one program who talk to each other. */
export async function aConversation(world: World) {
  const programId = await aBareProgram(world);
  const [a, b] = await Promise.all([world.person("Ada"), world.person("Bo")]);
  await enroll(world, programId, a.id);
  await enroll(world, programId, b.id);
  const { conversation } = await world.app.chat.openDirect(a.viewer, { clientId: newId(), programId, personId: b.id });
  return { programId, a, b, conversationId: conversation.id };
}

/** A coordinator's group with these many members beside the coordinator. */
export async function aGroup(world: World, size: number) {
  const programId = await aBareProgram(world);
  const coordinator = await world.person("Coordinator");
  await enroll(world, programId, coordinator.id, "COORDINATOR");
  const members: Actor[] = [];
  for (let n = 1; n <= size; n += 1) {
    const member = await world.person(`Member ${n}`);
    await enroll(world, programId, member.id);
    members.push(member);
  }
  const opened = await world.app.chat.openGroup(coordinator.viewer, {
    clientId: newId(),
    programId,
    title: "A group",
    personIds: members.map(member => member.id),
  });
  if ("refused" in opened) throw new Error(opened.message);
  return { programId, coordinator, members, conversationId: opened.conversation.id };
}
