import type { AnswerTimeBand } from "../../mentorships/index.js";
import type { CareerStage, HelpKind } from "../../people/index.js";
import type { TermRow } from "../taxonomy.js";
import type { Weights } from "../weights.js";
import type { PairingPinKind } from "./pairing-words.js";
import type { PairingRules } from "./rules.js";

/** What a pairing compares of somebody: what they show to the program, a hidden field is null. */
interface Compared {
  readonly id: string;
  readonly interestIds: readonly number[] | null;
  readonly practiceAreaIds: readonly number[] | null;
  readonly regionId: number | null;
  readonly institutionRoot: string | null;
  readonly languages: readonly string[] | null;
  readonly stage: CareerStage | null;
  /** The quarter hours of a usual week, a digit each. */
  readonly week: string | null;
  /** Persons, the best first; empty for somebody who said nothing. */
  readonly ranked: readonly string[];
}

export type MenteeInput = Compared;

export interface MentorInput extends Compared {
  readonly answersWithin: AnswerTimeBand | null;
  readonly institutionId: string | null;
  readonly helpOffered: readonly HelpKind[] | null;
  /** New mentees the run may give the mentor by its rules; none for one who takes part only for who is pinned to them. */
  readonly places: number;
  /** All the places they have: pins go beyond the rules. Left out in inputs kept before pins did; there are no more then. */
  readonly allPlaces?: number;
}

/** A mentee and a mentor, by their ids. */
export type PairIds = readonly [menteeId: string, mentorId: string];

/** All that a run's result is made of: the same inputs, objective and seed give the same pairs everywhere, for ever. */
export interface PairingInputs {
  readonly rules: PairingRules;
  readonly weights: Weights;
  /** By their ids. */
  readonly mentees: readonly MenteeInput[];
  readonly mentors: readonly MentorInput[];
  /** Pairs that cannot be, whoever said so: private bans, blocks, mentorships the two have. */
  readonly barred: readonly PairIds[];
  readonly pins: readonly (readonly [...PairIds, PairingPinKind])[];
  readonly terms: readonly TermRow[];
}
