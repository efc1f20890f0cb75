import type { EntityManager } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import type { Grown } from "../inbox/index.js";
import { keepAnswerTimes, tellsAnswerTime } from "./answer-times.js";
import { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { requestExpired, requestReminder } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { requestEvents } from "./mentorships.events.js";
import { namesOf, type Posting, postLetters } from "./post-letter.js";
import { nextReminder } from "./reminder-times.js";
import { turnOf } from "./request-moves.js";
import { writeMove } from "./write-move.js";

/** Requests taken by one transaction; the inboxes it writes to are locked until it ends. */
const batch = 20;

/**
 * Does what is due for requests at `now`: expires them, and reminds whoever's turn it is. Rows are taken with SKIP
 * LOCKED, so that sweeps of several nodes share them, each row once.
 */
export async function sweepRequests(deps: MentorshipsDeps, now: Date): Promise<void> {
  while (await expireSome(deps, now)) {}
  while (await remindSome(deps, now)) {}
}

async function expireSome(deps: MentorshipsDeps, now: Date): Promise<boolean> {
  // Looked for without holding them, leaving out what another sweep holds: who else could be asked is a search, and
  // nobody shall wait for it.
  const found = await inTransaction(deps.db, tx => takeDue(tx, "r.expires_at <= :now", now));
  const alternatives = new Map<string, readonly string[]>();
  for (const request of found) alternatives.set(request.id, await deps.alternatives(request));
  const grown = await inTransaction(deps.db, async tx => {
    const due = await takeDue(tx, "r.expires_at <= :now", now, [...alternatives.keys()]);
    const postings: Posting[] = [];
    const told = due.filter(request => tellsAnswerTime(request.state, "EXPIRED"));
    for (const request of due) {
      postings.push(...(await expiryPosting(deps, tx, request, alternatives.get(request.id) ?? [])));
      await writeMove(tx, request, { to: "EXPIRED", actorId: null, words: null, at: now });
    }
    await keepAnswerTimes(tx, told, now);
    await postLetters(deps, tx, postings);
    const events = due.flatMap(request => requestEvents(request, null));
    const grown: Grown[] = events.length > 0 ? await deps.inbox.append(tx, events) : [];
    return grown;
  });
  deps.inbox.ring(grown);
  return found.length > 0;
}

/** What the mentee is told before the request expires; nothing where the two have blocked each other. */
async function expiryPosting(
  deps: MentorshipsDeps,
  tx: EntityManager,
  request: MentorshipRequestEntity,
  alternativeIds: readonly string[],
): Promise<Posting[]> {
  const { id, menteeId, mentorId, state } = request;
  if (await deps.people.isBlockedBetween(tx, menteeId, mentorId)) return [];
  const names = await namesOf(tx, alternativeIds);
  const alternatives = alternativeIds.flatMap(one => names.get(one)?.displayName ?? []);
  const letter: Posting["letter"] = facts => requestExpired(facts, turnOf(state), alternatives);
  return [{ toId: menteeId, aboutId: mentorId, path: `requests/${id}`, key: id, letter }];
}

function remindSome(deps: MentorshipsDeps, now: Date): Promise<boolean> {
  return inTransaction(deps.db, async tx => {
    const due = await takeDue(tx, "r.remind_at <= :now and r.expires_at > :now", now);
    const postings: Posting[] = [];
    for (const request of due) {
      postings.push(...(await reminderPosting(deps, tx, request)));
      const remindAt = nextReminder(request.createdAt, request.expiresAt, now);
      await tx.update(MentorshipRequestEntity, { id: request.id }, { remindAt });
    }
    await postLetters(deps, tx, postings);
    return due.length > 0;
  });
}

/** Keyed by the instant it was due, so that each of a request's reminders is mailed once. */
async function reminderPosting(
  deps: MentorshipsDeps,
  tx: EntityManager,
  { id, menteeId, mentorId, expiresAt, remindAt, state }: MentorshipRequestEntity,
): Promise<Posting[]> {
  const side = turnOf(state);
  if (!side || !remindAt || (await deps.people.isBlockedBetween(tx, menteeId, mentorId))) return [];
  const [toId, aboutId] = side === "MENTOR" ? [mentorId, menteeId] : [menteeId, mentorId];
  const letter: Posting["letter"] = facts => requestReminder(facts, side, expiresAt);
  return [{ toId, aboutId, path: `requests/${id}`, key: `${id}:${remindAt.toISOString()}`, letter }];
}

/** Locks open requests that are due, of these ids alone where there are any, leaving to others what they have taken. */
const takeDue = (
  tx: EntityManager,
  due: "r.expires_at <= :now" | "r.remind_at <= :now and r.expires_at > :now",
  now: Date,
  ids: readonly string[] | null = null,
): Promise<MentorshipRequestEntity[]> =>
  tx
    .createQueryBuilder(MentorshipRequestEntity, "r")
    .where(due, { now })
    .andWhere("r.state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED')")
    .andWhere("(:ids::uuid[] is null or r.id = any(:ids))", { ids })
    .orderBy("r.id")
    .limit(batch)
    .setLock("pessimistic_write")
    .setOnLocked("skip_locked")
    .getMany();
