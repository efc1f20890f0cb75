import { draw, personKeys } from "./engine/lottery.js";
import type { Market } from "./engine/market.js";
import type { MenteeInput, PairIds, PairingInputs } from "./inputs.js";
import { PairScores } from "./score-pairs.js";
import { likingOf, placesIn } from "./wishes.js";

/** Candidates of a mentee whom nobody has named: the best ones; further ones are hardly ever reached. */
const candidatesAtMost = 50;

interface Edge {
  readonly mentor: number;
  readonly menteeScore: number;
  readonly mentorScore: number;
  readonly isPinned: boolean;
  readonly isBarred: boolean;
  /** Whether it stays whatever else there is: somebody has named the other, or a coordinator the pair. */
  readonly isNamed: boolean;
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
 * Who could be paired with whom. A mentee's candidates are the fifty mentors they like best, equals drawn by the seed, and
 * all further ones who named the mentee, whom the mentee named or to whom a coordinator pinned them; less those of them
 * that cannot be. `tell` hears how many mentees have been read.
 */
export function buildMarkets(inputs: PairingInputs, seed: number, tell: (mentees: number) => void = () => {}): Markets {
  const { mentees, mentors } = inputs;
  const scores = new PairScores(inputs);
  const mentorKeys = personKeys(mentors.map(({ id }) => id));
  const drawn = placeOfEach(draw("mentor", mentors.length, mentorKeys, seed));
  const barred = barredPairs(inputs);
  const pinnedTo = standingPins(inputs, barred);
  const namedBy = mentors.map(({ ranked }) => placesIn(ranked));

  const candidatesOf = (mentee: MenteeInput): Edge[] => {
    const scoreOf = scores.of(mentee);
    const named = placesIn(mentee.ranked);
    const own: Edge[] = [];
    for (const [place, mentor] of mentors.entries()) {
      if (mentor.id === mentee.id) continue;
      const isPinned = pinnedTo.get(mentee.id) === mentor.id;
      const scored = scoreOf(place);
      if (!scored && !isPinned) continue;
      const thousandths = scored?.thousandths ?? 0;
      const [asked, askedBy] = [named.get(mentor.id), namedBy[place]?.get(mentee.id)];
      own.push({
        mentor: place,
        menteeScore: likingOf(asked, thousandths),
        mentorScore: likingOf(askedBy, thousandths),
        isPinned,
        isBarred: barred.has(keyOf([mentee.id, mentor.id])),
        isNamed: isPinned || asked !== undefined || askedBy !== undefined,
      });
    }
    own.sort((a, b) => b.menteeScore - a.menteeScore || (drawn[a.mentor] ?? 0) - (drawn[b.mentor] ?? 0));
    return own.filter((edge, at) => at < candidatesAtMost || edge.isNamed);
  };
  const lists = mentees.map((mentee, index) => {
    const own = candidatesOf(mentee);
    tell(index + 1);
    return own;
  });
  const people = {
    capacities: Int32Array.from(mentors, ({ places }) => places),
    menteeKeys: personKeys(mentees.map(({ id }) => id)),
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
  const edges = lists.flat();
  return {
    ...people,
    menteeCount: lists.length,
    start,
    mentor: Int32Array.from(edges, edge => edge.mentor),
    menteeScore: Int32Array.from(edges, edge => edge.menteeScore),
    mentorScore: Int32Array.from(edges, edge => edge.mentorScore),
    pinned: Uint8Array.from(edges, edge => Number(edge.isPinned)),
  };
}

const keyOf = ([mentee, mentor]: PairIds): string => `${mentee} ${mentor}`;

const placeOfEach = (order: Int32Array): Int32Array => {
  const places = new Int32Array(order.length);
  for (const [place, index] of order.entries()) places[index] = place;
  return places;
};

/** All pairs that cannot be, without a trace of why: what is private and what a coordinator said are alike here. */
const barredPairs = ({ barred, pins }: PairingInputs): ReadonlySet<string> =>
  new Set([
    ...barred.map(keyOf),
    ...pins.filter(([, , kind]) => kind === "BAN").map(([mentee, mentor]) => keyOf([mentee, mentor])),
  ]);

/** Pins that can stand: of people who take part, not barred, and as many of a mentor as they have places. */
function standingPins({ pins, mentees, mentors }: PairingInputs, barred: ReadonlySet<string>): Map<string, string> {
  const there = new Set(mentees.map(({ id }) => id));
  const left = new Map(mentors.map(({ id, places }) => [id, places]));
  const standing = new Map<string, string>();
  for (const [mentee, mentor, kind] of pins) {
    const places = left.get(mentor) ?? 0;
    if (kind !== "PIN" || places === 0 || !there.has(mentee) || mentee === mentor) continue;
    if (barred.has(keyOf([mentee, mentor]))) continue;
    left.set(mentor, places - 1);
    standing.set(mentee, mentor);
  }
  return standing;
}
