import type { UnpairedReason } from "./pairing-words.js";

/** One pair as it is measured. */
export interface MeasuredPair {
  /** Among all that the mentee could have, from 1. */
  readonly menteeRank: number | null;
  /** How well the mentor fits the mentee and the other way round, in thousandths. */
  readonly worth: number;
  /** Null when one of the two does not show where they work. */
  readonly isSameInstitution: boolean | null;
}

/** What a run came to, in numbers. */
export interface PairingMeasures {
  readonly menteeCount: number;
  readonly mentorCount: number;
  readonly pairedCount: number;
  readonly unpairedCount: number;
  readonly unpairedByReason: { readonly [R in UnpairedReason]: number };
  /** Mentees who have one whom they like no less than any other they could have had. */
  readonly firstChoiceCount: number;
  /** Null when nobody is paired. */
  readonly meanRank: number | null;
  readonly worstRank: number | null;
  /** The sum over all pairs of what each of the two thinks of the other, 0 to 2 for a pair. */
  readonly total: number;
  readonly sameInstitutionCount: number;
}

interface Measured {
  readonly pairs: readonly MeasuredPair[];
  readonly unpaired: readonly UnpairedReason[];
  readonly mentorCount: number;
}

export function measuresOf({ pairs, unpaired, mentorCount }: Measured): PairingMeasures {
  const ranks = pairs.flatMap(({ menteeRank }) => menteeRank ?? []);
  const count = (reason: UnpairedReason) => unpaired.filter(one => one === reason).length;
  return {
    menteeCount: pairs.length + unpaired.length,
    mentorCount,
    pairedCount: pairs.length,
    unpairedCount: unpaired.length,
    unpairedByReason: {
      NO_POSSIBLE_MENTOR: count("NO_POSSIBLE_MENTOR"),
      PLACES_TAKEN: count("PLACES_TAKEN"),
      TAKEN_OUT: count("TAKEN_OUT"),
    },
    firstChoiceCount: ranks.filter(rank => rank === 1).length,
    meanRank: ranks.length === 0 ? null : rounded(ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length),
    worstRank: ranks.reduce<number | null>((worst, rank) => Math.max(worst ?? 0, rank), null),
    total: pairs.reduce((sum, { worth }) => sum + worth, 0) / 1_000,
    sameInstitutionCount: pairs.filter(({ isSameInstitution }) => isSameInstitution === true).length,
  };
}

const rounded = (mean: number): number => Math.round(mean * 100) / 100;
