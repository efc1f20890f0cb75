import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { In } from "typeorm";
import { isId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, type Window, windowOf } from "../kernel/page.js";
import { MentorshipEntity, type MentorshipStatus } from "./entities/mentorship.entity.js";
import { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { MentorshipRequestMoveEntity } from "./entities/mentorship-request-move.entity.js";
import { readableMentorship, readableRequest, type Side } from "./mentorships.policy.js";
import type { RequestState } from "./request-moves.js";

/** Which of their requests a person asks for; null asks for all. */
export interface RequestFilter {
  readonly role: Side | null;
  readonly states: readonly RequestState[] | null;
}

const mine = { MENTEE: "menteeId", MENTOR: "mentorId" } as const;

/** A person's requests, newest first. */
export async function listRequests(
  db: EntityManager,
  personId: string,
  { role, states }: RequestFilter,
  args: PageArgs,
): Promise<Page<MentorshipRequestEntity>> {
  const window = windowOf(args, ["id"]);
  const query = db
    .createQueryBuilder(MentorshipRequestEntity, "r")
    .where(readableRequest("r", ":personId::uuid"), { personId });
  if (role) query.andWhere({ [mine[role]]: personId });
  if (states) query.andWhere({ state: In([...states]) });
  return newestFirst(query, "r", window);
}

/** A person's mentorships, newest first; a null status asks for all. */
export async function listMentorships(
  db: EntityManager,
  personId: string,
  status: MentorshipStatus | null,
  args: PageArgs,
): Promise<Page<MentorshipEntity>> {
  const window = windowOf(args, ["id"]);
  const query = db
    .createQueryBuilder(MentorshipEntity, "m")
    .where(readableMentorship("m", ":personId::uuid"), { personId });
  if (status) query.andWhere({ status });
  return newestFirst(query, "m", window);
}

/** The moves of a request that its asker has been given, in the order they were made. */
export async function listMoves(
  db: EntityManager,
  requestId: string,
  args: PageArgs,
): Promise<Page<MentorshipRequestMoveEntity>> {
  const window = windowOf(args, ["integer"]);
  const query = db
    .createQueryBuilder(MentorshipRequestMoveEntity, "v")
    .where({ requestId })
    .orderBy("v.number", "ASC")
    .limit(window.size + 1);
  if (window.from) query.andWhere("v.number > :from", { from: window.from[0] });
  return pageOf(
    await query.getMany(),
    window,
    move => [move.number],
    move => move,
  );
}

/** Requests by id, as far as the person may read them. */
export async function readableRequests(
  db: EntityManager,
  personId: string,
  ids: readonly string[],
): Promise<Map<string, MentorshipRequestEntity>> {
  const rows = await db
    .createQueryBuilder(MentorshipRequestEntity, "r")
    .where({ id: In(ids.filter(isId)) })
    .andWhere(readableRequest("r", ":personId::uuid"), { personId })
    .getMany();
  return new Map(rows.map(row => [row.id, row]));
}

/** Mentorships by id, as far as the person may read them. */
export async function readableMentorships(
  db: EntityManager,
  personId: string,
  ids: readonly string[],
): Promise<Map<string, MentorshipEntity>> {
  const rows = await db
    .createQueryBuilder(MentorshipEntity, "m")
    .where({ id: In(ids.filter(isId)) })
    .andWhere(readableMentorship("m", ":personId::uuid"), { personId })
    .getMany();
  return new Map(rows.map(row => [row.id, row]));
}

/** The mentorship that came of each of these requests; one that led to none is absent. */
export async function mentorshipsOfRequests(
  db: EntityManager,
  requestIds: readonly string[],
): Promise<Map<string, MentorshipEntity>> {
  const rows = await db.findBy(MentorshipEntity, { requestId: In([...requestIds]) });
  return new Map(rows.map(row => [row.requestId ?? "", row]));
}

/** Ids are made in the order of time, so the id is the key of the list. */
async function newestFirst<E extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<E>,
  alias: "r" | "m",
  window: Window<readonly ["id"]>,
): Promise<Page<E>> {
  if (window.from) {
    const [from] = window.from;
    query.andWhere(`${alias}.id < :from`, { from });
  }
  query.orderBy(`${alias}.id`, "DESC").limit(window.size + 1);
  return pageOf(
    await query.getMany(),
    window,
    row => [row.id],
    row => row,
  );
}
