import { wordsOf } from "../../kernel/words.js";
import type { LogEvent, NewEvent, StreamMark } from "../../realtime/index.js";

/** What made a mentor fit a search. */
export const MentorFitsReasons = wordsOf("JOINED", "CHANGED", "HAS_PLACE_AGAIN");
export type MentorFitsReason = keyof typeof MentorFitsReasons;

interface Base {
  readonly cursor: string;
  readonly savedSearchId: string;
}

interface OfMentor extends Base {
  readonly mentorId: string;
  readonly enrollmentId: string;
}

/** What happens to a saved search, in the order it was found. */
export type SavedSearchEvent =
  | (OfMentor & { readonly type: "MentorFits"; readonly reason: MentorFitsReason })
  | (OfMentor & { readonly type: "MentorFitsNoMore" })
  | (Base & { readonly type: "SavedSearchChanged" });

export type MentorSearchEvent = StreamMark | SavedSearchEvent;

interface Mentor {
  readonly mentorId: string;
  readonly enrollmentId: string;
}

export const mentorFits = ({ mentorId, enrollmentId }: Mentor, reason: MentorFitsReason): NewEvent => ({
  kind: "MentorFits",
  facts: { mentorId, enrollmentId, reason },
  actorId: null,
});

/** It says nothing of why, so that a block reads like a pause. */
export const mentorFitsNoMore = ({ mentorId, enrollmentId }: Mentor): NewEvent => ({
  kind: "MentorFitsNoMore",
  facts: { mentorId, enrollmentId },
  actorId: null,
});

export const savedSearchChanged: NewEvent = { kind: "SavedSearchChanged", facts: {}, actorId: null };

/** The owner may not follow any more: the search is gone, or they are out of the program. */
export const accessEnds: NewEvent = { kind: "AccessEnds", facts: {}, actorId: null, access: true };

/** The log's event as it is shown; null for what is internal. */
export function toSavedSearchEvent(savedSearchId: string, event: LogEvent, cursor: string): SavedSearchEvent | null {
  const base = { cursor, savedSearchId };
  const fact = (name: string) => String(event.facts[name]);
  const mentor = () => ({ mentorId: fact("mentorId"), enrollmentId: fact("enrollmentId") });
  switch (event.kind) {
    case "MentorFits":
      return { ...base, ...mentor(), type: event.kind, reason: fact("reason") as MentorFitsReason };
    case "MentorFitsNoMore":
      return { ...base, ...mentor(), type: event.kind };
    case "SavedSearchChanged":
      return { ...base, type: event.kind };
    default:
      return null;
  }
}
