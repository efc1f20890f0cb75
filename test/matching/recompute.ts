import { taxonomy } from "../../server/demo/data/taxonomy.js";
import type { MentorSearch } from "../../server/matching/index.js";
import { type Hit, thousandths } from "../support/makers/matching.js";

/** What a viewer's own profile says, as far as a score depends on it. */
export interface Own {
  readonly interestKeys: readonly string[];
  readonly stage: string;
  /** Quarters of an hour a week; 0 when unsaid. */
  readonly quarters: number;
}

type Asked = Omit<MentorSearch, "programId">;
type Weights = ReadonlyMap<string, number>;

const parents = new Map(taxonomy.map(term => [term.key, term.parentKey]));
const isUnder = (key: string, wide: string): boolean => {
  for (let at: string | null = key; at !== null; at = parents.get(at) ?? null) if (at === wide) return true;
  return false;
};
const last = "LEADER";
const bands = ["LONGER", "WITHIN_A_WEEK", "WITHIN_THREE_DAYS", "WITHIN_A_DAY"];

/** Which criteria count in this search, in the order in which they take what remains. */
function counting(asked: Asked, own: Own): string[] {
  const some = (list: readonly unknown[] | null | undefined) => (list?.length ?? 0) > 0;
  const differs = (axis: "institution" | "region" | "practiceArea") => (asked.distance?.[axis] ?? "ANY") !== "ANY";
  const counts: readonly (readonly [string, boolean])[] = [
    ["TEXT", Boolean(asked.text)],
    ["SHARED_INTEREST", asked.interests == null ? some(own.interestKeys) : some(asked.interests)],
    ["SHARED_PRACTICE_AREA", some(asked.practiceAreas)],
    ["STAGE", some(asked.stages)],
    ["REGION", some(asked.regions)],
    ["LANGUAGE", some(asked.languages)],
    ["OFFERS_HELP", some(asked.help)],
    ["DIFFERENT_INSTITUTION", differs("institution")],
    ["DIFFERENT_REGION", differs("region")],
    ["DIFFERENT_PRACTICE_AREA", differs("practiceArea")],
    ["OVERLAP_HOURS", own.quarters > 0],
    ["STAGE_AHEAD", own.stage !== last],
    ["ANSWERS_WITHIN", true],
    ["PLACES_LEFT", true],
  ];
  return counts.flatMap(([criterion, does]) => (does ? [criterion] : []));
}

/** A thousand, shared by weight: whole parts first, then one each to the largest fractions. */
function shares(criteria: readonly string[], weights: Weights): Map<string, number> {
  const weight = (criterion: string) => weights.get(criterion) ?? 0;
  const total = criteria.reduce((sum, criterion) => sum + weight(criterion), 0);
  if (total === 0) return new Map();
  const whole = new Map(criteria.map(criterion => [criterion, Math.floor((1000 * weight(criterion)) / total)]));
  const rest = 1000 - [...whole.values()].reduce((sum, one) => sum + one, 0);
  const byFraction = criteria
    .map((criterion, at) => ({ criterion, at, fraction: (1000 * weight(criterion)) % total }))
    .sort((a, b) => b.fraction - a.fraction || a.at - b.at);
  for (const { criterion } of byFraction.slice(0, rest)) whole.set(criterion, (whole.get(criterion) ?? 0) + 1);
  return whole;
}

/** What of its criterion each reason earns, from the facts that it tells. */
function earned(asked: Asked, own: Own, reason: Hit["reasons"][number], bare: (key: string) => string): number[] {
  const keys = (reason.terms ?? []).map(term => bare(term.key));
  const met = (wanted: readonly string[]) =>
    new Set(wanted).size && [...new Set(wanted)].filter(wide => keys.some(key => isUnder(key, wide))).length;
  switch (reason.code) {
    case "TEXT":
      return [1, 0.8, 0.3];
    case "SHARED_INTEREST": {
      const wanted = asked.interests ?? own.interestKeys;
      const full = asked.interests ? new Set(wanted).size : Math.min(3, wanted.length);
      return [Math.min(met(wanted), full) / full];
    }
    case "SHARED_PRACTICE_AREA":
      return [met(asked.practiceAreas ?? []) / new Set(asked.practiceAreas).size];
    case "LANGUAGE": {
      const wanted = [...new Set(asked.languages)];
      const spoken = reason.languages ?? [];
      return [wanted.filter(one => spoken.some(tag => `${tag}-`.startsWith(`${one}-`))).length / wanted.length];
    }
    case "OFFERS_HELP":
      return [(reason.help?.length ?? 0) / new Set(asked.help).size];
    case "OVERLAP_HOURS":
      return [Math.min(1, (4 * (reason.overlapHours ?? 0)) / Math.min(20, own.quarters))];
    case "ANSWERS_WITHIN":
      return [bands.indexOf(reason.answersWithin ?? "") / (bands.length - 1)];
    case "STAGE":
    case "REGION":
    case "STAGE_AHEAD":
    case "DIFFERENT_INSTITUTION":
    case "DIFFERENT_REGION":
    case "DIFFERENT_PRACTICE_AREA":
    case "PLACES_LEFT":
      return [1];
    default:
      return [0];
  }
}

/** The thousandths each reason may carry, computed anew from the search, the weights and the facts: mostly one number. */
export function recomputed(
  asked: Asked,
  own: Own,
  weights: Weights,
  { reasons }: Hit,
  bare: (key: string) => string,
): { readonly code: string; readonly told: number; readonly may: readonly number[] }[] {
  const budgets = shares(counting(asked, own), weights);
  return reasons.map(reason => ({
    code: reason.code,
    told: thousandths(reason.points),
    may: earned(asked, own, reason, bare).map(part => Math.floor((budgets.get(reason.code) ?? 0) * part + 1e-9)),
  }));
}
