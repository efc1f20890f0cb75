/** Where a request can be, from its sending to its end. */
export const requestStates = [
  "SENT",
  "INFO_ASKED",
  "ANSWERED",
  "COUNTERED",
  "ACCEPTED",
  "DECLINED",
  "REFERRED",
  "WITHDRAWN",
  "EXPIRED",
  "SUPERSEDED",
] as const;

export type RequestState = (typeof requestStates)[number];

/** Who moves a request: its two people, the program's clock, or the acceptance of another request of the pair. */
export type Mover = "MENTEE" | "MENTOR" | "CLOCK" | "ACCEPTANCE";

/** The states in which a request still waits for somebody; it counts for quotas and may be open once a pair. */
export const openStates = ["SENT", "INFO_ASKED", "ANSWERED", "COUNTERED"] as const satisfies readonly RequestState[];

const waitsForMentor = ["SENT", "ANSWERED"] as const;

interface Rule {
  readonly by: Mover;
  /** Null stands for "not there yet". */
  readonly from: readonly (RequestState | null)[];
  readonly to: readonly RequestState[];
}

/** Every legal move. What is not here cannot happen. */
export const moveRules: readonly Rule[] = [
  { by: "MENTEE", from: [null], to: ["SENT"] },
  { by: "MENTOR", from: waitsForMentor, to: ["INFO_ASKED", "COUNTERED", "ACCEPTED", "DECLINED", "REFERRED"] },
  { by: "MENTEE", from: ["INFO_ASKED"], to: ["ANSWERED"] },
  { by: "MENTEE", from: ["COUNTERED"], to: ["ANSWERED", "ACCEPTED"] },
  { by: "MENTEE", from: openStates, to: ["WITHDRAWN"] },
  { by: "CLOCK", from: openStates, to: ["EXPIRED"] },
  { by: "ACCEPTANCE", from: openStates, to: ["SUPERSEDED"] },
];

/** Whether `by` may move a request from one state to another. */
export const mayMove = (by: Mover, from: RequestState | null, to: RequestState): boolean =>
  moveRules.some(rule => rule.by === by && rule.from.includes(from) && rule.to.includes(to));

export const isOpen = (state: RequestState): boolean => openStates.some(open => open === state);

/** Whether the mentee may want to know of other mentors now. */
export const cameToNothing = (state: RequestState): boolean =>
  state === "DECLINED" || state === "REFERRED" || state === "EXPIRED";

/** Whose turn it is: the mentor answers a request, the mentee answers a question or other terms; null when it is over. */
export function turnOf(state: RequestState): "MENTEE" | "MENTOR" | null {
  if (!isOpen(state)) return null;
  return waitsForMentor.some(waiting => waiting === state) ? "MENTOR" : "MENTEE";
}
