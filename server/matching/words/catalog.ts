import type { AnswerTimeBand } from "../../mentorships/index.js";
import type { CareerStage, HelpKind } from "../../people/index.js";
import type { SearchReasonCode } from "../search-words.js";

/** A sentence for each plural form of its language (CLDR); which one is said depends on the reason's number. */
export type Plurals = { readonly other: string } & { readonly [F in Intl.LDMLPluralRule]?: string };

/** What some reasons say beside their usual sentence. */
export type SpecialSaying = "PAUSED_UNTIL" | "NO_OVERLAP" | `ANSWERS_${AnswerTimeBand}`;

/** Codes that are said by what they hold alone. */
type Saying = Exclude<SearchReasonCode, "ANSWERS_WITHIN"> | SpecialSaying;

/**
 * The words of one language for the reasons. A sentence speaks to the viewer about the mentor and may hold {terms},
 * {institution}, {stage}, {languages}, {help}, {day} and {number}; names come as they are, in the language they are in.
 */
export interface Catalog {
  readonly sentences: { readonly [S in Saying]: string | Plurals };
  readonly stages: { readonly [S in CareerStage]: string };
  readonly help: { readonly [H in HelpKind]: string };
}
