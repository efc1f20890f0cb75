import { buildMarkets } from "./build-market.js";
import { bringsOthers, changedInputs } from "./change-inputs.js";
import { type Change, edgeBetween } from "./engine/change.js";
import { checkSolution } from "./engine/check-solution.js";
import { solveHere } from "./engine/solve-here.js";
import { type Move, mentorsOf, movesBetween, type Sums, whatIf } from "./engine/what-if.js";
import { whyNot } from "./engine/why-not.js";
import type { PairingInputs } from "./inputs.js";
import type { KeptMarket } from "./kept-market.js";
import { proposalOf } from "./outcome.js";
import type { WhyNotCode } from "./pairing-words.js";
import type {
  EditAnswer,
  PairingMove,
  PairingSums,
  RunChange,
  RunQuestion,
  WhatItTakes,
  WhyNotAnswer,
} from "./questions.js";
import { edgesOfMentor, menteeRankOf, mentorRankOf } from "./ranks.js";
import { placesIn } from "./wishes.js";

/** A solved run with its people; it answers questions and is changed by none. */
export class SolvedMarket {
  private readonly mentees: ReadonlyMap<string, number>;
  private readonly mentors: ReadonlyMap<string, number>;

  constructor(
    private readonly kept: KeptMarket,
    private readonly inputs: PairingInputs,
  ) {
    this.mentees = placesIn(kept.menteeIds);
    this.mentors = placesIn(kept.mentorIds);
  }

  /** Why the two are not paired. What was never possible is told alike, whatever the reason. */
  whyNot(menteeId: string, mentorId: string): WhyNotAnswer {
    const { market, shown, solution } = this.kept;
    const [mentee, mentor] = [this.mentees.get(menteeId), this.mentors.get(mentorId)];
    const edge = mentee === undefined || mentor === undefined ? -1 : edgeBetween(market, mentee, mentor);
    if (mentee === undefined || mentor === undefined || edge === -1) return notPossible;
    const edges = edgesOfMentor(shown, mentor);
    const rankOf = (one: number) => mentorRankOf(shown, edges, edgeBetween(shown, one, mentor));
    const answer = whyNot(market, solution, mentee, mentor);
    const holders = "holders" in answer ? answer.holders : this.holdersOf(mentor);
    return {
      ...notPossible,
      code: codes[answer.reason],
      hasId: "mentor" in answer ? this.mentorId(answer.mentor) : null,
      byLottery: "byLottery" in answer && answer.byLottery,
      menteeRank: menteeRankOf(shown, mentee, edgeBetween(shown, mentee, mentor)),
      mentorRank: rankOf(mentee),
      holders: holders.map(holder => ({
        menteeId: this.menteeId(holder.mentee),
        mentorRank: rankOf(holder.mentee),
        isPinned: holder.isPinned,
        byLottery: holder.byLottery,
      })),
      takes: answer.reason === "COSTS" ? this.takes(answer.before, answer.after, answer.moves) : null,
    };
  }

  /** What would be if one thing were otherwise; null for people who take no part, and where pins stand in the way. */
  whatIf(asked: RunChange): WhatItTakes | null {
    const { market, solution } = this.kept;
    const change = this.changeOf(asked);
    if (change === null) return null;
    if (change === "NOTHING") {
      const sums = { pairedCount: solution.placed, total: solution.total / 1_000 };
      return { before: sums, after: sums, moves: [] };
    }
    const changed = changedInputs(this.inputs, asked);
    if (bringsOthers(this.inputs, changed, asked)) return this.solvedAnew(changed);
    const answer = whatIf(market, solution, change);
    return "code" in answer ? null : this.takes(answer.before, answer.after, answer.moves);
  }

  /** What it costs to give a mentee another mentor by hand, as the pairs stand. */
  edit({ menteeId, mentorId, standing }: Extract<RunQuestion, { kind: "edit" }>): EditAnswer {
    const mentee = this.mentees.get(menteeId);
    const mentor = mentorId === null ? null : this.mentors.get(mentorId);
    if (mentee === undefined || mentor === undefined) return impossible;
    if (mentor !== null && edgeBetween(this.kept.market, mentee, mentor) === -1) return impossible;
    // Pins are of no account here: what a coordinator does by hand goes before what they laid down.
    const shown = { ...this.kept.shown, pinned: new Uint8Array(this.kept.shown.pinned.length) };
    const edge = mentor === null ? -1 : edgeBetween(shown, mentee, mentor);
    const before = this.edgesOf(standing);
    const after = before.slice();
    after[mentee] = edge;
    const others = this.kept.menteeIds.filter(id => id !== menteeId && standing[id] === mentorId && mentorId !== null);
    const isFull = mentor !== null && others.length >= (shown.capacities[mentor] ?? 0);
    const [was, is] = [checkSolution(shown, before), checkSolution(shown, after)];
    return {
      isPossible: true,
      holderIds: isFull ? others : null,
      totalChange: (is.total - was.total) / 1_000,
      blockingPairsChange: is.blocking.length - was.blocking.length,
      proposal: edge === -1 ? null : proposalOf(this.inputs, shown, mentee, edge),
      unpaired: edge === -1 ? { mentee_id: menteeId, reason: "TAKEN_OUT" } : null,
    };
  }

  private edgesOf(standing: Readonly<Record<string, string>>): Int32Array {
    return Int32Array.from(this.kept.menteeIds, (id, mentee) => {
      const mentor = this.mentors.get(standing[id] ?? "");
      return mentor === undefined ? -1 : edgeBetween(this.kept.shown, mentee, mentor);
    });
  }

  private holdersOf(mentor: number) {
    const { market, solution } = this.kept;
    const held = [...solution.edgeOf].flatMap((edge, mentee) =>
      edge !== -1 && market.mentor[edge] === mentor ? [{ mentee, edge }] : [],
    );
    return held.map(({ mentee, edge }) => ({ mentee, isPinned: market.pinned[edge] === 1, byLottery: false }));
  }

  private changeOf({ kind, menteeId, mentorId }: RunChange): Change | "NOTHING" | null {
    const [mentee, mentor] = [this.mentees.get(menteeId ?? ""), this.mentors.get(mentorId ?? "")];
    if (kind === "WITHOUT_MENTEE") return mentee === undefined ? null : { kind: "REMOVE_MENTEE", mentee };
    if (mentor === undefined) return null;
    if (kind === "ONE_MORE_PLACE") {
      return { kind: "PLACES", mentor, places: (this.kept.market.capacities[mentor] ?? 0) + 1 };
    }
    return mentee === undefined ? null : (this.liftedBan(mentee, mentor) ?? "NOTHING");
  }

  /**
   * A coordinator's ban lifted. Where they laid down none, and where the pair is not possible for another reason, nothing
   * would change: whatever that reason is, it is told alike. A mentor who is not shown would be no candidate without it.
   */
  private liftedBan(mentee: number, mentor: number): Change | null {
    const { shown, menteeIds, mentorIds } = this.kept;
    const edge = edgeBetween(shown, mentee, mentor);
    const [menteeScore, mentorScore] = [shown.menteeScore[edge], shown.mentorScore[edge]];
    if (menteeScore === undefined || mentorScore === undefined) return null;
    const isPair = ([one, other]: readonly string[]) => one === menteeIds[mentee] && other === mentorIds[mentor];
    const { barred, pins } = this.inputs;
    if (barred.some(isPair) || !pins.some(pin => pin[2] === "BAN" && isPair(pin))) return null;
    return { kind: "LIFT_BAN", mentee, mentor, menteeScore, mentorScore };
  }

  /** Where a pin stands that did not, its two may be no candidates of the market there is. */
  private solvedAnew(inputs: PairingInputs): WhatItTakes {
    const { market, solution, menteeIds } = this.kept;
    const { objective, seed } = solution;
    const changed = buildMarkets(inputs, seed).market;
    const anew = solveHere(changed, objective, seed, () => {});
    const mentors = mentorsOf(changed, anew.edgeOf);
    const mentorOf = new Map(inputs.mentees.map(({ id }, mentee) => [id, mentors[mentee]]));
    const after = Int32Array.from(menteeIds, id => mentorOf.get(id) ?? -1);
    return this.takes(solution, anew, movesBetween(mentorsOf(market, solution.edgeOf), after));
  }

  private takes(before: Sums, after: Sums, moves: readonly Move[]): WhatItTakes {
    const sums = ({ placed, total }: Sums): PairingSums => ({ pairedCount: placed, total: total / 1_000 });
    const move = ({ mentee, from, to }: Move): PairingMove => ({
      menteeId: this.menteeId(mentee),
      fromId: from === null ? null : this.mentorId(from),
      toId: to === null ? null : this.mentorId(to),
    });
    return { before: sums(before), after: sums(after), moves: moves.map(move) };
  }

  private readonly menteeId = (index: number): string => this.kept.menteeIds[index] ?? "";
  private readonly mentorId = (index: number): string => this.kept.mentorIds[index] ?? "";
}

const codes = {
  PAIRED: "PAIRED",
  NOT_LISTED: "NOT_POSSIBLE",
  PINNED_ELSEWHERE: "PINNED_ELSEWHERE",
  NO_PLACES: "PLACES_PINNED",
  LIKES_OWN_MORE: "HAS_BETTER",
  OTHERS_COME_FIRST: "OTHERS_COME_FIRST",
  COSTS: "COSTS_OTHERS",
} as const satisfies Record<ReturnType<typeof whyNot>["reason"], WhyNotCode>;

const notPossible: WhyNotAnswer = {
  code: "NOT_POSSIBLE",
  hasId: null,
  byLottery: false,
  menteeRank: null,
  mentorRank: null,
  holders: [],
  takes: null,
};

const impossible: EditAnswer = {
  isPossible: false,
  holderIds: null,
  totalChange: 0,
  blockingPairsChange: 0,
  proposal: null,
  unpaired: null,
};
