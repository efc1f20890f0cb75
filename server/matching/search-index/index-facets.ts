import { type Counts, facetsOfCounts, type HitFacets, widerTags } from "../search-facets.js";
import { onesInBoth } from "./bit-counts.js";
import type { ProgramIndex } from "./program-index.js";
import type { FacetQuestion, Field, Value, Widened } from "./question.js";
import type { Scoring } from "./scoring.js";

/** How many of all hits have each value. What nobody has is not among them. */
export function facetsOf(index: ProgramIndex, scoring: Scoring, asked: FacetQuestion): HitFacets {
  const { hits } = scoring;
  const plain = (field: Field) =>
    counts([...index.values(field)].map(([value, slots]) => [value, slots.countIn(hits)]));
  const widened = (field: Field, values: readonly Widened[]) =>
    counts(values.map(({ value, with: meant }) => [value, countOf(index, field, meant, hits)]));
  return facetsOfCounts({
    hits: onesInBoth(hits, hits),
    withPlaces: onesInBoth(hits, scoring.open),
    stages: plain("stages"),
    regions: widened("regions", asked.regions),
    practiceAreas: widened("practiceAreas", asked.practiceAreas),
    institutions: counts(index.institutions.countIn(hits)),
    languages: counts(languages(index).map(([tag, meant]) => [tag, countOf(index, "languages", meant, hits)])),
    help: plain("help"),
  });
}

const counts = (all: [Value, number][]): Counts => all.filter(([, count]) => count > 0);

function countOf(index: ProgramIndex, field: Field, values: readonly Value[], hits: Int32Array): number {
  const [only, other] = values.flatMap(value => index.slotsWith(field, value) ?? []);
  if (!only) return 0;
  return other ? onesInBoth(index.slotsWithAny(field, values), hits) : only.countIn(hits);
}

/** Every language and variety that somebody speaks, with the tags that mean it. */
function languages(index: ProgramIndex): (readonly [tag: string, meant: string[]])[] {
  const spoken = [...index.values("languages").keys()].map(String);
  const all = new Set(spoken.flatMap(widerTags));
  return [...all].map(tag => [tag, spoken.filter(other => other === tag || other.startsWith(`${tag}-`))]);
}
