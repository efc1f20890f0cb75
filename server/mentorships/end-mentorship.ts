import type { EntityManager } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import type { Grown } from "../inbox/index.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { MentorshipEntity } from "./entities/mentorship.entity.js";
import { mentorshipClosed, mentorshipEnded } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { mentorshipEvents } from "./mentorships.events.js";
import { canEnd, sideOf } from "./mentorships.policy.js";
import { type Posting, postLetters } from "./post-letter.js";
import { longestWords } from "./request-mentorship.js";

export interface EndMentorship {
  readonly mentorshipId: string;
  readonly note?: string | null;
}

/** Ends a mentorship for both; ending one that has ended changes nothing. The place it took is free at once. */
export async function endMentorship(
  deps: MentorshipsDeps,
  viewer: Viewer,
  input: EndMentorship,
): Promise<{ mentorship: MentorshipEntity }> {
  const { mentorshipId } = input;
  const rule = { field: "input.note", max: longestWords, multiline: true };
  const endNote = input.note?.trim() ? checkedText(input.note, rule) : null;
  const { mentorship, grown } = await inTransaction(deps.db, async tx => {
    const mentorship = await held(tx, mentorshipId);
    if (!mentorship || sideOf(mentorship, viewer.personId) === null) throw notFound("mentorship");
    if (!canEnd(mentorship, viewer.personId)) return { mentorship, grown: [] };
    const { menteeId, mentorId } = mentorship;
    const toId = viewer.personId === menteeId ? mentorId : menteeId;
    const letter = { toId, aboutId: viewer.personId, letter: mentorshipEnded };
    return { mentorship, grown: await end(deps, tx, mentorship, { by: viewer.personId, endNote, letters: [letter] }) };
  });
  deps.inbox.ring(grown);
  return { mentorship };
}

/** What is told of a mentorship that a coordinator has closed: nothing of what the two wrote. */
export interface ClosedMentorship {
  readonly mentorshipId: string;
  readonly endedAt: Date;
}

/** Ends a mentorship of the program for both, by a coordinator; one that has ended stays as it is. */
export async function closeMentorship(
  deps: MentorshipsDeps,
  viewer: Viewer,
  { mentorshipId }: { readonly mentorshipId: string },
): Promise<ClosedMentorship> {
  const { mentorship, grown } = await inTransaction(deps.db, async tx => {
    const mentorship = await held(tx, mentorshipId);
    if (!mentorship) throw notFound("mentorship");
    if (!(await deps.programs.isCoordinator(tx, mentorship.programId, viewer.personId))) {
      if (sideOf(mentorship, viewer.personId) === null) throw notFound("mentorship");
      throw new Fault("FORBIDDEN", "Only a coordinator of the program may do this.");
    }
    if (mentorship.status !== "ACTIVE") return { mentorship, grown: [] };
    const { menteeId, mentorId } = mentorship;
    const letters = [
      { toId: menteeId, aboutId: mentorId, letter: mentorshipClosed },
      { toId: mentorId, aboutId: menteeId, letter: mentorshipClosed },
    ];
    return { mentorship, grown: await end(deps, tx, mentorship, { by: viewer.personId, endNote: null, letters }) };
  });
  deps.inbox.ring(grown);
  return { mentorshipId: mentorship.id, endedAt: mentorship.endedAt ?? deps.clock.now() };
}

const held = async (tx: EntityManager, id: string): Promise<MentorshipEntity | null> =>
  isId(id) ? tx.findOne(MentorshipEntity, { where: { id }, lock: { mode: "pessimistic_write" } }) : null;

interface End {
  readonly by: string;
  readonly endNote: string | null;
  readonly letters: readonly Pick<Posting, "toId" | "aboutId" | "letter">[];
}

async function end(
  deps: MentorshipsDeps,
  tx: EntityManager,
  mentorship: MentorshipEntity,
  { by, endNote, letters }: End,
): Promise<Grown[]> {
  const ended = { status: "ENDED", endedAt: deps.clock.now(), endedBy: by, endNote } as const;
  await tx.update(MentorshipEntity, { id: mentorship.id }, ended);
  Object.assign(mentorship, ended);
  // Between people who blocked each other no mail passes either.
  if (!(await deps.people.isBlockedBetween(tx, mentorship.menteeId, mentorship.mentorId))) {
    const { id } = mentorship;
    const postings = letters.map(one => ({ ...one, path: `mentorships/${id}`, key: `${id}:${one.toId}` }));
    await postLetters(deps, tx, postings);
  }
  return deps.inbox.append(tx, mentorshipEvents("MentorshipEnded", mentorship, by));
}
