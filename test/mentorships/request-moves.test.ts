import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  isOpen,
  type Mover,
  mayMove,
  moveRules,
  openStates,
  type RequestState,
  requestStates,
  turnOf,
} from "../../server/mentorships/request-moves.js";

const movers: readonly Mover[] = ["MENTEE", "MENTOR", "CLOCK", "ACCEPTANCE"];
const froms: readonly (RequestState | null)[] = [null, ...requestStates];

/** The moves as the product's description tells them, one line each: who, from where, to where. */
const told = `
  MENTEE null SENT
  MENTOR SENT INFO_ASKED
  MENTOR ANSWERED INFO_ASKED
  MENTEE INFO_ASKED ANSWERED
  MENTOR SENT COUNTERED
  MENTOR ANSWERED COUNTERED
  MENTEE COUNTERED ANSWERED
  MENTEE COUNTERED ACCEPTED
  MENTOR SENT ACCEPTED
  MENTOR ANSWERED ACCEPTED
  MENTOR SENT DECLINED
  MENTOR ANSWERED DECLINED
  MENTOR SENT REFERRED
  MENTOR ANSWERED REFERRED
  MENTEE SENT WITHDRAWN
  MENTEE INFO_ASKED WITHDRAWN
  MENTEE ANSWERED WITHDRAWN
  MENTEE COUNTERED WITHDRAWN
  CLOCK SENT EXPIRED
  CLOCK INFO_ASKED EXPIRED
  CLOCK ANSWERED EXPIRED
  CLOCK COUNTERED EXPIRED
  ACCEPTANCE SENT SUPERSEDED
  ACCEPTANCE INFO_ASKED SUPERSEDED
  ACCEPTANCE ANSWERED SUPERSEDED
  ACCEPTANCE COUNTERED SUPERSEDED
`
  .trim()
  .split("\n")
  .map(line => line.trim());

test("exactly the moves the product tells of are legal", () => {
  const legal = movers.flatMap(by =>
    froms.flatMap(from => requestStates.filter(to => mayMove(by, from, to)).map(to => `${by} ${from} ${to}`)),
  );
  expect(legal.sort()).toEqual([...told].sort());
});

test.each(requestStates.filter(state => !isOpen(state)))("nobody moves a request out of %s", state => {
  for (const by of movers) {
    for (const to of requestStates) expect(mayMove(by, state, to)).toBe(false);
  }
});

test("whatever people try, a request is sent once, ends at most once and never returns to SENT", () => {
  const attempt = fc.record({ by: fc.constantFrom(...movers), to: fc.constantFrom(...requestStates) });
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 60 }), attempts => {
      let state: RequestState | null = null;
      const path: RequestState[] = [];
      for (const { by, to } of attempts) {
        if (!mayMove(by, state, to)) continue;
        state = to;
        path.push(to);
      }
      expect(path.filter(step => step === "SENT").length).toBe(path.length > 0 ? 1 : 0);
      expect(path.filter(step => !isOpen(step)).length).toBeLessThanOrEqual(1);
      expect(path.slice(0, -1).every(isOpen)).toBe(true);
    }),
  );
});

test("whoever's turn it is can move an open request on, and the other one cannot decide it", () => {
  for (const state of openStates) {
    const turn = turnOf(state);
    if (!turn) throw new Error("An open request is somebody's turn.");
    const decides = (by: Mover) =>
      moveRules.some(rule => rule.by === by && rule.from.includes(state) && !rule.to.includes("WITHDRAWN"));
    expect(decides(turn)).toBe(true);
    expect(decides(turn === "MENTEE" ? "MENTOR" : "MENTEE")).toBe(false);
  }
  expect(turnOf("ACCEPTED")).toBeNull();
});
