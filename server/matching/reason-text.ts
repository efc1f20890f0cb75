import type { AnswerTimeBand } from "../mentorships/index.js";
import type { HelpKind } from "../people/index.js";
import type { Reason } from "./score.js";
import type { SearchReasonCode } from "./search-words.js";

/** The names behind a reason's ids. */
export interface Names {
  term(id: number): string;
  institution(id: string): string;
}

const all = new Intl.ListFormat("en", { type: "conjunction" });
const languageNames = new Intl.DisplayNames("en", { type: "language" });
const dayOf = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

const helpWords: { readonly [H in HelpKind]: string } = {
  LONG_TERM: "a long-term mentorship",
  FLASH: "a single conversation",
  CV_REVIEW: "reading a CV",
  MOCK_INTERVIEW: "mock interviews",
  POSTER_REVIEW: "reading a poster",
  MANUSCRIPT: "work on a manuscript",
  RESIDENCY_ADVICE: "advice about residencies",
  CAREER_ADVICE: "career advice",
};

const answerWords: { readonly [B in AnswerTimeBand]: string } = {
  WITHIN_A_DAY: "Usually answers within a day.",
  WITHIN_THREE_DAYS: "Usually answers within three days.",
  WITHIN_A_WEEK: "Usually answers within a week.",
  LONGER: "Usually takes more than a week to answer.",
};

type Say = (reason: Reason, names: Names) => string;

const terms: Say = ({ termIds }, names) => all.format((termIds ?? []).map(id => names.term(id)));
const institution: Say = ({ institutionId }, names) => (institutionId ? names.institution(institutionId) : "");
const stageWords = (stage: string): string =>
  stage
    .replace(/^(STUDENT|RESIDENT)_/, "$1 ")
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/\b(p\d|pgy\d)\b/, word => word.toUpperCase());

const sentences: { readonly [C in SearchReasonCode]: Say } = {
  TEXT: () => "Found by your words.",
  SHARED_INTEREST: (reason, names) => `Shares your interest in ${terms(reason, names)}.`,
  SHARED_PRACTICE_AREA: (reason, names) => `Practices in ${terms(reason, names)}.`,
  STAGE: ({ stage }) => `Is at the stage you asked for: ${stageWords(stage ?? "")}.`,
  REGION: (reason, names) => `Lives where you asked: ${terms(reason, names)}.`,
  LANGUAGE: ({ languages }) => `Speaks ${all.format((languages ?? []).map(tag => languageNames.of(tag) ?? tag))}.`,
  OFFERS_HELP: ({ help }) => `Offers ${all.format((help ?? []).map(kind => helpWords[kind]))}.`,
  DIFFERENT_INSTITUTION: (reason, names) => `Works at another institution than you: ${institution(reason, names)}.`,
  SAME_INSTITUTION: (reason, names) => `Belongs to your institution: ${institution(reason, names)}.`,
  DIFFERENT_REGION: (reason, names) => `Lives in another region than you: ${terms(reason, names)}.`,
  SAME_REGION: (reason, names) => `Lives in your region: ${terms(reason, names)}.`,
  DIFFERENT_PRACTICE_AREA: (reason, names) => `Practices in another area than you: ${terms(reason, names)}.`,
  SAME_PRACTICE_AREA: (reason, names) => `Shares a practice area with you: ${terms(reason, names)}.`,
  OVERLAP_HOURS: ({ overlapHours }) =>
    overlapHours === 0
      ? "Is never available when you are."
      : `Is available for ${overlapHours} ${overlapHours === 1 ? "hour" : "hours"} a week when you are, too.`,
  STAGE_AHEAD: ({ stage }) => `Is further along the way than you: ${stageWords(stage ?? "")}.`,
  ANSWERS_WITHIN: ({ answersWithin }) => answerWords[answersWithin ?? "LONGER"],
  PLACES_LEFT: ({ placesLeft }) => (placesLeft === 1 ? "Has one place left." : `Has ${placesLeft} places left.`),
  ALREADY_PAIRED: () => "Is your mentor already.",
  REQUEST_OPEN: () => "Your request to this mentor is open.",
  PAUSED: ({ pausedUntil }) =>
    pausedUntil ? `Takes no requests before ${dayOf.format(pausedUntil)}.` : "Takes no requests now.",
  NO_PLACES: () => "Has no place left.",
};

/** The reason as an English sentence, made of its code and facts alone. */
export const reasonText = (reason: Reason, names: Names): string => sentences[reason.code](reason, names);
