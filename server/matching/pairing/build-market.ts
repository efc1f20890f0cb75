import { mixed } from "../lot.js";
import { DrawnMentors } from "./drawn-mentors.js";
import { draw, personKeys } from "./engine/lottery.js";
import type { Market } from "./engine/market.js";
import type { MenteeInput, PairingInputs } from "./inputs.js";
import { barredPairs, capacitiesOf, standingPins } from "./standing-pins.js";
import { likingOf, placesIn } from "./wishes.js";

/** Candidates of a mentee whom nobody has named: the best ones; further ones are hardly ever reached. */
const bestAtMost = 40;
/**
 * And some of all the others, each mentee's own by lot: where mentees like the same few, nobody would have the rest for a
 * candidate, and their places would stay free while mentees go without.
 */
const drawnAtMost = 10;

interface Edge {
  readonly mentor: number;
  readonly menteeScore: number;
  readonly mentorScore: number;
  readonly isPinned: boolean;
  readonly isBarred: boolean;
}

/** What a run is solved on, and what its people are told ranks of. */
export interface Markets {
  readonly market: Market;
  /**
   * The same with the pairs that cannot be, for whatever reason, left in: places in a list and the number of pairs who
   * would rather have each other are told from it, so that they tell nothing of a ban.
   */
  readonly shown: Market;
}

/**
 * Who could be paired with whom. A mentee's candidates are the forty mentors they like best, ten more drawn by the seed,
 * and all further ones who named the mentee, whom the mentee named or to whom a coordinator pinned them; less those of
 * them that cannot be. `tell` hears how many mentees have been read.
 */
export function buildMarkets(inputs: PairingInputs, seed: number, tell: (mentees: number) => void = () => {}): Markets {
  const { mentees, mentors } = inputs;
  const mentorKeys = personKeys(mentors.map(({ id }) => id));
  const order = draw("mentor", mentors.length, mentorKeys, seed);
  const drawn = placeOfEach(order);
  const scores = new DrawnMentors(inputs, order);
  const places = placesIn(mentors.map(({ id }) => id));
  const barred = barredPairs(inputs);
  const pinnedTo = standingPins(inputs);
  const namedBy = whoNamed(mentors);
  const menteeKeys = personKeys(mentees.map(({ id }) => id));
  const begin = mixed(seed);

  const candidatesOf = (mentee: MenteeInput, index: number): Edge[] => {
    const pin = pinnedTo.get(mentee.id) ?? "";
    const scored = scores.of(mentee, pin);
    const named = placesIn(mentee.ranked);
    const askedBy = namedBy.get(mentee.id);
    const pinned = places.get(pin);
    const own = new Map<number, Edge>();
    const add = (mentor: number, thousandths: number | null) => {
      const isPinned = mentor === pinned;
      if (thousandths === null && !isPinned) return;
      const id = mentors[mentor]?.id ?? "";
      const [asked, asks] = [named.get(id), askedBy?.get(mentor)];
      own.set(mentor, {
        mentor,
        menteeScore: likingOf(asked, thousandths ?? 0),
        mentorScore: likingOf(asks, thousandths ?? 0),
        isPinned,
        isBarred: barred.get(mentee.id)?.has(id) ?? false,
      });
    };
    const addNamed = (mentor: number | undefined) => {
      if (mentor !== undefined && !own.has(mentor)) add(mentor, scored?.thousandthsOf(drawn[mentor] ?? -1) ?? null);
    };
    const lot = mixed(begin ^ (menteeKeys[2 * index] ?? 0));
    scored?.eachOfBest(bestAtMost, lot % Math.max(mentors.length, 1), (slot, thousandths) =>
      add(order[slot] ?? -1, thousandths),
    );
    scored?.eachAllowed(lot, slot => {
      if (own.size >= bestAtMost + drawnAtMost) return "STOP";
      const mentor = order[slot] ?? -1;
      if (!own.has(mentor)) add(mentor, scored.thousandthsOf(slot));
      return undefined;
    });
    for (const id of named.keys()) addNamed(places.get(id));
    for (const mentor of askedBy?.keys() ?? []) addNamed(mentor);
    addNamed(pinned);
    const edges = [...own.values()];
    return edges.sort((a, b) => b.menteeScore - a.menteeScore || (drawn[a.mentor] ?? 0) - (drawn[b.mentor] ?? 0));
  };
  const lists = mentees.map((mentee, index) => {
    const own = candidatesOf(mentee, index);
    tell(index + 1);
    return own;
  });
  const people = {
    capacities: capacitiesOf(inputs, pinnedTo),
    menteeKeys,
    mentorKeys,
  };
  return {
    market: marketOf(
      lists.map(own => own.filter(edge => !edge.isBarred)),
      people,
    ),
    shown: marketOf(lists, people),
  };
}

type People = Required<Pick<Market, "capacities" | "menteeKeys" | "mentorKeys">>;

function marketOf(lists: readonly (readonly Edge[])[], people: People): Market {
  const start = new Int32Array(lists.length + 1);
  for (const [index, own] of lists.entries()) start[index + 1] = (start[index] ?? 0) + own.length;
  const count = start.at(-1) ?? 0;
  const edges = {
    mentor: new Int32Array(count),
    menteeScore: new Int32Array(count),
    mentorScore: new Int32Array(count),
    pinned: new Uint8Array(count),
  };
  let at = 0;
  for (const own of lists) {
    for (const edge of own) {
      edges.mentor[at] = edge.mentor;
      edges.menteeScore[at] = edge.menteeScore;
      edges.mentorScore[at] = edge.mentorScore;
      edges.pinned[at] = Number(edge.isPinned);
      at += 1;
    }
  }
  return { ...people, menteeCount: lists.length, start, ...edges };
}

const placeOfEach = (order: Int32Array): Int32Array => {
  const places = new Int32Array(order.length);
  for (const [place, index] of order.entries()) places[index] = place;
  return places;
};

/** By mentor, who have the mentee in their list and where, for each mentee in one. */
function whoNamed(mentors: PairingInputs["mentors"]): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const named = new Map<string, Map<number, number>>();
  for (const [mentor, { ranked }] of mentors.entries()) {
    for (const [id, place] of placesIn(ranked)) named.set(id, (named.get(id) ?? new Map()).set(mentor, place));
  }
  return named;
}
