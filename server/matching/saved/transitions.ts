import { setImmediate } from "node:timers/promises";
import type { AskedSearch } from "./asked-search.js";
import type { MentorState } from "./fits.js";
import type { MentorFitsReason } from "./saved-search.events.js";
import { pairKey } from "./text-found.js";

/** A mentor who changed, before and after, and the searches they may have come to fit or ceased to. */
export interface Moved {
  readonly enrollmentId: string;
  /** Null when they were not there, and no search was saved while they were. */
  readonly mentorId: string | null;
  /** Null when they were not there. */
  readonly before: MentorState | null;
  readonly after: MentorState | null;
  /** Whether their words differ by the names of terms and institutions at most, which is no doing of theirs. */
  readonly saysTheSame: boolean;
  readonly searchIds: readonly string[];
}

/** That a mentor came to fit a search, or fits no more. */
export interface Transition {
  readonly searchId: string;
  readonly programId: string;
  readonly ownerId: string;
  readonly enrollmentId: string;
  readonly mentorId: string;
  /** Null when they fit no more. */
  readonly reason: MentorFitsReason | null;
}

interface Found {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** Milliseconds after which others of this process get their turn. */
const sliceMs = 10;

/** What became of it: for each mentor and search, whether the mentor fits now and did not before, or the other way. */
export async function transitionsOf(
  moved: readonly Moved[],
  searches: ReadonlyMap<string, AskedSearch>,
  found: Found,
  known: ReadonlyMap<string, boolean | null>,
): Promise<Transition[]> {
  const transitions: Transition[] = [];
  let sliceEnd = performance.now() + sliceMs;
  for (const { enrollmentId, mentorId, before, after, saysTheSame, searchIds } of moved) {
    if (mentorId === null) continue;
    const hadWords = saysTheSame ? found.after : found.before;
    for (const searchId of searchIds) {
      const asked = searches.get(searchId);
      if (!asked) continue;
      const key = pairKey(searchId, enrollmentId);
      const knew = known.get(key);
      if (knew === null) continue;
      const did = knew ?? before?.fits(asked, hadWords.has(key)) ?? false;
      const does = after?.fits(asked, found.after.has(key)) ?? false;
      if (did === does) continue;
      const { programId, ownerId } = asked.row;
      // Nobody is told of what their own mentorship did to the places.
      if (before?.facts.mentees.includes(ownerId)) continue;
      const reason = does ? reasonOf(asked, before, hadWords.has(key)) : null;
      transitions.push({ searchId, programId, ownerId, enrollmentId, mentorId, reason });
    }
    if (performance.now() > sliceEnd) {
      await setImmediate();
      sliceEnd = performance.now() + sliceMs;
    }
  }
  return transitions;
}

/** A block that was lifted reads like a pause that ended. */
function reasonOf(asked: AskedSearch, before: MentorState | null, hadWords: boolean): MentorFitsReason {
  if (before === null) return "JOINED";
  return before.meets(asked, hadWords) ? "HAS_PLACE_AGAIN" : "CHANGED";
}
