import type { PairingInputs } from "./inputs.js";
import type { RunChange } from "./questions.js";
import { allPlacesOf, capacitiesOf, standingPins } from "./standing-pins.js";

/** What a run would take if one thing were otherwise. */
export function changedInputs(inputs: PairingInputs, { kind, menteeId, mentorId }: RunChange): PairingInputs {
  const { mentees, mentors, pins } = inputs;
  if (kind === "WITHOUT_MENTEE") return { ...inputs, mentees: mentees.filter(({ id }) => id !== menteeId) };
  if (kind === "BAN_LIFTED") {
    const isLifted = (pin: PairingInputs["pins"][number]) =>
      pin[0] === menteeId && pin[1] === mentorId && pin[2] === "BAN";
    return { ...inputs, pins: pins.filter(pin => !isLifted(pin)) };
  }
  const capacities = capacitiesOf(inputs, standingPins(inputs));
  return {
    ...inputs,
    mentors: mentors.map((one, at) => {
      if (one.id !== mentorId) return one;
      // One more than the run had to give; who is there for pins alone stays so.
      const places = one.places === 0 ? 0 : (capacities[at] ?? 0) + 1;
      return { ...one, places, allPlaces: allPlacesOf(one) + 1 };
    }),
  };
}

/**
 * Whether the change brings others with it: a pin that could not stand would, or a place goes that a mentor had only for
 * the pin of who takes no part.
 */
export function bringsOthers(inputs: PairingInputs, changed: PairingInputs, { kind }: RunChange): boolean {
  const [stood, stands] = [standingPins(inputs), standingPins(changed)];
  if (!changed.mentees.every(({ id }) => stood.get(id) === stands.get(id))) return true;
  const [had, have] = [capacitiesOf(inputs, stood), capacitiesOf(changed, stands)];
  return kind === "WITHOUT_MENTEE" && have.some((places, mentor) => places !== had[mentor]);
}
