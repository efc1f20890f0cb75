import type { CareerStage, HelpKind } from "../people/index.js";
import type { CandidateRow } from "./candidates.js";
import type { FacetQuestion, Value } from "./search-index/question.js";
import type { Taxonomy } from "./taxonomy.js";

/** How many hits of a search have a value. */
export interface Facet<V> {
  readonly value: V;
  readonly count: number;
}

/** All hits of a search counted by what they show, whatever page is looked at. */
export interface HitFacets {
  readonly hitCount: number;
  /** Those with no BLOCKING reason. */
  readonly withPlacesCount: number;
  readonly stages: readonly Facet<CareerStage>[];
  /** By term ids; a region counts for all it lies in. */
  readonly regions: readonly Facet<number>[];
  /** By term ids; an area counts for all it lies under. */
  readonly practiceAreas: readonly Facet<number>[];
  /** By institution ids; the campuses of a system count as the system. */
  readonly institutions: readonly Facet<string>[];
  /** By BCP 47 tags; a variety counts as its language, too. */
  readonly languages: readonly Facet<string>[];
  readonly help: readonly Facet<HelpKind>[];
}

export interface MentorSearchFacets extends HitFacets {
  /** Whether more profiles hold the words than were compared, so that these are not all hits. */
  readonly isTextCapped: boolean;
}

/** So many values of a facet at most, those with most hits. */
export const mostValues = 50;
export const mostInstitutions = 20;

/** What the index needs to be told to count terms with what lies below them. */
export const facetQuestionOf = (taxonomy: Taxonomy): FacetQuestion => ({
  practiceAreas: taxonomy.ofKind("PRACTICE_AREA").map(value => ({ value, with: [...taxonomy.narrower([value])] })),
  regions: taxonomy.ofKind("REGION").map(value => ({ value, with: [...taxonomy.narrower([value])] })),
});

/** Values with how many hits have each, in no order. */
export type Counts = readonly (readonly [value: Value, count: number])[];

/** All hits counted, before the values are chosen that are shown. */
interface FacetCounts {
  readonly hits: number;
  readonly withPlaces: number;
  readonly stages: Counts;
  readonly regions: Counts;
  readonly practiceAreas: Counts;
  readonly institutions: Counts;
  readonly languages: Counts;
  readonly help: Counts;
}

/** The facets of all that was counted: the values most hits have. */
export function facetsOfCounts(counts: FacetCounts): HitFacets {
  return {
    hitCount: counts.hits,
    withPlacesCount: counts.withPlaces,
    stages: bounded(counts.stages),
    regions: bounded(counts.regions),
    practiceAreas: bounded(counts.practiceAreas),
    institutions: bounded(counts.institutions, mostInstitutions),
    languages: bounded(counts.languages),
    help: bounded(counts.help),
  };
}

/** The facets of hits that were all read. */
export function facetsOfHits(hits: readonly CandidateRow[], taxonomy: Taxonomy): HitFacets {
  const tally = <V extends string | number>(valuesOf: (hit: CandidateRow) => Iterable<V>): [V, number][] => {
    const counts = new Map<V, number>();
    for (const hit of hits) for (const value of new Set(valuesOf(hit))) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts];
  };
  const known = <V>(value: V | null): V[] => (value === null ? [] : [value]);
  const widened = (ids: readonly number[]) =>
    ids.flatMap(id => taxonomy.lineage(id)).filter(id => taxonomy.nameOf(id) !== null);
  return facetsOfCounts({
    hits: hits.length,
    withPlaces: hits.filter(hit => hit.placesLeft > 0 && !hit.isPaused && !hit.isRequested && !hit.isPaired).length,
    stages: tally(hit => known(hit.stage)),
    regions: tally(hit => widened(known(hit.regionId))),
    practiceAreas: tally(hit => widened(hit.practiceAreaIds ?? [])),
    institutions: tally(hit => known(hit.institutionRoot)),
    languages: tally(hit => (hit.languages ?? []).flatMap(widerTags)),
    help: tally(hit => hit.helpOffered ?? []),
  });
}

/** A language tag and all it is a variety of: `es-MX` and `es`. */
export function widerTags(tag: string): string[] {
  const parts = tag.split("-");
  return parts.map((_, last) => parts.slice(0, last + 1).join("-"));
}

function bounded<V extends string | number>(counts: Counts, most = mostValues): Facet<V>[] {
  return counts
    .toSorted(([a, some], [b, others]) => others - some || (String(a) < String(b) ? -1 : 1))
    .slice(0, most)
    .map(([value, count]) => ({ value: value as V, count }));
}
