import { expect, test } from "@jest/globals";
import { WatchedPeople } from "../../server/realtime/watched-people.js";

/** One watched person, and what those who watch are told. */
function watching() {
  let now = 1_000_000;
  const told: (Date | null)[] = [];
  const people = new WatchedPeople(() => now);
  people.add(["ada"], (_, until) => told.push(until));
  const pass = (seconds: number) => {
    now += seconds * 1_000;
    people.look();
  };
  return { people, told, pass };
}

test("an answer that was given before somebody went does not bring them back, however late it comes", () => {
  const { people, told, pass } = watching();
  people.here("node", 1, ["ada"]);
  people.gone("node", 2, ["ada"]);
  people.here("node", 1, ["ada"]);
  pass(11);
  expect(told).toEqual([expect.any(Date), null]);
});

test("whoever comes back is back", () => {
  const { people, told, pass } = watching();
  people.here("node", 1, ["ada"]);
  people.gone("node", 2, ["ada"]);
  people.here("node", 3, ["ada"]);
  pass(11);
  expect(told).toEqual([expect.any(Date)]);
  expect(people.around(["ada"]).size).toBe(1);
});

test("the word of one node says nothing about another", () => {
  const { people, told, pass } = watching();
  people.here("one", 5, ["ada"]);
  people.gone("one", 6, ["ada"]);
  people.here("other", 1, ["ada"]);
  pass(11);
  expect(told).toEqual([expect.any(Date)]);
});
