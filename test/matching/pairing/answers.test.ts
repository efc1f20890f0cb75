import { expect, test } from "@jest/globals";
import { SolvedMarket } from "../../../server/matching/pairing/answer.js";
import { buildMarkets } from "../../../server/matching/pairing/build-market.js";
import type { Objective } from "../../../server/matching/pairing/engine/market.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import type { PairingInputs } from "../../../server/matching/pairing/inputs.js";
import type { KeptMarket } from "../../../server/matching/pairing/kept-market.js";
import { inputs, mentor, person } from "./some-inputs.js";

const seed = 7;

/** A run of the inputs, as it is kept. */
function aRun(of: PairingInputs, objective: Objective): KeptMarket {
  const markets = buildMarkets(of, seed);
  const solution = solveHere(markets.market, objective, seed, () => {});
  const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);
  return { ...markets, solution, menteeIds: ids(of.mentees), mentorIds: ids(of.mentors) };
}

test.each(["STABLE_MENTEE_OPTIMAL", "BEST_TOTAL"] as const)(
  "a ban of a mentor who would be no candidate without it is lifted in vain, as a run says, %s",
  objective => {
    const good = Array.from({ length: 60 }, () => mentor({ interestIds: [1, 2] }));
    const fair = mentor({ interestIds: [1], places: 100 });
    const mentors = [...good, fair, ...Array.from({ length: 60 }, () => mentor())];
    const mentees = Array.from({ length: 100 }, () => person({ interestIds: [1, 2] }));
    const free = inputs({ mentees, mentors });
    const run = aRun(free, objective);
    const { market, solution } = run;
    // Who has one of the poor ones did not draw the fair one, who has places left.
    const unlucky = mentees.find((_, at) => (market.mentor[solution.edgeOf[at] ?? -1] ?? -1) > good.length);
    const [menteeId = "", mentorId] = [unlucky?.id, fair.id];
    const banned = inputs({ mentees, mentors, pins: [[menteeId, mentorId, "BAN"]] });

    const answer = new SolvedMarket(aRun(banned, objective), banned).whatIf({ kind: "BAN_LIFTED", menteeId, mentorId });

    expect(menteeId).not.toBe("");
    expect(new SolvedMarket(run, free).whyNot(menteeId, mentorId)).toMatchObject({ code: "NOT_POSSIBLE" });
    const sums = { pairedCount: solution.placed, total: solution.total / 1_000 };
    expect(answer).toEqual({ before: sums, after: sums, moves: [] });
  },
);
