import { type Change, changedMarket, edgeBetween } from "./change.js";
import { KeptPairing, type Priced } from "./kept-pairing.js";
import { highestScore, type Market, minimumOf, type Solution, worth } from "./market.js";
import { solveHere } from "./solve-here.js";

/** Somebody who would have another mentor; null is none. */
export interface Move {
  readonly mentee: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** What a pairing amounts to. */
export interface Sums {
  readonly placed: number;
  readonly total: number;
  readonly shortfall: number;
}

export interface WhatIf {
  readonly before: Sums;
  readonly after: Sums;
  /** Who would have another mentor, by their index. */
  readonly moves: readonly Move[];
}

/** What cannot be tried, because a pinned pair stands in its way. */
export interface StandsPinned {
  readonly code: "STANDS_PINNED";
  readonly mentees: readonly number[];
}

/**
 * What would be if one thing were otherwise: the best result of the changed market, found from the one there is. For a stable
 * objective the market is solved anew. Blocks its thread for as long as that takes.
 */
export function whatIf(market: Market, solution: Solution, change: Change): WhatIf | StandsPinned {
  assertKnown(market, change);
  const stands = standsPinned(market, change);
  if (stands.length > 0) return { code: "STANDS_PINNED", mentees: stands };
  const changed = changedMarket(market, change);
  const before = mentorsOf(market, solution.edgeOf);
  if (!isPriced(solution)) {
    const anew = solveHere(changed, solution.objective, solution.seed, () => {});
    return outcome(solution, changed, before, mentorsOf(changed, anew.edgeOf));
  }
  const kept = new KeptPairing(market, solution);
  const removedPin = carryOut(kept, market, change, before);
  const after = kept.mentors();
  for (const [mentee, mentor] of before.entries())
    if (kept.isPinned(mentee) && mentee !== removedPin) after[mentee] = mentor;
  return outcome(solution, changed, before, after);
}

export const isPriced = (solution: Solution): solution is Priced => solution.prices !== null;

function assertKnown(market: Market, change: Change): void {
  if (change.kind !== "PLACES") assertMentee(market, change.mentee);
  if (change.kind !== "REMOVE_MENTEE") assertMentor(market, change.mentor);
  const numbers = change.kind === "LIFT_BAN" ? [change.menteeScore, change.mentorScore] : [];
  if (!numbers.every(score => Number.isInteger(score) && score >= 0 && score <= highestScore))
    throw new RangeError("A score is a whole number from 0 to 1000.");
  if (change.kind === "PLACES" && !(Number.isInteger(change.places) && change.places >= 0))
    throw new RangeError("Places are a whole number.");
}

export function assertMentee(market: Market, mentee: number): void {
  if (!(Number.isInteger(mentee) && mentee >= 0 && mentee < market.menteeCount))
    throw new RangeError(`There is no mentee ${mentee}.`);
}

export function assertMentor(market: Market, mentor: number): void {
  if (!(Number.isInteger(mentor) && mentor >= 0 && mentor < market.capacities.length))
    throw new RangeError(`There is no mentor ${mentor}.`);
}

function standsPinned(market: Market, change: Change): number[] {
  if (change.kind === "BAN") {
    const edge = edgeBetween(market, change.mentee, change.mentor);
    return edge !== -1 && market.pinned[edge] === 1 ? [change.mentee] : [];
  }
  if (change.kind !== "PLACES") return [];
  const pinned: number[] = [];
  for (let mentee = 0; mentee < market.menteeCount; mentee += 1) {
    const edge = edgeBetween(market, mentee, change.mentor);
    if (edge !== -1 && market.pinned[edge] === 1) pinned.push(mentee);
  }
  return pinned.length > change.places ? pinned : [];
}

/** Gives the pinned mentee who was removed, if it is one. */
function carryOut(kept: KeptPairing, market: Market, change: Change, before: Int32Array): number | null {
  if (change.kind === "PLACES") {
    const pins = before.reduce((sum, mentor, who) => sum + (mentor === change.mentor && kept.isPinned(who) ? 1 : 0), 0);
    kept.changePlaces(change.mentor, change.places - pins);
    return null;
  }
  const { mentee } = change;
  if (kept.isPinned(mentee)) {
    if (change.kind !== "REMOVE_MENTEE") return null;
    kept.freePin(before[mentee] as number);
    return mentee;
  }
  const isListed = change.kind !== "REMOVE_MENTEE" && edgeBetween(market, mentee, change.mentor) !== -1;
  if (change.kind === "BAN" ? !isListed : isListed) return null;
  kept.remove(mentee);
  if (change.kind === "REMOVE_MENTEE") return null;
  const { mentor } = change;
  const others = kept.candidatesOf(mentee).filter(one => one.mentor !== mentor);
  if (change.kind === "BAN") {
    kept.putBack(mentee, others);
    return null;
  }
  const { menteeScore, mentorScore } = change;
  const added = { mentor, edge: market.mentor.length, menteeScore, worth: menteeScore + mentorScore };
  kept.putBack(mentee, [...others, added]);
  return null;
}

function outcome(solution: Solution, changed: Market, before: Int32Array, after: Int32Array): WhatIf {
  const { placed, total, shortfall } = solution;
  return { before: { placed, total, shortfall }, after: sumsOf(changed, after), moves: movesBetween(before, after) };
}

/** Who has another mentor, each followed by who makes room for them where that is somebody; `first` begins. */
export function movesBetween(before: Int32Array, after: Int32Array, first = 0): Move[] {
  const known = (mentor: number): number | null => (mentor === -1 ? null : mentor);
  const movers = [...before.keys()].filter(mentee => before[mentee] !== after[mentee]);
  const leaving = new Map<number, number[]>();
  for (const mentee of movers.toReversed()) {
    const from = before[mentee] as number;
    leaving.set(from, [...(leaving.get(from) ?? []), mentee]);
  }
  const arrivals = new Set(movers.map(mentee => after[mentee]));
  // Who leaves a place that nobody takes, or had none, begins a chain; what is left then are rings.
  const isBegin = (mentee: number) => before[mentee] === -1 || !arrivals.has(before[mentee]);
  const begins = [first, ...movers.filter(isBegin), ...movers];
  const left = new Set(movers);
  const moves: Move[] = [];
  for (const begin of begins) {
    for (let mentee: number | undefined = begin; mentee !== undefined && left.delete(mentee); ) {
      const to: number = after[mentee] as number;
      moves.push({ mentee, from: known(before[mentee] as number), to: known(to) });
      mentee = to === -1 ? undefined : leaving.get(to)?.findLast(one => left.has(one));
    }
  }
  return moves;
}

/** The mentor of each mentee, -1 for the unpaired. */
export const mentorsOf = (market: Market, edgeOf: Int32Array): Int32Array =>
  edgeOf.map(edge => (edge === -1 ? -1 : (market.mentor[edge] as number)));

export function sumsOf(market: Market, mentors: Int32Array): Sums {
  const load = new Int32Array(market.capacities.length);
  let [placed, total] = [0, 0];
  for (const [mentee, mentor] of mentors.entries()) {
    if (mentor === -1) continue;
    placed += 1;
    load[mentor] = (load[mentor] as number) + 1;
    total += worth(market, edgeBetween(market, mentee, mentor));
  }
  const shortfall = load.reduce((sum, count, mentor) => sum + Math.max(0, minimumOf(market, mentor) - count), 0);
  return { placed, total, shortfall };
}

/**
 * What one more place at a mentor would bring, from the prices alone and exactly: people placed, and the sum of scores. For
 * FAIREST the ranks decide before the sum does, so it may be negative.
 */
export function worthOfPlace(market: Market, solution: Priced, mentor: number): { placed: number; total: number } {
  const { levels, perPlaced, perMinimum, ofMentor } = solution.prices;
  const row = Array.from(ofMentor.subarray(mentor * levels, (mentor + 1) * levels));
  const first = (row[0] as number) + (isWishedBeyond(market, mentor) ? perMinimum : 0);
  const decisive = [first, ...row.slice(1)].find(value => value !== 0) ?? 0;
  if (decisive < 0) return { placed: 0, total: 0 };
  const placed = Math.round(first / perPlaced) + 0;
  const rest = first - placed * perPlaced;
  const minimums = perMinimum === 0 ? 0 : Math.round(rest / perMinimum);
  return { placed, total: (levels === 1 ? rest - minimums * perMinimum : (row.at(-1) as number)) + 0 };
}

const isWishedBeyond = (market: Market, mentor: number): boolean =>
  (market.minimums?.[mentor] ?? 0) > (market.capacities[mentor] as number);
