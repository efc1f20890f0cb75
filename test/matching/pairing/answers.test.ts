import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { SolvedMarket } from "../../../server/matching/pairing/answer.js";
import { buildMarkets } from "../../../server/matching/pairing/build-market.js";
import { type Objective, Objectives } from "../../../server/matching/pairing/engine/market.js";
import { solveHere } from "../../../server/matching/pairing/engine/solve-here.js";
import type { PairingInputs } from "../../../server/matching/pairing/inputs.js";
import type { KeptMarket } from "../../../server/matching/pairing/kept-market.js";
import type { RunChange } from "../../../server/matching/pairing/questions.js";
import { random } from "../../support/random.js";
import { aCohort } from "./a-cohort.js";
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

/** All that could be otherwise. */
function changesOf({ mentees, mentors, pins }: PairingInputs): RunChange[] {
  return [
    ...mentors.map(({ id }) => ({ kind: "ONE_MORE_PLACE" as const, mentorId: id })),
    ...mentees.map(({ id }) => ({ kind: "WITHOUT_MENTEE" as const, menteeId: id })),
    ...pins.flatMap(([menteeId, mentorId, kind]) =>
      kind === "BAN" ? [{ kind: "BAN_LIFTED" as const, menteeId, mentorId }] : [],
    ),
  ];
}

function changed(of: PairingInputs, { market }: KeptMarket, { kind, menteeId, mentorId }: RunChange): PairingInputs {
  if (kind === "WITHOUT_MENTEE") return { ...of, mentees: of.mentees.filter(({ id }) => id !== menteeId) };
  if (kind === "BAN_LIFTED") return { ...of, pins: of.pins.filter(pin => pin[0] !== menteeId || pin[1] !== mentorId) };
  const mentors = of.mentors.map((one, at) => {
    if (one.id !== mentorId) return one;
    const places = one.places === 0 ? 0 : (market.capacities[at] ?? 0) + 1;
    return { ...one, places, allPlaces: (one.allPlaces ?? one.places) + 1 };
  });
  return { ...of, mentors };
}

/** The same with more pins at two mentors than they have places, and bans of anybody. */
function muchPinned(of: PairingInputs, below: (limit: number) => number): PairingInputs {
  const { mentees, mentors } = of;
  const pins = mentees.map(({ id }) => {
    const isPin = below(2) === 0;
    const mentor = mentors[below(isPin ? Math.min(2, mentors.length) : mentors.length)];
    return [id, mentor?.id ?? "", isPin ? "PIN" : "BAN"] as const;
  });
  return { ...of, pins };
}

const pinCount = ({ market }: KeptMarket): number => market.pinned.reduce((sum, pin) => sum + pin, 0);

test.each(Objectives)("what if one thing were otherwise is answered as a run of it is, %s", objective => {
  let [moved, stand] = [0, 0];
  const size = fc.integer({ min: 4, max: 16 });
  fc.assert(
    fc.property(fc.integer(), size, fc.integer({ min: 1, max: 70 }), (chance, menteeCount, mentorCount) => {
      const { below, pick } = random(chance);
      const of = muchPinned(aCohort(below, menteeCount, 1 + (below(3) === 0 ? mentorCount : below(5))), below);
      const run = aRun(of, objective);
      const changes = changesOf(of);
      for (const change of [pick(changes), pick(changes), pick(changes), ...changes.slice(0, 2)]) {
        const answer = new SolvedMarket(run, of).whatIf(change);
        const rerun = aRun(changed(of, run, change), objective);
        const { placed, total } = rerun.solution;
        expect(answer?.after).toEqual({ pairedCount: placed, total: total / 1_000 });
        moved += answer?.moves.length ?? 0;
        if (pinCount(rerun) > pinCount(run)) stand += 1;
      }
    }),
    { numRuns: 80 },
  );
  expect(moved).toBeGreaterThan(50);
  expect(stand).toBeGreaterThan(5);
});

test("a pin that could not stand takes the place that comes free, before whoever fits best", () => {
  const [ana, ben, cem] = [person(), person(), person({ interestIds: [1] })];
  const tor = mentor({ interestIds: [1] });
  const of = inputs({
    mentees: [ana, ben, cem],
    mentors: [tor],
    pins: [
      [ana.id, tor.id, "PIN"],
      [ben.id, tor.id, "PIN"],
    ],
  });
  const run = new SolvedMarket(aRun(of, "BEST_TOTAL"), of);

  const come = { menteeId: ben.id, fromId: null, toId: tor.id };
  expect(run.whatIf({ kind: "ONE_MORE_PLACE", mentorId: tor.id })).toMatchObject({ moves: [come] });
  expect(run.whatIf({ kind: "WITHOUT_MENTEE", menteeId: ana.id })).toMatchObject({
    before: { pairedCount: 1 },
    after: { pairedCount: 1 },
    moves: [{ menteeId: ana.id, fromId: tor.id, toId: null }, come],
  });
});
