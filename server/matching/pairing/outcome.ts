import type { Reason, Scored } from "../score.js";
import type { Markets } from "./build-market.js";
import { edgeBetween } from "./engine/change.js";
import { type Market, worth } from "./engine/market.js";
import type { MenteeInput, MentorInput, PairingInputs } from "./inputs.js";
import { measuresOf, type PairingMeasures } from "./measures.js";
import type { UnpairedReason } from "./pairing-words.js";
import { edgesOfMentor, edgesOfMentors, menteeRankOf, mentorRankOf } from "./ranks.js";
import { PairScores } from "./score-pairs.js";

/** One pair of a result, as its row is made of. */
export interface ProposalRow {
  readonly mentee_id: string;
  readonly mentor_id: string;
  readonly mentee_rank: number | null;
  readonly mentor_rank: number | null;
  /** In thousandths, the search's. */
  readonly score: number;
  readonly worth: number;
  readonly same_institution: boolean | null;
  readonly reasons: readonly Reason[];
  readonly is_pinned: boolean;
}

export interface UnpairedRow {
  readonly mentee_id: string;
  readonly reason: UnpairedReason;
}

export interface Outcome {
  readonly proposals: readonly ProposalRow[];
  readonly unpaired: readonly UnpairedRow[];
  readonly measures: PairingMeasures;
}

/** What a solution means for people. `edgeOf` holds the edge of each mentee, -1 for none. */
export function outcomeOf(inputs: PairingInputs, { market, shown }: Markets, edgeOf: Int32Array): Outcome {
  const scores = new PairScores(inputs);
  const edges = edgesOfMentors(shown);
  const proposals: ProposalRow[] = [];
  const unpaired: UnpairedRow[] = [];
  for (const [index, mentee] of inputs.mentees.entries()) {
    const edge = edgeOf[index] ?? -1;
    const place = market.mentor[edge];
    const mentor = place === undefined ? undefined : inputs.mentors[place];
    if (place === undefined || !mentor) {
      // By the market that knows of no bans, or the reason would tell of one.
      const hadCandidates = (shown.start[index + 1] ?? 0) > (shown.start[index] ?? 0);
      unpaired.push({ mentee_id: mentee.id, reason: hadCandidates ? "PLACES_TAKEN" : "NO_POSSIBLE_MENTOR" });
      continue;
    }
    const scored = scores.of(mentee)(place);
    const shownEdge = edgeBetween(shown, index, place);
    proposals.push(
      rowOf({ mentee, mentor, scored, edge: shownEdge, menteeAt: index, edges: edges[place] ?? [] }, shown),
    );
  }
  const measures = measuresOf({
    pairs: proposals.map(row => ({
      menteeRank: row.mentee_rank,
      worth: row.worth,
      isSameInstitution: row.same_institution,
    })),
    unpaired: unpaired.map(({ reason }) => reason),
    mentorCount: market.capacities.filter(places => places > 0).length,
  });
  return { proposals, unpaired, measures };
}

/** One pair as its row would be: a mentee, by their place, on an edge of theirs in the market that is shown. */
export function proposalOf(inputs: PairingInputs, shown: Market, mentee: number, edge: number): ProposalRow | null {
  const place = shown.mentor[edge] ?? -1;
  const [one, other] = [inputs.mentees[mentee], inputs.mentors[place]];
  if (!one || !other) return null;
  const scored = new PairScores(inputs).of(one)(place);
  return rowOf(
    { mentee: one, mentor: other, scored, edge, menteeAt: mentee, edges: edgesOfMentor(shown, place) },
    shown,
  );
}

interface Pair {
  readonly mentee: MenteeInput;
  readonly mentor: MentorInput;
  /** Null for a pinned pair that the rules would leave out. */
  readonly scored: Scored | null;
  readonly edge: number;
  readonly menteeAt: number;
  /** All of the mentor. */
  readonly edges: readonly number[];
}

const rowOf = ({ mentee, mentor, scored, edge, menteeAt, edges }: Pair, market: Market): ProposalRow => ({
  mentee_id: mentee.id,
  mentor_id: mentor.id,
  mentee_rank: menteeRankOf(market, menteeAt, edge),
  mentor_rank: mentorRankOf(market, edges, edge),
  score: scored?.thousandths ?? 0,
  worth: worth(market, edge),
  same_institution: isSameInstitution(mentee, mentor),
  reasons: scored?.reasons ?? [],
  is_pinned: market.pinned[edge] === 1,
});

/** Whether two work at one institution or at campuses of one system; null when one of them does not show where. */
const isSameInstitution = (mentee: MenteeInput, mentor: MentorInput): boolean | null =>
  mentee.institutionRoot === null || mentor.institutionRoot === null
    ? null
    : mentee.institutionRoot === mentor.institutionRoot;
