import { Fault } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import type { SearchDistance } from "../read-search.js";
import type { PerspectiveDistance } from "../search-words.js";
import type { MentorScope } from "./pairing-words.js";

/** What a run holds to beside people's wishes, as it is kept; everything is said. */
export interface PairingRules {
  readonly mentors: MentorScope;
  readonly institution: PerspectiveDistance;
  readonly region: PerspectiveDistance;
  readonly practiceArea: PerspectiveDistance;
  /** Whether the two must have a language in common. */
  readonly sharedLanguage: boolean;
  /** New mentees of one mentor at most, but for pins; null for as many as the mentor has places. */
  readonly mostPerMentor: number | null;
  /** People, in the order of their ids: of the mentees only these; null for all. Left out in rules kept before there was this. */
  readonly menteeIds?: readonly string[] | null;
}

/** What a coordinator asks a run to hold to; what is left out is not asked. */
export interface AskedRules {
  readonly mentors?: MentorScope | null;
  readonly distance?: SearchDistance | null;
  readonly sharedLanguage?: boolean | null;
  readonly mostPerMentor?: number | null;
  readonly menteeIds?: readonly string[] | null;
}

/** The rules with everything said; another institution is preferred where nothing is asked, for the perspective. */
export function checkedRules({
  mentors,
  distance,
  sharedLanguage,
  mostPerMentor,
  menteeIds,
}: AskedRules): PairingRules {
  if (mostPerMentor != null && (mostPerMentor < 1 || mostPerMentor > 100)) {
    throw new Fault("BAD_INPUT", "input.mostPerMentor must be from 1 to 100.", { field: "input.mostPerMentor" });
  }
  return {
    mentors: mentors ?? "PROGRAM",
    institution: distance?.institution ?? "PREFER_DIFFERENT",
    region: distance?.region ?? "ANY",
    practiceArea: distance?.practiceArea ?? "ANY",
    sharedLanguage: sharedLanguage ?? false,
    mostPerMentor: mostPerMentor ?? null,
    menteeIds: menteeIds == null ? null : checkedMentees(menteeIds),
  };
}

const mostNamed = 100;

/** Who is no mentee without a mentor is no fault: it changes while a coordinator looks. */
function checkedMentees(menteeIds: readonly string[]): string[] {
  const ids = [...new Set(menteeIds)].sort();
  const field = "input.menteeIds";
  if (ids.length < 1 || ids.length > mostNamed) {
    throw new Fault("BAD_INPUT", `${field} must have 1 to ${mostNamed} entries.`, { field });
  }
  if (!ids.every(isId)) throw new Fault("BAD_INPUT", `${field} holds what is no person's id.`, { field });
  return ids;
}
