import { Fault, notFound } from "../kernel/fault.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { type Answered, fromDatabase, fromIndex, type Prepared } from "./answer-search.js";
import { rootsOf } from "./institution-roots.js";
import type { MatchingDeps } from "./matching.deps.js";
import { readWeights } from "./program-weights.js";
import { cursorShape, keyOf, type Ranked } from "./ranked.js";
import { type MentorSearch, readSearch } from "./read-search.js";
import { reasonText } from "./reason-text.js";
import { planOf, type Reason } from "./score.js";
import type { MentorSearchFacets } from "./search-facets.js";
import type { SearchIndexes } from "./search-index/search-indexes.js";
import { standpointOf } from "./standpoint.js";
import type { TaxonomyCache } from "./taxonomy-cache.js";
import { wholeScore } from "./weights.js";
import { languageFor } from "./words/languages.js";

/** Why a mentor is a hit, with the words for it. */
export interface SearchReason extends Reason {
  /** A part of a whole score, in thousandths: 0.25. */
  readonly points: number;
  /** The reason as a sentence in this language (BCP 47), or in the viewer's own for null. */
  textIn(language?: string | null): string;
}

export interface MentorSearchHit {
  readonly mentorId: string;
  readonly enrollmentId: string;
  /** Mentees the mentor could take beside those they have, 0 when full; a pause does not change it. */
  readonly placesLeft: number;
  /** The sum of the reasons' points, 0 to 1. */
  readonly score: number;
  readonly weightsVersion: number;
  readonly reasons: readonly SearchReason[];
}

/** A page of hits, with what is said of all of them. */
export interface MentorSearchPage extends Page<MentorSearchHit> {
  /** Whether more profiles hold the words than were compared. */
  readonly isTextCapped: boolean;
  facets(): Promise<MentorSearchFacets>;
}

/** The program's mentors who have what is asked, the best first. */
export async function mentorSearch(
  deps: MatchingDeps,
  rooms: { readonly taxonomies: TaxonomyCache; readonly indexes: SearchIndexes },
  viewer: Viewer,
  input: MentorSearch,
  args: PageArgs,
  withFacets: boolean,
): Promise<MentorSearchPage> {
  const db = deps.db.manager;
  const window = windowOf(args, cursorShape);
  const { programId } = input;
  const text = checkedText(input.text ?? "", { field: "input.text", max: 200 });
  if (!(await deps.programs.isMember(db, programId, viewer.personId))) throw notFound("program");

  const [taxonomy, standpoint, weights, roots] = await Promise.all([
    rooms.taxonomies.current(db),
    standpointOf(db, viewer.personId),
    // Pages of one search are ranked by the weights of its first: others would put the mentors into another order.
    readWeights(db, programId, window.from?.[0] ?? null),
    rootsOf(db, input.institutions ?? []),
  ]);
  if (!weights) throw new Fault("BAD_INPUT", "This cursor is not of this list.");
  const search = readSearch(input, text, standpoint, taxonomy, roots);
  const prepared: Prepared = {
    viewerId: viewer.personId,
    plan: planOf(search, weights),
    version: weights.version,
    standpoint,
    taxonomy,
    window,
    wanted: {
      programId,
      viewerId: viewer.personId,
      now: deps.clock.now(),
      text,
      textTermIds: [...taxonomy.narrower(taxonomy.named(text, ["PRACTICE_AREA", "TOPIC"]))],
      withPlaces: input.withPlaces ?? false,
      search,
      week: standpoint.week,
    },
  };
  const answer = async (withFacets: boolean) =>
    (await fromIndex(db, rooms.indexes, prepared, withFacets)) ?? (await fromDatabase(db, prepared, withFacets));
  return pageWith(await answer(withFacets), prepared, async () => {
    const { facets, isTextCapped } = await answer(true);
    if (!facets) throw new Error("Facets were asked for and not counted.");
    return { ...facets, isTextCapped };
  });
}

function pageWith(
  { ranked, isTextCapped, facets }: Answered,
  prepared: Prepared,
  count: () => Promise<MentorSearchFacets>,
): MentorSearchPage {
  const page = pageOf(ranked, prepared.window, keyOf, found => hitOf(found, prepared));
  return {
    nodes: page.nodes,
    get edges() {
      return page.edges;
    },
    get pageInfo() {
      return page.pageInfo;
    },
    isTextCapped,
    // Asked for in a way that could not be seen before, they are counted now.
    facets: async () => (facets ? { ...facets, isTextCapped } : count()),
  };
}

/** A candidate and what they score, as a hit. */
export function hitOf(
  { version, candidate, thousandths, reasons }: Omit<Ranked, "lot">,
  { taxonomy, standpoint }: Pick<Prepared, "taxonomy" | "standpoint">,
): MentorSearchHit {
  const names = {
    term: (id: number) => taxonomy.nameOf(id) ?? "",
    institution: () => candidate.institutionName ?? "",
  };
  return {
    mentorId: candidate.personId,
    enrollmentId: candidate.enrollmentId,
    placesLeft: candidate.placesLeft,
    score: thousandths / wholeScore,
    weightsVersion: version,
    reasons: reasons.map(reason => ({
      ...reason,
      points: reason.thousandths / wholeScore,
      textIn: language => reasonText(reason, names, languageFor(language ?? null, standpoint.languages)),
    })),
  };
}
