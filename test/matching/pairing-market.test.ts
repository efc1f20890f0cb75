import { expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { buildMarkets } from "../../server/matching/pairing/build-market.js";
import type { Objective } from "../../server/matching/pairing/engine/market.js";
import { solveHere } from "../../server/matching/pairing/engine/solve-here.js";
import type { PairingInputs } from "../../server/matching/pairing/inputs.js";
import { likingOf } from "../../server/matching/pairing/wishes.js";
import { inputs, mentor, person } from "./pairing/some-inputs.js";

const buildMarket = (asked: PairingInputs, seed: number) => buildMarkets(asked, seed).market;

test("everybody in a list is liked more than everybody who is not, and the first most", () => {
  const places = Array.from({ length: 20 }, (_, place) => likingOf(place, 0));
  expect(places).toEqual(places.toSorted((a, b) => b - a));
  expect(new Set(places).size).toBe(20);
  expect(places[0]).toBe(1000);
  expect(Math.min(...places)).toBeGreaterThan(likingOf(undefined, 1000));
  expect([likingOf(undefined, 0), likingOf(undefined, 1000)]).toEqual([0, 900]);
});

test("a mentee's candidates are the forty best, ten drawn by lot, and further ones that somebody named", () => {
  const named = mentor();
  const namesHer = mentor();
  const pinned = mentor();
  const good = Array.from({ length: 60 }, () => mentor({ interestIds: [1] }));
  const mentee = person({ interestIds: [1], ranked: [named.id] });
  const mentors = [...good, named, { ...namesHer, ranked: [mentee.id] }, pinned, mentor()];
  const asked = inputs({ mentees: [mentee], mentors, pins: [[mentee.id, pinned.id, "PIN"]] });

  const market = buildMarket(asked, 1);

  const ids = [...market.mentor].map(place => mentors[place]?.id);
  // Those she named or who named her may be among those drawn.
  expect(ids.length).toBeGreaterThanOrEqual(50);
  expect(ids.length).toBeLessThanOrEqual(53);
  expect(ids[0]).toBe(named.id);
  expect(ids).toEqual(expect.arrayContaining([namesHer.id, pinned.id]));
  // Which of those liked alike are cut off, the seed says.
  const other = [...buildMarket(asked, 2).mentor].map(place => mentors[place]?.id);
  expect(other.toSorted()).not.toEqual(ids.toSorted());
  expect([...buildMarket(asked, 1).mentor]).toEqual([...market.mentor]);
});

test("nobody is a candidate of themselves, and what is barred or banned leaves no edge", () => {
  const [ana, tor, uma, both] = [person(), mentor(), mentor(), newId()];
  const market = buildMarket(
    inputs({
      mentees: [ana, person({ id: both })],
      mentors: [tor, uma, mentor({ id: both })],
      barred: [[ana.id, tor.id]],
      pins: [[ana.id, uma.id, "BAN"]],
    }),
    1,
  );

  expect([...market.start]).toEqual([0, 1, 3]);
  expect([...market.mentor.slice(0, 1)]).toEqual([2]);
  expect([...market.mentor.slice(1)].sort()).toEqual([0, 1]);
});

test("what cannot be is no candidate, keeps its place in what is shown, and lets nobody further down in", () => {
  const mentors = Array.from({ length: 60 }, () => mentor());
  const mentee = person();
  const free = buildMarkets(inputs({ mentees: [mentee], mentors }), 1);
  const banned = mentors[free.market.mentor[0] ?? 0]?.id ?? "";
  const barred = buildMarkets(inputs({ mentees: [mentee], mentors, barred: [[mentee.id, banned]] }), 1);

  expect(barred.shown).toEqual(free.shown);
  expect([...barred.market.mentor]).toEqual([...free.market.mentor].slice(1));
});

test("a pin stands only where it can: not barred, within the mentor's places, of people who take part", () => {
  const [ana, ben, cem] = [person(), person(), person()];
  const [tor, uma] = [mentor(), mentor({ places: 2 })];
  const market = buildMarket(
    inputs({
      mentees: [ana, ben, cem],
      mentors: [tor, uma],
      barred: [[cem.id, uma.id]],
      pins: [
        [ana.id, tor.id, "PIN"],
        [ben.id, tor.id, "PIN"],
        [cem.id, uma.id, "PIN"],
        [newId(), uma.id, "PIN"],
      ],
    }),
    1,
  );

  expect(market.pinned.reduce((sum, pin) => sum + pin, 0)).toBe(1);
});

test("where mentees like mentors alike, or all the same few, hardly anybody goes without while places are free", () => {
  const mentees = Array.from({ length: 300 }, () => person({ interestIds: [1] }));
  const alike = Array.from({ length: 160 }, () => mentor({ places: 2 }));
  const few = alike.map((one, place) => (place < 60 ? { ...one, interestIds: [1] } : one));
  for (const mentors of [alike, few]) {
    const asked = inputs({ mentees, mentors });
    const placed = (objective: Objective) => solveHere(buildMarket(asked, 3), objective, 3, () => {}).placed;
    expect(placed("BEST_TOTAL")).toBe(300);
    // What is stable may leave some out for whom only others have room.
    expect(placed("STABLE_MENTEE_OPTIMAL")).toBeGreaterThan(270);
  }
});
