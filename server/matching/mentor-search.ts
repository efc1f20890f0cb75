import { createHash } from "node:crypto";
import { Fault, notFound } from "../kernel/fault.js";
import { type Page, type PageArgs, pageOf, type Window, windowOf } from "../kernel/page.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { type CandidateRow, readCandidates } from "./candidates.js";
import type { MatchingDeps } from "./matching.deps.js";
import { readWeights } from "./program-weights.js";
import { type MentorSearch, readSearch, type Standpoint } from "./read-search.js";
import { reasonText } from "./reason-text.js";
import { planOf, type Reason, score } from "./score.js";
import { readTaxonomy, type Taxonomy } from "./taxonomy.js";
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

interface Ranked {
  readonly version: number;
  readonly candidate: CandidateRow;
  readonly thousandths: number;
  readonly reasons: readonly Reason[];
  /** Orders equals differently for every viewer, and always so for one: nobody is first by the date they came. */
  readonly lot: string;
}

/** The program's mentors who have what is asked, the best first. */
export async function mentorSearch(
  deps: MatchingDeps,
  viewer: Viewer,
  input: MentorSearch,
  args: PageArgs,
): Promise<Page<MentorSearchHit>> {
  const { clock, programs } = deps;
  const db = deps.db.manager;
  const window = windowOf(args, keyShape);
  const { programId } = input;
  const text = checkedText(input.text ?? "", { field: "input.text", max: 200 });
  if (!(await programs.isMember(db, programId, viewer.personId))) throw notFound("program");

  const taxonomy = await readTaxonomy(db);
  const standpoint = await standpointOf(deps, viewer);
  const search = readSearch(input, text, standpoint, taxonomy);
  // Pages of one search are ranked by the weights of its first: others would put the mentors into another order.
  const weights = await readWeights(db, programId, window.from?.[0] ?? null);
  if (!weights) throw new Fault("BAD_INPUT", "This cursor is not of this list.");
  const plan = planOf(search, weights);
  const candidates = await readCandidates(db, {
    programId,
    viewerId: viewer.personId,
    now: clock.now(),
    text,
    textTermIds: [...taxonomy.narrower(taxonomy.named(text, ["PRACTICE_AREA", "TOPIC"]))],
    withPlaces: input.withPlaces ?? false,
    search,
    week: standpoint.week,
  });
  const ranked: Ranked[] = [];
  for (const candidate of candidates) {
    const scored = score(plan, candidate);
    if (scored)
      ranked.push({ version: weights.version, candidate, ...scored, lot: lotOf(viewer.personId, candidate.personId) });
  }
  return pageOf(following(ranked, window), window, keyOf, found => hitOf(found, taxonomy, standpoint.languages));
}

async function standpointOf({ db, people, meetings }: MatchingDeps, viewer: Viewer): Promise<Standpoint> {
  const { interestIds, practiceAreaIds, regionId, stage, institutionId, languages } = await people.me(viewer);
  const own = institutionId === null ? null : (await people.institutionsByIds([institutionId])).get(institutionId);
  // Systems do not nest: the parent of a campus is the root.
  return {
    interestIds,
    practiceAreaIds,
    regionId,
    stage,
    languages,
    institutionRoot: own?.parentId ?? institutionId,
    week: await meetings.weekOf(db.manager, viewer.personId),
  };
}

/** Computable in SQL too, as encode(sha256(convert_to(…, 'UTF8')), 'hex'), so that a page can be cut there. */
const lotOf = (viewerId: string, mentorId: string): string =>
  createHash("sha256").update(`${viewerId}:${mentorId}`).digest("hex").slice(0, 16);

const keyShape = ["integer", "integer", "text", "id"] as const;
type Key = readonly [version: number, thousandths: number, lot: string, mentorId: string];

const keyOf = ({ version, thousandths, lot, candidate }: Ranked): Key => [
  version,
  thousandths,
  lot,
  candidate.personId,
];

function inOrder(a: Key, b: Key): number {
  if (a[1] !== b[1]) return b[1] - a[1];
  if (a[2] !== b[2]) return a[2] < b[2] ? -1 : 1;
  return a[3] < b[3] ? -1 : Number(a[3] > b[3]);
}

/**
 * What comes behind the window's cursor, and one more than the page takes. The cursor is a place in the order, not a
 * count: mentors who come, leave or fill up between two pages move nobody else.
 */
function following(ranked: readonly Ranked[], window: Window<typeof keyShape>): Ranked[] {
  const { from } = window;
  return ranked
    .filter(one => from === null || inOrder(keyOf(one), from) > 0)
    .sort((a, b) => inOrder(keyOf(a), keyOf(b)))
    .slice(0, window.size + 1);
}

/** A candidate and what they score, as a hit. */
export function hitOf(
  { version, candidate, thousandths, reasons }: Omit<Ranked, "lot">,
  taxonomy: Taxonomy,
  spoken: readonly string[],
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
      textIn: language => reasonText(reason, names, languageFor(language ?? null, spoken)),
    })),
  };
}
