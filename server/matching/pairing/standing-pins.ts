import type { MentorInput, PairingInputs } from "./inputs.js";

/** The mentors barred, for each mentee who has one. */
type Barred = ReadonlyMap<string, ReadonlySet<string>>;

/** All pairs that cannot be, without a trace of why: what is private and what a coordinator said are alike here. */
export function barredPairs({ barred, pins }: PairingInputs): Barred {
  const banned = pins.filter(([, , kind]) => kind === "BAN");
  const mentorsOf = new Map<string, Set<string>>();
  for (const [mentee, mentor] of [...barred, ...banned]) {
    mentorsOf.set(mentee, (mentorsOf.get(mentee) ?? new Set()).add(mentor));
  }
  return mentorsOf;
}

/** Pins that can stand, the mentor by the mentee: of people who take part, not barred, and as many of a mentor as they have places, whatever the rules say. */
export function standingPins(inputs: PairingInputs): Map<string, string> {
  const { pins, mentees, mentors } = inputs;
  const barred = barredPairs(inputs);
  const there = new Set(mentees.map(({ id }) => id));
  const left = new Map(mentors.map(mentor => [mentor.id, allPlacesOf(mentor)]));
  const standing = new Map<string, string>();
  for (const [mentee, mentor, kind] of pins) {
    const places = left.get(mentor) ?? 0;
    if (kind !== "PIN" || places === 0 || !there.has(mentee) || mentee === mentor) continue;
    if (barred.get(mentee)?.has(mentor)) continue;
    left.set(mentor, places - 1);
    standing.set(mentee, mentor);
  }
  return standing;
}

/** How many mentees each mentor can be given: by the rules, and beyond them who is pinned. */
export function capacitiesOf({ mentors }: PairingInputs, standing: ReadonlyMap<string, string>): Int32Array {
  const pinned = new Map<string, number>();
  for (const mentor of standing.values()) pinned.set(mentor, (pinned.get(mentor) ?? 0) + 1);
  return Int32Array.from(mentors, ({ id, places }) => Math.max(places, pinned.get(id) ?? 0));
}

export const allPlacesOf = ({ places, allPlaces = places }: MentorInput): number => allPlaces;
