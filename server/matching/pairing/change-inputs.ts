import type { PairingInputs } from "./inputs.js";
import type { RunChange } from "./questions.js";
import { standingPins } from "./standing-pins.js";

/** What a run would take if one thing were otherwise. */
export function changedInputs(inputs: PairingInputs, { kind, menteeId, mentorId }: RunChange): PairingInputs {
  const { mentees, mentors, pins } = inputs;
  if (kind === "WITHOUT_MENTEE") return { ...inputs, mentees: mentees.filter(({ id }) => id !== menteeId) };
  if (kind === "ONE_MORE_PLACE") {
    return { ...inputs, mentors: mentors.map(one => (one.id === mentorId ? { ...one, places: one.places + 1 } : one)) };
  }
  return { ...inputs, pins: pins.filter(([one, other, is]) => is !== "BAN" || one !== menteeId || other !== mentorId) };
}

/** Whether the same pins stand in both, of the mentees that the later one still has. */
export function pinsStandAlike(inputs: PairingInputs, later: PairingInputs): boolean {
  const [stood, stands] = [standingPins(inputs), standingPins(later)];
  return later.mentees.every(({ id }) => stood.get(id) === stands.get(id));
}
