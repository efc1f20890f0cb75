import type { ProposalRow, UnpairedRow } from "./outcome.js";
import type { WhatIfKind, WhyNotCode } from "./pairing-words.js";

/** What is asked of a solved run, people named by their ids. */
export type RunQuestion =
  | { readonly kind: "whyNot"; readonly menteeId: string; readonly mentorId: string }
  | { readonly kind: "whatIf"; readonly change: RunChange }
  | {
      readonly kind: "edit";
      readonly menteeId: string;
      /** Null takes the mentee out. */
      readonly mentorId: string | null;
      /** Whom everybody has as it stands, by mentee. */
      readonly standing: Readonly<Record<string, string>>;
    };

/** One thing that could be otherwise; which people it is about, its kind says, and the other is not looked at. */
export interface RunChange {
  readonly kind: WhatIfKind;
  readonly menteeId?: string | null;
  readonly mentorId?: string | null;
}

/** Somebody who has a place that another wanted. */
export interface PlaceHolder {
  readonly menteeId: string;
  /** Which place they have among all that the mentor could have had, from 1. */
  readonly mentorRank: number;
  readonly isPinned: boolean;
  readonly byLottery: boolean;
}

export interface PairingSums {
  readonly pairedCount: number;
  /** As `PairingMeasures.total`. */
  readonly total: number;
}

/** Somebody who would have another mentor; null is none. */
export interface PairingMove {
  readonly menteeId: string;
  readonly fromId: string | null;
  readonly toId: string | null;
}

export interface WhatItTakes {
  readonly before: PairingSums;
  readonly after: PairingSums;
  readonly moves: readonly PairingMove[];
}

export interface WhyNotAnswer {
  readonly code: WhyNotCode;
  /** Whom the mentee has, where that is why. */
  readonly hasId: string | null;
  readonly byLottery: boolean;
  readonly menteeRank: number | null;
  readonly mentorRank: number | null;
  readonly holders: readonly PlaceHolder[];
  readonly takes: WhatItTakes | null;
}

/** What a change by hand does, and what its row would be. */
export interface EditAnswer {
  readonly isPossible: boolean;
  /** Of the mentor's places all but the mentee's own, when none is left; else null. */
  readonly holderIds: readonly string[] | null;
  readonly totalChange: number;
  /** Pairs who would both rather have each other, after it less before it. */
  readonly blockingPairsChange: number;
  readonly proposal: ProposalRow | null;
  readonly unpaired: UnpairedRow | null;
}

export type RunAnswer =
  | { readonly kind: "whyNot"; readonly answer: WhyNotAnswer }
  | { readonly kind: "whatIf"; readonly answer: WhatItTakes | null }
  | { readonly kind: "edit"; readonly answer: EditAnswer };
