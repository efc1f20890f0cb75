import { createHash } from "node:crypto";
import { notFound } from "../kernel/fault.js";
import { type Page, type PageArgs, pageOf, type Window, windowOf } from "../kernel/page.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { type CandidateRow, readCandidates } from "./candidates.js";
import type { MatchingDeps } from "./matching.deps.js";
import { type MentorSearch, readSearch, type Standpoint } from "./read-search.js";
import { reasonText } from "./reason-text.js";
import { planOf, type Reason, score } from "./score.js";
import { readTaxonomy, type Taxonomy } from "./taxonomy.js";
import { weights, wholeScore } from "./weights.js";

/** Why a mentor is a hit, with the words for it. */
export interface SearchReason extends Reason {
  /** A part of a whole score, in thousandths: 0.25. */
  readonly points: number;
  readonly text: string;
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
  readonly candidate: CandidateRow;
  readonly thousandths: number;
  readonly reasons: readonly Reason[];
  /** Orders equals differently for every viewer, and always so for one: nobody is first by the date they came. */
  readonly lot: string;
}

/** The program's mentors who have what is asked, the best first. */
export async function mentorSearch(
  { db: { manager: db }, clock, people, programs }: MatchingDeps,
  viewer: Viewer,
  input: MentorSearch,
  args: PageArgs,
): Promise<Page<MentorSearchHit>> {
  const window = windowOf(args, ["integer", "text", "id"]);
  const { programId } = input;
  const text = checkedText(input.text ?? "", { field: "input.text", max: 200 });
  if (!(await programs.isMember(db, programId, viewer.personId))) throw notFound("program");

  const taxonomy = await readTaxonomy(db);
  const search = readSearch(input, text, await standpointOf(people, viewer), taxonomy);
  const plan = planOf(search, weights);
  const candidates = await readCandidates(db, {
    programId,
    viewerId: viewer.personId,
    now: clock.now(),
    text,
    textTermIds: [...taxonomy.narrower(taxonomy.named(text, ["PRACTICE_AREA", "TOPIC"]))],
    withPlaces: input.withPlaces ?? false,
    enrollmentIds: null,
    search,
  });
  const ranked: Ranked[] = [];
  for (const candidate of candidates) {
    const scored = score(plan, candidate);
    if (scored) ranked.push({ candidate, ...scored, lot: lotOf(viewer.personId, candidate.personId) });
  }
  return pageOf(following(ranked, window), window, keyOf, found => hitOf(found, taxonomy));
}

async function standpointOf(people: MatchingDeps["people"], viewer: Viewer): Promise<Standpoint> {
  const { interestIds, practiceAreaIds, regionId, institutionId } = await people.me(viewer);
  const own = institutionId === null ? null : (await people.institutionsByIds([institutionId])).get(institutionId);
  // Systems do not nest: the parent of a campus is the root.
  return { interestIds, practiceAreaIds, regionId, institutionRoot: own?.parentId ?? institutionId };
}

/** Computable in SQL too, as encode(sha256(convert_to(…, 'UTF8')), 'hex'), so that a page can be cut there. */
const lotOf = (viewerId: string, mentorId: string): string =>
  createHash("sha256").update(`${viewerId}:${mentorId}`).digest("hex").slice(0, 16);

type Key = readonly [thousandths: number, lot: string, mentorId: string];

const keyOf = ({ thousandths, lot, candidate }: Ranked): Key => [thousandths, lot, candidate.personId];

function inOrder(a: Key, b: Key): number {
  if (a[0] !== b[0]) return b[0] - a[0];
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  return a[2] < b[2] ? -1 : Number(a[2] > b[2]);
}

/**
 * What comes behind the window's cursor, and one more than the page takes. The cursor is a place in the order, not a
 * count: mentors who come, leave or fill up between two pages move nobody else.
 */
function following(ranked: readonly Ranked[], window: Window<readonly ["integer", "text", "id"]>): Ranked[] {
  const { from } = window;
  return ranked
    .filter(one => from === null || inOrder(keyOf(one), from) > 0)
    .sort((a, b) => inOrder(keyOf(a), keyOf(b)))
    .slice(0, window.size + 1);
}

/** A candidate and what they score, as a hit. */
export function hitOf({ candidate, thousandths, reasons }: Omit<Ranked, "lot">, taxonomy: Taxonomy): MentorSearchHit {
  const names = {
    term: (id: number) => taxonomy.nameOf(id) ?? "",
    institution: () => candidate.institutionName ?? "",
  };
  return {
    mentorId: candidate.personId,
    enrollmentId: candidate.enrollmentId,
    placesLeft: candidate.placesLeft,
    score: thousandths / wholeScore,
    weightsVersion: weights.version,
    reasons: reasons.map(reason => ({
      ...reason,
      points: reason.thousandths / wholeScore,
      text: reasonText(reason, names),
    })),
  };
}
