import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { mixed } from "../../../server/matching/lot.js";
import { buildMarkets } from "../../../server/matching/pairing/build-market.js";
import { draw, personKeys } from "../../../server/matching/pairing/engine/lottery.js";
import type { PairingInputs } from "../../../server/matching/pairing/inputs.js";
import { PairScores } from "../../../server/matching/pairing/score-pairs.js";
import { likingOf } from "../../../server/matching/pairing/wishes.js";
import { random } from "../../support/random.js";
import { aCohort } from "./a-cohort.js";
import { type Listed, listsOf } from "./a-market.js";

/** The lists of every mentee by their definition: everybody is scored with everybody, one pair after the other. */
function listsByDefinition(inputs: PairingInputs, seed: number): { all: Listed[][]; possible: Listed[][] } {
  const { mentees, mentors, pins } = inputs;
  const scores = new PairScores(inputs);
  const order = draw("mentor", mentors.length, personKeys(mentors.map(({ id }) => id)), seed);
  const is = (pair: readonly string[], mentee: string, mentor: string) => pair[0] === mentee && pair[1] === mentor;
  const isBarred = (mentee: string, mentor: string) =>
    inputs.barred.some(pair => is(pair, mentee, mentor)) ||
    pins.some(pin => pin[2] === "BAN" && is(pin, mentee, mentor));
  const left = new Map(mentors.map(({ id, places, allPlaces }) => [id, allPlaces ?? places]));
  const pinned = pins.filter(([mentee, mentor, kind]) => {
    const places = left.get(mentor) ?? 0;
    if (kind !== "PIN" || places === 0 || mentee === mentor || isBarred(mentee, mentor)) return false;
    left.set(mentor, places - 1);
    return true;
  });
  const takesPart = (at: number, menteeId: string) => {
    const { id = "", places = 0 } = mentors[at] ?? {};
    return id !== menteeId && (places > 0 || pinned.some(pin => is(pin, menteeId, id)));
  };
  const place = (ranked: readonly string[], id: string) => {
    const at = ranked.lastIndexOf(id);
    return at < 0 ? undefined : at;
  };

  const menteeKeys = personKeys(mentees.map(({ id }) => id));
  const words = Math.ceil(mentors.length / 32);
  const all = mentees.map((mentee, index) => {
    const scoreOf = scores.of(mentee);
    const lot = mixed(mixed(seed) ^ (menteeKeys[2 * index] ?? 0));
    const from = lot % mentors.length;
    const allowed = [...order].flatMap((at, slot) => {
      const scored = takesPart(at, mentee.id) ? scoreOf(at) : null;
      return scored ? [{ at, slot, liking: likingOf(undefined, scored.thousandths) }] : [];
    });
    // Equals in the order they are met going round from one's own slot, by words of 32 for the best.
    const met = (slot: number) => (((slot >>> 5) - (from >>> 5) + words) % words) * 32 + (slot & 31);
    const best = allowed.toSorted((a, b) => b.liking - a.liking || met(a.slot) - met(b.slot)).slice(0, 40);
    // The others in leaps: how many it takes to come by a slot.
    const slots = 2n ** BigInt(Math.ceil(Math.log2(words * 32 + 1)));
    const leaps = new Map<number, bigint>();
    for (let leap = 0n; leap < slots; leap += 1n) {
      leaps.set(Number((BigInt(lot) + leap * BigInt(mixed(lot) | 1)) & (slots - 1n)), leap);
    }
    const others = allowed.filter(one => !best.includes(one));
    others.sort((a, b) => Number((leaps.get(a.slot) ?? 0n) - (leaps.get(b.slot) ?? 0n)));
    const chosen = new Set([...best, ...others.slice(0, 50 - best.length)].map(({ at }) => at));
    const list = [...order].flatMap(at => {
      const mentor = mentors[at];
      if (!mentor || !takesPart(at, mentee.id)) return [];
      const isPinned = pinned.some(pin => is(pin, mentee.id, mentor.id));
      const scored = scoreOf(at);
      if (!scored && !isPinned) return [];
      const [asked, asks] = [place(mentee.ranked, mentor.id), place(mentor.ranked, mentee.id)];
      const liking = (rank: number | undefined) => likingOf(rank, scored?.thousandths ?? 0);
      const isNamed = isPinned || asked !== undefined || asks !== undefined;
      if (!isNamed && !chosen.has(at)) return [];
      const isOut = isBarred(mentee.id, mentor.id);
      return [{ mentor: at, menteeScore: liking(asked), mentorScore: liking(asks), isPinned, isOut }];
    });
    // Sorting keeps equals in the order of the draw.
    list.sort((one, other) => other.menteeScore - one.menteeScore);
    return list;
  });
  const listed = ({ mentor, menteeScore, mentorScore, isPinned }: Listed) => ({
    ...{ mentor, menteeScore, mentorScore, isPinned },
  });
  return {
    all: all.map(list => list.map(listed)),
    possible: all.map(list => list.filter(({ isOut }) => !isOut).map(listed)),
  };
}

test("the market is the one of all pairs scored one by one, whoever hides, names, bars or requires what", () => {
  let cut = 0;
  let [pinned, pinnedOnly] = [0, 0];
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 160 }), (seed, some, many) => {
      const inputs = aCohort(random(seed).below, some, many);
      const { market, shown } = buildMarkets(inputs, Math.abs(seed));

      const { all, possible } = listsByDefinition(inputs, Math.abs(seed));
      expect(listsOf(shown)).toEqual(all);
      expect(listsOf(market)).toEqual(possible);
      cut += all.filter(list => list.length >= 50).length;
      pinned += market.pinned.reduce((sum, pin) => sum + pin, 0);
      for (const [at, { places }] of inputs.mentors.entries()) {
        const pins = market.pinned.filter((pin, edge) => pin === 1 && market.mentor[edge] === at).length;
        expect(market.capacities[at]).toBe(Math.max(places, pins));
        if (pins > places) pinnedOnly += 1;
      }
    }),
    { numRuns: 150 },
  );
  // Chance has made what is hard.
  expect(cut).toBeGreaterThan(50);
  expect(pinned).toBeGreaterThan(20);
  expect(pinnedOnly).toBeGreaterThan(5);
});
