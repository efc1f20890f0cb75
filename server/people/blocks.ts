import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { PersonEntity } from "./entities/person.entity.js";
import { PersonBlockEntity } from "./entities/person-block.entity.js";
import type { PeopleDeps } from "./people.deps.js";
import { relationsOf } from "./relations.js";

/** Somebody the viewer has blocked. */
export interface BlockedPerson {
  readonly personId: string;
  readonly blockedAt: Date;
}

/** Of these people, those who have blocked the person or whom the person has blocked. */
export async function blockedAmong(
  db: EntityManager,
  personId: string,
  others: readonly string[],
): Promise<Set<string>> {
  if (others.length === 0) return new Set();
  const rows = await rowsOf<{ other: string }>(
    db,
    `select blocked_id as other from person_block where blocker_id = $1 and blocked_id = any($2::uuid[])
     union select blocker_id from person_block where blocked_id = $1 and blocker_id = any($2::uuid[])`,
    [personId, others],
  );
  return new Set(rows.map(row => row.other));
}

/** Blocks somebody the viewer could meet; once blocked, blocking again changes nothing. */
export async function block(deps: PeopleDeps, viewer: Viewer, personId: string): Promise<{ person: PersonEntity }> {
  if (personId === viewer.personId) {
    throw new Fault("BAD_INPUT", "Nobody can block themselves.", { field: "input.personId" });
  }
  if (!isId(personId)) throw notFound("person");
  const { person, topics } = await inTransaction(deps.db, async tx => {
    const person = await tx.findOneBy(PersonEntity, { id: personId });
    // A block of the other side is not asked about: whoever is blocked may block back without learning of it.
    const known = await relationsOf(tx, deps.relations(), viewer.personId, [personId]);
    if (!person || !known.has(personId)) throw notFound("person");
    const made = await rowsOf(
      tx,
      `insert into person_block (blocker_id, blocked_id, created_at) values ($1, $2, $3)
       on conflict do nothing returning blocked_id`,
      [viewer.personId, personId, deps.clock.now()],
    );
    const topics = made.length > 0 ? await deps.blocked(tx, viewer.personId, personId) : [];
    return { person, topics };
  });
  for (const { topic, seq } of topics) deps.hub.ring(topic, seq);
  return { person };
}

/** Takes the viewer's block back; without one nothing changes. */
export async function unblock(deps: PeopleDeps, viewer: Viewer, personId: string): Promise<{ personId: string }> {
  if (isId(personId)) {
    await deps.db.manager.delete(PersonBlockEntity, { blockerId: viewer.personId, blockedId: personId });
  }
  return { personId };
}

/** Whom the viewer has blocked, newest first. */
export async function blockedPeople(deps: PeopleDeps, viewer: Viewer, args: PageArgs): Promise<Page<BlockedPerson>> {
  const window = windowOf(args, ["instant", "id"]);
  const rows = await rowsOf<{ person_id: string; blocked_at: Date; sort: string }>(
    deps.db.manager,
    `select blocked_id as person_id, created_at as blocked_at, created_at::text as sort from person_block
     where blocker_id = $1 and ($2::timestamptz is null or (created_at, blocked_id) < ($2, $3::uuid))
     order by created_at desc, blocked_id desc limit $4`,
    [viewer.personId, ...(window.from ?? [null, null]), window.size + 1],
  );
  return pageOf(
    rows,
    window,
    row => [row.sort, row.person_id],
    row => ({ personId: row.person_id, blockedAt: row.blocked_at }),
  );
}
