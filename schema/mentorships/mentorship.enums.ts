import { registerEnumType } from "type-graphql";
import type {
  DeclineReason,
  Fit,
  MentorshipKind,
  MentorshipStatus,
  RequestState,
  Side,
} from "../../server/mentorships/index.js";

/** Enum object of where a request can be. */
export const RequestStates = {
  SENT: "SENT",
  INFO_ASKED: "INFO_ASKED",
  ANSWERED: "ANSWERED",
  COUNTERED: "COUNTERED",
  ACCEPTED: "ACCEPTED",
  DECLINED: "DECLINED",
  REFERRED: "REFERRED",
  WITHDRAWN: "WITHDRAWN",
  EXPIRED: "EXPIRED",
  SUPERSEDED: "SUPERSEDED",
} as const satisfies { [S in RequestState]: S };

registerEnumType(RequestStates, {
  name: "MentorshipRequestState",
  description: "Where a request is. SENT, INFO_ASKED, ANSWERED and COUNTERED are open; the others are its end.",
  valuesConfig: {
    SENT: { description: "The mentee has sent it; the mentor's turn." },
    INFO_ASKED: { description: "The mentor has asked a question; the mentee's turn." },
    ANSWERED: { description: "The mentee has answered; the mentor's turn." },
    COUNTERED: { description: "The mentor has offered other terms; the mentee's turn. No mutation leads here yet." },
    ACCEPTED: { description: "It has become a mentorship." },
    DECLINED: { description: "The mentor has said no, with a reason." },
    REFERRED: { description: "The mentor has declined and named a colleague whom the mentee may ask instead." },
    WITHDRAWN: { description: "The mentee has taken it back." },
    EXPIRED: { description: "Nobody moved it before the program's days were over." },
    SUPERSEDED: { description: "Another request of the same two people was accepted." },
  },
});

/** Enum object of the reasons a mentor declines for. */
export const DeclineReasons = {
  NO_CAPACITY: "NO_CAPACITY",
  DIFFERENT_EXPERTISE: "DIFFERENT_EXPERTISE",
  CONFLICT_OF_INTEREST: "CONFLICT_OF_INTEREST",
  TIMING: "TIMING",
  OTHER: "OTHER",
} as const satisfies { [R in DeclineReason]: R };

registerEnumType(DeclineReasons, {
  name: "RequestDeclineReason",
  description: "Why a mentor declines a request.",
  valuesConfig: {
    NO_CAPACITY: { description: "No place for another mentee now." },
    DIFFERENT_EXPERTISE: { description: "Others know better what is asked for." },
    CONFLICT_OF_INTEREST: { description: "The two must not be mentor and mentee." },
    TIMING: { description: "The time does not suit." },
    OTHER: { description: "None of these; the note may say." },
  },
});

/** Enum object of the two sides of a pair. */
export const Sides = { MENTEE: "MENTEE", MENTOR: "MENTOR" } as const satisfies { [S in Side]: S };

registerEnumType(Sides, {
  name: "MentorshipSide",
  description: "On which side of a request or a mentorship somebody stands.",
  valuesConfig: {
    MENTEE: { description: "Who asks and learns." },
    MENTOR: { description: "Who is asked and accompanies." },
  },
});

/** Enum object of the kinds of mentorships. */
export const MentorshipKinds = {
  LONG_TERM: "LONG_TERM",
  FLASH: "FLASH",
  CIRCLE: "CIRCLE",
  PEER: "PEER",
} as const satisfies { [K in MentorshipKind]: K };

registerEnumType(MentorshipKinds, {
  name: "MentorshipKind",
  description: "What sort of relationship it is; all are LONG_TERM today.",
  valuesConfig: {
    LONG_TERM: { description: "A mentee and a mentor, for months or years." },
    FLASH: { description: "One question or one task, soon done." },
    CIRCLE: { description: "A mentor and several mentees." },
    PEER: { description: "Two people of like experience." },
  },
});

/** Enum object of whether a mentorship goes on. */
export const MentorshipStatuses = { ACTIVE: "ACTIVE", ENDED: "ENDED" } as const satisfies {
  [S in MentorshipStatus]: S;
};

registerEnumType(MentorshipStatuses, {
  name: "MentorshipStatus",
  description: "Whether a mentorship goes on.",
  valuesConfig: {
    ACTIVE: { description: "It goes on and takes one of the mentor's places." },
    ENDED: { description: "One of the two, or a coordinator of the program, has ended it." },
  },
});

/** Enum object of what somebody may say of how their mentorship fits. */
export const Fits = {
  GOOD: "GOOD",
  STILL_DECIDING: "STILL_DECIDING",
  NOT_A_GOOD_FIT: "NOT_A_GOOD_FIT",
} as const satisfies { [F in Fit]: F };

registerEnumType(Fits, {
  name: "MentorshipFitAnswer",
  description: "What one of the two says privately of how their mentorship fits.",
  valuesConfig: {
    GOOD: { description: "It fits." },
    STILL_DECIDING: { description: "It is too early to tell." },
    NOT_A_GOOD_FIT: {
      description:
        "It does not fit. The program's coordinators are told; it ends nothing by itself, and the two are not paired with each other again by the program.",
    },
  },
});
