import { expect, test } from "@jest/globals";
import { checkSolution } from "../../../server/matching/pairing/engine/check-solution.js";
import { Objectives, type Progress } from "../../../server/matching/pairing/engine/market.js";
import { MarketRefused, pinConflicts } from "../../../server/matching/pairing/engine/refusal.js";
import { solve } from "../../../server/matching/pairing/engine/solve.js";
import { aMarket, largeMarket } from "./a-market.js";

const large = largeMarket(2000, 400, 20, 3);

test.each(Objectives)("%s is solved while the event loop goes on turning", async objective => {
  let turns = 0;
  let isSolved = false;
  const turn = () => {
    turns += 1;
    if (!isSolved) setTimeout(turn, 1);
  };
  setTimeout(turn, 1);
  const solution = await solve(large, { objective, seed: 5 });
  isSolved = true;
  // A solver on this thread would let it turn once or twice at most.
  expect(turns).toBeGreaterThan(5);
  expect(checkSolution(large, solution.edgeOf)).toMatchObject({
    faults: [],
    placed: solution.placed,
    total: solution.total,
  });
  expect(large.mentor).toHaveLength(2000 * 20);
});

test("tells how far it is, in order", async () => {
  const heard: Progress[] = [];
  await solve(large, { objective: "FAIREST", seed: 5, onProgress: progress => heard.push(progress) });
  const steps = heard.map(({ step }) => step);
  expect(steps.filter((step, at) => step !== steps[at - 1])).toEqual(["READING", "SOLVING", "PROVING"]);
  const pivots = heard.map(progress => progress.pivots);
  expect(pivots).toEqual(pivots.toSorted((one, other) => one - other));
  expect(pivots.at(-1)).toBeGreaterThan(2000);
  expect(Math.max(...heard.map(({ level, levels }) => level - levels))).toBe(-1);
});

test("stops when it is cut, and tells nothing afterwards", async () => {
  const cut = new AbortController();
  let heardAfter = 0;
  const solving = solve(large, {
    objective: "BEST_TOTAL",
    seed: 5,
    signal: cut.signal,
    onProgress: () => {
      if (cut.signal.aborted) heardAfter += 1;
      cut.abort(new Error("The coordinator changed their mind."));
    },
  });
  await expect(solving).rejects.toThrow("The coordinator changed their mind.");
  expect(heardAfter).toBe(0);
  await expect(solve(large, { objective: "BEST_TOTAL", seed: 5, signal: cut.signal })).rejects.toThrow(
    "The coordinator changed their mind.",
  );
});

test("refuses pins that cannot stand together, and names who", async () => {
  const pin = (mentor: number) => ({ mentor, menteeScore: 1, mentorScore: 1, isPinned: true });
  const market = aMarket([[pin(0), pin(1)], [pin(1)], [], [pin(1)]], [1, 2]);
  const refusals = [
    { code: "TWO_PINS", mentee: 0, mentors: [0, 1] },
    { code: "PINS_EXCEED_PLACES", mentor: 1, places: 2, mentees: [0, 1, 3] },
  ];
  expect(pinConflicts(market)).toEqual(refusals);
  const refused = await solve(market, { objective: "FAIREST", seed: 1 }).catch(error => error);
  expect(refused).toBeInstanceOf(MarketRefused);
  expect(refused.refusals).toEqual(refusals);
});

test("takes no arrays that are no market", async () => {
  const listed = { mentor: 0, menteeScore: 1, mentorScore: 1 };
  const wrong = [
    { market: aMarket([[listed, listed]], [1]), words: "twice" },
    { market: aMarket([[{ ...listed, mentor: 1 }]], [1]), words: "no mentor 1" },
    { market: aMarket([[{ ...listed, menteeScore: 1001 }]], [1]), words: "1001" },
    { market: aMarket([[listed]], [-1]), words: "negative" },
    { market: { ...aMarket([[listed]], [1]), start: new Int32Array(1) }, words: "start" },
    { market: { ...aMarket([[listed], []], [1]), menteeKeys: new Uint32Array(4) }, words: "same key" },
  ];
  for (const { market, words } of wrong)
    await expect(solve(market, { objective: "BEST_TOTAL", seed: 1 })).rejects.toThrow(words);
});

test("refuses a market whose weights would not be whole numbers any more", async () => {
  const mentees = 800_000;
  const crowd = { ...aMarket([], [1], [1]), menteeCount: mentees, start: new Int32Array(mentees + 1) };
  const refused = await solve(crowd, { objective: "BEST_TOTAL", seed: 1 }).catch(error => error);
  expect(refused).toBeInstanceOf(MarketRefused);
  expect(refused.refusals).toEqual([{ code: "TOO_LARGE", mentees, mentors: 1 }]);
});
