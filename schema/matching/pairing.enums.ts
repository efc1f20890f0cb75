import { registerEnumType } from "type-graphql";
import {
  MentorScopes,
  PairingObjectives,
  PairingPinKinds,
  PairingProblems,
  PairingProposalStates,
  PairingRunStates,
  UnpairedReasons,
  WhatIfKinds,
  WhyNotCodes,
} from "../../server/matching/index.js";

registerEnumType(PairingObjectives, {
  name: "PairingObjective",
  description:
    "What a pairing is to reach. Pinned pairs stand in each. The pairs it chooses from are, for each mentee, the forty mentors they like best under the run's rules, ten more drawn by lot, and whoever was named by one of the two or pinned.",
  valuesConfig: {
    STABLE_MENTEE_OPTIMAL: {
      description:
        "No mentee and mentor would both rather have each other than what they got, and among all such pairings each mentee has the best mentor they can have in any.",
    },
    STABLE_MENTOR_OPTIMAL: {
      description:
        "No mentee and mentor would both rather have each other, and it is the best such pairing for mentors.",
    },
    BEST_TOTAL: {
      description:
        "As many mentees as possible have a mentor, and then the sum of what all pairs think of each other is the greatest there is.",
    },
    FAIREST: {
      description:
        "As many mentees as possible have a mentor, and then as few as possible have their worst choice, and so on upward; then the greatest sum.",
    },
  },
});

registerEnumType(PairingRunStates, {
  name: "PairingRunState",
  description: "How far a pairing run has come.",
  valuesConfig: {
    QUEUED: { description: "Its inputs are taken, and it waits to be worked out." },
    SOLVING: { description: "It is being worked out." },
    SOLVED: { description: "Its pairs can be read, edited and published." },
    FAILED: { description: "It could not be worked out; the server's log says why." },
    CANCELLED: { description: "A coordinator cancelled it before it was solved." },
    PUBLISHING: { description: "Mentorships are being made of its pairs, one after the other." },
    PUBLISHED: { description: "Every pair has become a mentorship or says why not." },
  },
});

registerEnumType(PairingProposalStates, {
  name: "PairingProposalState",
  description: "What has become of a proposed pair.",
  valuesConfig: {
    PROPOSED: { description: "Nobody but the coordinators knows of it." },
    PUBLISHED: { description: "It is a mentorship." },
    NOT_PUBLISHED: { description: "It could not become one any more when it was published." },
  },
});

registerEnumType(PairingProblems, {
  name: "PairingProblem",
  description: "Why a proposed pair could not become a mentorship.",
  valuesConfig: {
    ALREADY_PAIRED: { description: "The mentee had found a mentor in the meantime." },
    MENTOR_FULL: { description: "The mentor had no place left any more." },
    NOT_IN_PROGRAM: { description: "One of the two was not active in the program any more." },
    NOT_POSSIBLE: {
      description:
        "The pair was not possible any more: the mentor has paused, or something between the two stands in its way.",
    },
    FAILED: { description: "It was tried again and again and could not be made; the server's log says why." },
  },
});

registerEnumType(UnpairedReasons, {
  name: "UnpairedReason",
  description: "Why a mentee has no mentor by a run.",
  valuesConfig: {
    NO_POSSIBLE_MENTOR: { description: "No mentor with a place was possible for them under the run's rules." },
    PLACES_TAKEN: { description: "All places at mentors who were possible went to others." },
    TAKEN_OUT: { description: "A coordinator took them out of the pairing by hand." },
  },
});

registerEnumType(MentorScopes, {
  name: "PairingMentors",
  description: "Which mentors take part in a run.",
  valuesConfig: {
    PROGRAM: { description: "All active mentors of the program who have a place and are not paused." },
    COHORT: {
      description:
        "Of these, only those who are in the run's cohort; others take part only for mentees who are pinned to them.",
    },
  },
});

registerEnumType(PairingPinKinds, {
  name: "PairingPinKind",
  description: "What a coordinator has laid down about a pair.",
  valuesConfig: {
    PIN: { description: "The two shall be paired." },
    BAN: { description: "The two shall not be paired." },
  },
});

registerEnumType(WhyNotCodes, {
  name: "PairingWhyNotCode",
  description: "Why a run does not pair two people.",
  valuesConfig: {
    PAIRED: { description: "It does." },
    NOT_POSSIBLE: {
      description:
        "The pair was not among those possible: one of the two took no part, the run's rules leave it out, the mentor is not among the mentee's candidates, their forty best and ten drawn by lot, or somebody or something stands in its way.",
    },
    PINNED_ELSEWHERE: { description: "A coordinator pinned the mentee to another mentor: `has`." },
    PLACES_PINNED: { description: "All places of the mentor are taken by mentees pinned there: `holders`." },
    HAS_BETTER: { description: "The mentee got a mentor they like more: `has`." },
    OTHERS_COME_FIRST: { description: "The mentor's places are held by mentees the mentor likes more: `holders`." },
    COSTS_OTHERS: { description: "With this pair the best result would be less good: `takes`." },
  },
});

registerEnumType(WhatIfKinds, {
  name: "PairingWhatIfKind",
  description: "What could be otherwise in a run.",
  valuesConfig: {
    ONE_MORE_PLACE: { description: "A mentor has one more place than the run could give them: `mentorId`." },
    BAN_LIFTED: {
      description:
        "A ban that coordinators laid down is lifted: `menteeId` and `mentorId`. Where they laid down none, or the pair is not possible otherwise, nothing would change.",
    },
    WITHOUT_MENTEE: { description: "A mentee takes no part: `menteeId`." },
  },
});

export {
  MentorScopes,
  PairingObjectives,
  PairingPinKinds,
  PairingProblems,
  PairingProposalStates,
  PairingRunStates,
  UnpairedReasons,
  WhatIfKinds,
  WhyNotCodes,
};
