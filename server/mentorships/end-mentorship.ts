import { inTransaction } from "../db/transaction.js";
import { notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { MentorshipEntity } from "./entities/mentorship.entity.js";
import { mentorshipEnded } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { mentorshipEvents } from "./mentorships.events.js";
import { canEnd, sideOf } from "./mentorships.policy.js";
import { postLetters } from "./post-letter.js";
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
    const mentorship = isId(mentorshipId)
      ? await tx.findOne(MentorshipEntity, { where: { id: mentorshipId }, lock: { mode: "pessimistic_write" } })
      : null;
    if (!mentorship || sideOf(mentorship, viewer.personId) === null) throw notFound("mentorship");
    if (!canEnd(mentorship, viewer.personId)) return { mentorship, grown: [] };
    const ended = { status: "ENDED", endedAt: deps.clock.now(), endedBy: viewer.personId, endNote } as const;
    await tx.update(MentorshipEntity, { id: mentorship.id }, ended);
    Object.assign(mentorship, ended);
    const toId = viewer.personId === mentorship.menteeId ? mentorship.mentorId : mentorship.menteeId;
    // Between people who blocked each other no mail passes either.
    if (!(await deps.people.isBlockedBetween(tx, viewer.personId, toId))) {
      const path = `mentorships/${mentorship.id}`;
      await postLetters(deps, tx, [
        { toId, aboutId: viewer.personId, path, key: mentorship.id, letter: mentorshipEnded },
      ]);
    }
    const events = mentorshipEvents("MentorshipEnded", mentorship, viewer.personId);
    return { mentorship, grown: await deps.inbox.append(tx, events) };
  });
  deps.inbox.ring(grown);
  return { mentorship };
}
