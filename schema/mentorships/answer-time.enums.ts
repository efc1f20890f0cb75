import { registerEnumType } from "type-graphql";
import type { AnswerTimeBand } from "../../server/mentorships/index.js";

/** Enum object of how soon a mentor usually answers. */
export const AnswerTimeBands = {
  WITHIN_A_DAY: "WITHIN_A_DAY",
  WITHIN_THREE_DAYS: "WITHIN_THREE_DAYS",
  WITHIN_A_WEEK: "WITHIN_A_WEEK",
  LONGER: "LONGER",
} as const satisfies { [B in AnswerTimeBand]: B };

registerEnumType(AnswerTimeBands, {
  name: "AnswerTimeBand",
  description:
    "How soon a mentor usually makes the first move on a request, of whatever kind: the time in which at least half of the last 20 requests to them in the program were answered. Those that expired unanswered, or were taken back unanswered after a week, count as answered later than all others; pauses of the mentor do not count.",
  valuesConfig: {
    WITHIN_A_DAY: { description: "Within 24 hours." },
    WITHIN_THREE_DAYS: { description: "Within 72 hours." },
    WITHIN_A_WEEK: { description: "Within 7 times 24 hours." },
    LONGER: { description: "Later than that, or not at all." },
  },
});
