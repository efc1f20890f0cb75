import type { AnswerTimeBand } from "../mentorships/index.js";
import type { CareerStage, HelpKind } from "../people/index.js";
import { kindOf, type PerspectiveDistance, type SearchReasonCode, type SearchReasonKind } from "./search-words.js";
import { budgetsOf, type Criterion, type Weights } from "./weights.js";

/** Something wanted: any of these terms is it, because a narrower term counts as the wider one. */
export type Concept = ReadonlySet<number>;

export interface WantedTerms {
  readonly concepts: readonly Concept[];
  /** Whether somebody who has none of them is left out. */
  readonly isRequired: boolean;
  /** How many of them earn all the points. */
  readonly full: number;
}

/** How different a mentor shall be in one respect. */
export interface Axis<V> {
  readonly distance: PerspectiveDistance;
  /** All values that count as the viewer's own; null when their profile does not say. */
  readonly own: ReadonlySet<V> | null;
}

/** The viewer's usual week as mentors' weeks are laid over it, in quarters of an hour. */
export interface Overlap {
  /** How many in common earn all the points. */
  readonly full: number;
  /** Who has fewer in common, or does not say, is left out; null leaves nobody out. */
  readonly atLeast: number | null;
}

/** Everything asked, with words and places resolved: what is left is to compare. Null and empty ask for nothing. */
export interface Search {
  readonly hasText: boolean;
  readonly interests: WantedTerms | null;
  readonly practiceAreas: WantedTerms | null;
  readonly stages: readonly CareerStage[];
  readonly regions: Concept | null;
  /** The roots of those of which a mentor must be at one; it earns no points. */
  readonly institutions: ReadonlySet<string> | null;
  /** Canonical BCP 47 tags. */
  readonly languages: readonly string[];
  readonly help: readonly HelpKind[];
  readonly institution: Axis<string>;
  readonly region: Axis<number>;
  readonly practiceArea: Axis<number>;
  /** Null when the viewer has not said when they are available. */
  readonly overlap: Overlap | null;
  /** The stages ahead of the viewer's own; null when they name none, or the last. */
  readonly stagesAhead: ReadonlySet<CareerStage> | null;
}

/** A week is compared by quarters of an hour. */
export const quartersOfHour = 4;

/** How a text found somebody, and how much of the text's points that is worth, in tenths. */
export const textTenths = { NAME: 10, TERM: 8, WORDS: 3 } as const;
export type TextMatch = keyof typeof textTenths;

/** A mentor as members of the program may see them: a field they hide is null, and null never matches. */
export interface Candidate {
  readonly personId: string;
  readonly interestIds: readonly number[] | null;
  readonly practiceAreaIds: readonly number[] | null;
  readonly stage: CareerStage | null;
  readonly regionId: number | null;
  readonly institutionId: string | null;
  /** The system of a campus, the institution itself otherwise. */
  readonly institutionRoot: string | null;
  readonly languages: readonly string[] | null;
  readonly helpOffered: readonly HelpKind[] | null;
  /** Quarters of an hour a week in which the viewer is available too; null when either side does not say. */
  readonly overlapQuarters: number | null;
  /** Null while too few have asked the mentor for a request. */
  readonly answersWithin: AnswerTimeBand | null;
  readonly placesLeft: number;
  readonly isPaused: boolean;
  /** Null for a pause without an end, and without a pause. */
  readonly pausedUntil: Date | null;
  readonly isRequested: boolean;
  readonly isPaired: boolean;
  /** Null when the search has no text. */
  readonly textMatch: TextMatch | null;
}

/** What a reason is about; what it is not about is null. */
export interface ReasonFacts {
  readonly termIds: readonly number[] | null;
  readonly institutionId: string | null;
  readonly stage: CareerStage | null;
  readonly languages: readonly string[] | null;
  readonly help: readonly HelpKind[] | null;
  /** Hours a week, in quarters. */
  readonly overlapHours: number | null;
  readonly answersWithin: AnswerTimeBand | null;
  readonly placesLeft: number | null;
  readonly pausedUntil: Date | null;
}

export interface Reason extends ReasonFacts {
  readonly code: SearchReasonCode;
  readonly kind: SearchReasonKind;
  /** Thousandths of a whole score. */
  readonly thousandths: number;
}

export interface Scored {
  /** The sum of the reasons' thousandths, from 0 to 1000. */
  readonly thousandths: number;
  /** The one with most points first, blocking ones last. */
  readonly reasons: readonly Reason[];
}

/** A finding of one criterion: the reason and how many parts of the criterion's points it earns. */
interface Finding {
  readonly code: SearchReasonCode;
  readonly facts: Partial<ReasonFacts>;
  readonly parts: number;
  readonly of: number;
}

/** "LEAVE_OUT" when the mentor lacks what was required; null when there is nothing to say. */
type Verdict = Finding | "LEAVE_OUT" | null;

const nothing: ReasonFacts = {
  termIds: null,
  institutionId: null,
  stage: null,
  languages: null,
  help: null,
  overlapHours: null,
  answersWithin: null,
  placesLeft: null,
  pausedUntil: null,
};

/** A search with the score shared among what it asks: made once, asked for each mentor. */
export interface Plan {
  readonly search: Search;
  readonly budgets: ReadonlyMap<Criterion, number>;
}

export function planOf(search: Search, weights: Weights): Plan {
  const counts: { readonly [C in Criterion]: boolean } = {
    TEXT: search.hasText,
    SHARED_INTEREST: search.interests !== null,
    SHARED_PRACTICE_AREA: search.practiceAreas !== null,
    STAGE: search.stages.length > 0,
    REGION: search.regions !== null,
    LANGUAGE: search.languages.length > 0,
    OFFERS_HELP: search.help.length > 0,
    DIFFERENT_INSTITUTION: earns(search.institution),
    DIFFERENT_REGION: earns(search.region),
    DIFFERENT_PRACTICE_AREA: earns(search.practiceArea),
    OVERLAP_HOURS: search.overlap !== null,
    STAGE_AHEAD: search.stagesAhead !== null,
    ANSWERS_WITHIN: true,
    PLACES_LEFT: true,
  };
  const criteria = (Object.keys(counts) as Criterion[]).filter(criterion => counts[criterion]);
  return { search, budgets: budgetsOf(criteria, weights) };
}

const earns = (axis: Axis<unknown>): boolean => axis.distance !== "ANY" && axis.own !== null;

/** What a mentor scores and why; null for one who lacks what the search requires. Blocks and roles are asked before. */
export function score({ search, budgets }: Plan, mentor: Candidate): Scored | null {
  const reasons: Reason[] = [];
  for (const [criterion, verdict] of judge(search, mentor)) {
    if (verdict === "LEAVE_OUT") return null;
    if (verdict === null) continue;
    const { code, facts, parts, of } = verdict;
    const thousandths = Math.floor(((budgets.get(criterion) ?? 0) * parts) / of);
    reasons.push({ ...nothing, ...facts, code, kind: kindOf(code), thousandths });
  }
  reasons.sort((a, b) => b.thousandths - a.thousandths);
  return {
    thousandths: reasons.reduce((sum, reason) => sum + reason.thousandths, 0),
    reasons: [...reasons, ...blocking(mentor)],
  };
}

/** Whether `score` is null: the same judgment for whoever asks it of many and needs no reasons. */
export function isLeftOut(search: Search, mentor: Candidate): boolean {
  for (const [, verdict] of judge(search, mentor)) if (verdict === "LEAVE_OUT") return true;
  return false;
}

function* judge(search: Search, mentor: Candidate): Generator<readonly [Criterion, Verdict]> {
  yield ["TEXT", text(search, mentor)];
  yield ["SHARED_INTEREST", terms("SHARED_INTEREST", search.interests, mentor.interestIds)];
  yield ["SHARED_PRACTICE_AREA", terms("SHARED_PRACTICE_AREA", search.practiceAreas, mentor.practiceAreaIds)];
  yield ["STAGE", stage(search, mentor)];
  yield ["REGION", region(search, mentor)];
  yield ["LANGUAGE", languages(search, mentor)];
  yield ["OFFERS_HELP", help(search, mentor)];
  yield ["DIFFERENT_INSTITUTION", institution(search, mentor)];
  yield [
    "DIFFERENT_REGION",
    distance(search.region, known(mentor.regionId), "REGION", { termIds: known(mentor.regionId) }),
  ];
  const areas = mentor.practiceAreaIds ?? [];
  yield ["DIFFERENT_PRACTICE_AREA", distance(search.practiceArea, areas, "PRACTICE_AREA", { termIds: areas })];
  yield ["OVERLAP_HOURS", overlap(search, mentor)];
  yield ["STAGE_AHEAD", stageAhead(search, mentor)];
  yield ["ANSWERS_WITHIN", answers(mentor)];
  yield ["PLACES_LEFT", places(mentor)];
}

const known = <V>(value: V | null): V[] => (value === null ? [] : [value]);

function text({ hasText }: Search, { textMatch }: Candidate): Verdict {
  if (!hasText) return null;
  if (textMatch === null) return "LEAVE_OUT";
  return { code: "TEXT", facts: {}, parts: textTenths[textMatch], of: 10 };
}

function terms(code: SearchReasonCode, wanted: WantedTerms | null, has: readonly number[] | null): Verdict {
  if (!wanted) return null;
  const met = wanted.concepts.filter(concept => has?.some(id => concept.has(id)));
  if (met.length === 0) return wanted.isRequired ? "LEAVE_OUT" : null;
  const termIds = (has ?? []).filter(id => met.some(concept => concept.has(id)));
  return { code, facts: { termIds }, parts: Math.min(met.length, wanted.full), of: wanted.full };
}

function stage({ stages }: Search, mentor: Candidate): Verdict {
  if (stages.length === 0) return null;
  if (mentor.stage === null || !stages.includes(mentor.stage)) return "LEAVE_OUT";
  return { code: "STAGE", facts: { stage: mentor.stage }, parts: 1, of: 1 };
}

function region({ regions }: Search, { regionId }: Candidate): Verdict {
  if (!regions) return null;
  if (regionId === null || !regions.has(regionId)) return "LEAVE_OUT";
  return { code: "REGION", facts: { termIds: [regionId] }, parts: 1, of: 1 };
}

function institution(search: Search, { institutionId, institutionRoot }: Candidate): Verdict {
  const { institutions } = search;
  if (institutions && (institutionRoot === null || !institutions.has(institutionRoot))) return "LEAVE_OUT";
  return distance(search.institution, known(institutionRoot), "INSTITUTION", { institutionId });
}

/** Whether a tag is the wanted one or a variety of it (RFC 4647, basic filtering): `es` finds `es-MX`. */
const isLanguage = (tag: string, wanted: string): boolean => tag === wanted || tag.startsWith(`${wanted}-`);

function languages(search: Search, mentor: Candidate): Verdict {
  const wanted = search.languages;
  if (wanted.length === 0) return null;
  const met = wanted.filter(one => mentor.languages?.some(tag => isLanguage(tag, one)));
  if (met.length === 0) return "LEAVE_OUT";
  const spoken = (mentor.languages ?? []).filter(tag => met.some(one => isLanguage(tag, one)));
  return { code: "LANGUAGE", facts: { languages: spoken }, parts: met.length, of: wanted.length };
}

function help(search: Search, { helpOffered }: Candidate): Verdict {
  if (search.help.length === 0) return null;
  const met = search.help.filter(kind => helpOffered?.includes(kind));
  if (met.length === 0) return "LEAVE_OUT";
  return { code: "OFFERS_HELP", facts: { help: met }, parts: met.length, of: search.help.length };
}

/**
 * Different is what is known to differ. Where either side is unknown there is no reason, and a mentor who does not say
 * is left out where a difference is required: taken in, they would have told that they differ.
 */
function distance<V>(
  { distance, own }: Axis<V>,
  theirs: readonly V[],
  what: "INSTITUTION" | "REGION" | "PRACTICE_AREA",
  facts: Partial<ReasonFacts>,
): Verdict {
  const isRequired = distance === "REQUIRE_DIFFERENT";
  if (own === null || theirs.length === 0) return isRequired ? "LEAVE_OUT" : null;
  if (!theirs.some(value => own.has(value))) return { code: `DIFFERENT_${what}`, facts, parts: 1, of: 1 };
  return isRequired ? "LEAVE_OUT" : { code: `SAME_${what}`, facts, parts: 0, of: 1 };
}

/** No hour in common is said as well: the two would have to meet when one of them is not available. */
function overlap(search: Search, { overlapQuarters: quarters }: Candidate): Verdict {
  if (search.overlap === null) return null;
  const { full, atLeast } = search.overlap;
  if (atLeast !== null && (quarters === null || quarters < atLeast)) return "LEAVE_OUT";
  if (quarters === null) return null;
  return {
    code: "OVERLAP_HOURS",
    facts: { overlapHours: quarters / quartersOfHour },
    parts: Math.min(quarters, full),
    of: full,
  };
}

function stageAhead({ stagesAhead }: Search, { stage }: Candidate): Verdict {
  if (stage === null || !stagesAhead?.has(stage)) return null;
  return { code: "STAGE_AHEAD", facts: { stage }, parts: 1, of: 1 };
}

/** Each band earns a part less than the quicker one, and the slowest none. */
export const answerParts = {
  WITHIN_A_DAY: 3,
  WITHIN_THREE_DAYS: 2,
  WITHIN_A_WEEK: 1,
  LONGER: 0,
} as const satisfies { readonly [B in AnswerTimeBand]: number };
export const allAnswerParts = answerParts.WITHIN_A_DAY;

function answers({ answersWithin }: Candidate): Verdict {
  if (answersWithin === null) return null;
  const parts = answerParts[answersWithin];
  return { code: "ANSWERS_WITHIN", facts: { answersWithin }, parts, of: allAnswerParts };
}

function places({ placesLeft, isPaused }: Candidate): Verdict {
  if (placesLeft === 0 || isPaused) return null;
  return { code: "PLACES_LEFT", facts: { placesLeft }, parts: 1, of: 1 };
}

function* blocking(mentor: Candidate): Generator<Reason> {
  const reason = (code: SearchReasonCode, facts: Partial<ReasonFacts> = {}): Reason => ({
    ...nothing,
    ...facts,
    code,
    kind: kindOf(code),
    thousandths: 0,
  });
  if (mentor.isPaired) yield reason("ALREADY_PAIRED");
  if (mentor.isRequested) yield reason("REQUEST_OPEN");
  if (mentor.isPaused) yield reason("PAUSED", { pausedUntil: mentor.pausedUntil });
  if (mentor.placesLeft === 0) yield reason("NO_PLACES", { placesLeft: 0 });
}
