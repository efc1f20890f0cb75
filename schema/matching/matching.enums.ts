import { registerEnumType } from "type-graphql";
import { wordsOf } from "../../server/kernel/words.js";
import {
  criteria,
  PerspectiveDistances,
  type RequestObstacle,
  SearchReasonCodes,
  SearchReasonKinds,
} from "../../server/matching/index.js";

registerEnumType(PerspectiveDistances, {
  name: "PerspectiveDistance",
  description:
    "How far a mentor shall be from the viewer in one respect. Who does not say, or does not show it to the program, is not known to differ.",
  valuesConfig: {
    ANY: { description: "It does not matter; the reasons say all the same whether it differs." },
    PREFER_DIFFERENT: { description: "A mentor who differs scores higher." },
    REQUIRE_DIFFERENT: {
      description:
        "Only mentors who are known to differ. The viewer's own profile must name what they shall differ from; else the search is BAD_INPUT.",
    },
  },
});

registerEnumType(SearchReasonKinds, {
  name: "SearchReasonKind",
  description: "What a reason is.",
  valuesConfig: {
    SHARED: { description: "Something the two have in common, or something that was asked for and is there." },
    DIFFERENT: { description: "Another perspective: something in which the mentor differs from the viewer." },
    BLOCKING: {
      description:
        "What of the mentor, or between the two, is in the way of a request now; what else may be, `requestForecast` says. Carries no points.",
    },
  },
});

registerEnumType(SearchReasonCodes, {
  name: "SearchReasonCode",
  description: "What a reason says.",
  valuesConfig: {
    TEXT: { description: "The name or the profile holds the text. A name earns most, a term next, other words least." },
    SHARED_INTEREST: { description: "Interests in common: `terms` are the mentor's." },
    SHARED_PRACTICE_AREA: { description: "Practices in areas asked for: `terms` are the mentor's." },
    STAGE: { description: "Is at a stage asked for: `stage`." },
    REGION: { description: "Lives in a region asked for: `terms` holds the mentor's." },
    LANGUAGE: { description: "Speaks languages asked for: `languages`." },
    OFFERS_HELP: { description: "Offers kinds of help asked for: `help`." },
    DIFFERENT_INSTITUTION: {
      description: "Works at another institution than the viewer: `institution`. Campuses of one system are one.",
    },
    SAME_INSTITUTION: {
      description: "Works at the viewer's institution or at a campus of its system: `institution`. Carries no points.",
    },
    DIFFERENT_REGION: { description: "Lives in another region than the viewer: `terms` holds it." },
    SAME_REGION: {
      description: "Lives in the viewer's region, or in one that holds it or is held by it. Carries no points.",
    },
    DIFFERENT_PRACTICE_AREA: {
      description: "Practices in none of the viewer's areas: `terms` are the mentor's. Areas under one head are one.",
    },
    SAME_PRACTICE_AREA: { description: "Shares a practice area with the viewer. Carries no points." },
    OVERLAP_HOURS: {
      description:
        "Is available in a usual week when the viewer is: `overlapHours`, 0 when never. Five hours, or all the viewer has if they have fewer, earn all the points.",
    },
    STAGE_AHEAD: {
      description:
        "Has come further than the viewer: `stage`. The order is P1 to P4, PGY1, PGY2 or fellow, new practitioner, practitioner, specialist, leader; FACULTY and INDUSTRY count as practitioners. A technician is ahead of nobody, and behind whoever practices.",
    },
    ANSWERS_WITHIN: {
      description:
        "How soon the mentor usually answers a request: `answersWithin`; the sooner, the more points. It is not said before three mentees have asked.",
    },
    PLACES_LEFT: { description: "Can take another mentee now: `placesLeft`." },
    ALREADY_PAIRED: { description: "The two have an active mentorship in this program." },
    REQUEST_OPEN: { description: "The viewer has an open request to this mentor in this program." },
    PAUSED: { description: "The mentor takes no requests now: `pausedUntil`." },
    NO_PLACES: { description: "The mentor has as many mentees as they take." },
  },
});

/** Enum object of what carries points. */
export const Criteria = wordsOf(...criteria);

registerEnumType(Criteria, {
  name: "MatchCriterion",
  description:
    "What of a match can carry points. Each counts only in searches that ask for it, unless it says otherwise.",
  valuesConfig: {
    TEXT: { description: "The text is found." },
    SHARED_INTEREST: { description: "Interests asked for, or the viewer's own, are the mentor's too." },
    SHARED_PRACTICE_AREA: { description: "The mentor practices in areas asked for." },
    STAGE: { description: "The mentor is at a stage asked for." },
    REGION: { description: "The mentor lives in a region asked for." },
    LANGUAGE: { description: "The mentor speaks languages asked for." },
    OFFERS_HELP: { description: "The mentor offers kinds of help asked for." },
    DIFFERENT_INSTITUTION: { description: "Another institution, where that is preferred or required." },
    DIFFERENT_REGION: { description: "Another region, where that is preferred or required." },
    DIFFERENT_PRACTICE_AREA: { description: "Other practice areas, where that is preferred or required." },
    OVERLAP_HOURS: { description: "Hours in common; counts when the viewer has said when they are available." },
    STAGE_AHEAD: { description: "A stage ahead of the viewer's; counts when the viewer names one." },
    ANSWERS_WITHIN: { description: "How soon the mentor answers; counts in every search." },
    PLACES_LEFT: { description: "A free place; counts in every search." },
  },
});

/** Enum object of what keeps somebody from asking a mentor. */
export const RequestObstacles = {
  ALREADY_PAIRED: "ALREADY_PAIRED",
  REQUEST_OPEN: "REQUEST_OPEN",
  PAUSED: "PAUSED",
  NO_PLACES: "NO_PLACES",
  QUOTA_USED: "QUOTA_USED",
  NOT_A_MENTEE: "NOT_A_MENTEE",
  COORDINATORS_PAIR: "COORDINATORS_PAIR",
} as const satisfies { [O in RequestObstacle]: O };

registerEnumType(RequestObstacles, {
  name: "RequestObstacle",
  description: "What keeps the viewer from sending a mentor a request now.",
  valuesConfig: {
    ALREADY_PAIRED: { description: "The two have an active mentorship in this program." },
    REQUEST_OPEN: { description: "The viewer has an open request to this mentor in this program." },
    PAUSED: { description: "The mentor takes no requests now: `pausedUntil`." },
    NO_PLACES: { description: "The mentor has as many mentees as they take." },
    QUOTA_USED: { description: "The viewer has as many open requests as the program allows." },
    NOT_A_MENTEE: { description: "The viewer is not a mentee of the program." },
    COORDINATORS_PAIR: { description: "In this program the coordinators bring people together." },
  },
});

export { PerspectiveDistances, SearchReasonCodes, SearchReasonKinds };
