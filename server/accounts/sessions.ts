import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import type { AccountsRoom } from "./accounts.deps.js";
import { SessionEntity } from "./entities/session.entity.js";
import { hashOf } from "./secrets.js";

/** A session as its owner sees it. */
export type OwnSession = SessionEntity & {
  /** Whether it is the one that asks. */
  readonly isCurrent: boolean;
};

/** The viewer's living sessions, the newest first. */
export async function listSessions(room: AccountsRoom, viewer: Viewer, args: PageArgs): Promise<Page<OwnSession>> {
  const window = windowOf(args, ["id"]);
  const query = room.db.manager
    .createQueryBuilder(SessionEntity, "session")
    .where("session.personId = :personId", { personId: viewer.personId })
    .andWhere("session.endedAt is null and session.expiresAt > :now", { now: room.clock.now() })
    .orderBy("session.id", window.backward ? "ASC" : "DESC")
    .take(window.size + 1);
  if (window.from !== null) {
    const [id] = window.from;
    query.andWhere(window.backward ? "session.id > :id" : "session.id < :id", { id });
  }
  return pageOf(
    await query.getMany(),
    window,
    session => [session.id],
    session => ({ ...session, isCurrent: session.id === viewer.sessionId }),
  );
}

/** Ends one of the viewer's sessions; one that has ended already stays so. */
export async function endSession(
  room: AccountsRoom,
  viewer: Viewer,
  sessionId: string,
): Promise<{ sessionId: string }> {
  if (!isId(sessionId)) throw notFound("session");
  const found = await rowsOf(
    room.db.manager,
    `update session set ended_at = coalesce(ended_at, $3) where id = $1 and person_id = $2 returning id`,
    [sessionId, viewer.personId, room.clock.now()],
  );
  if (found.length === 0) throw notFound("session");
  room.watch.announce([sessionId]);
  return { sessionId };
}

/** Ends the viewer's sessions but the one that asks; with an instant, only those not used since. */
export async function endOtherSessions(
  room: AccountsRoom,
  viewer: Viewer,
  notUsedSince: Date | null,
): Promise<{ endedCount: number }> {
  const ended = await endAll(room, room.db.manager, viewer.personId, { but: viewer.sessionId, notUsedSince });
  room.watch.announce(ended);
  return { endedCount: ended.length };
}

/** Ends the session of a refresh token, or without one the viewer's. What is not there has ended already. */
export async function signOut(room: AccountsRoom, sessionOf: { refreshToken: string } | Viewer): Promise<void> {
  const ended = await rowsOf<{ id: string }>(
    room.db.manager,
    "refreshToken" in sessionOf
      ? `update session set ended_at = $2 where ended_at is null
         and id = (select session_id from refresh_token where token_hash = $1) returning id`
      : "update session set ended_at = $2 where ended_at is null and id = $1 returning id",
    ["refreshToken" in sessionOf ? hashOf(sessionOf.refreshToken) : sessionOf.sessionId, room.clock.now()],
  );
  room.watch.announce(ended.map(session => session.id));
}

/** Ends a person's sessions and gives their ids, which are announced after the commit. */
export async function endAll(
  room: AccountsRoom,
  db: EntityManager,
  personId: string,
  { but = null, notUsedSince = null }: { but?: string | null; notUsedSince?: Date | null } = {},
): Promise<string[]> {
  const ended = await rowsOf<{ id: string }>(
    db,
    `update session set ended_at = $2 where person_id = $1 and ended_at is null and expires_at > $2
       and ($3::uuid is null or id <> $3) and ($4::timestamptz is null or last_used_at < $4) returning id`,
    [personId, room.clock.now(), but, notUsedSince],
  );
  return ended.map(session => session.id);
}
