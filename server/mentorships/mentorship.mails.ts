import type { Zone } from "../kernel/zones/zone.js";
import type { DeclineReason } from "./entities/mentorship-request.entity.js";

/** What a mail of this room says; the outbox adds the rest. */
export interface Letter {
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
}

/** Whom a mail greets, whom it is about, and where its link leads. Words people wrote are never in a mail. */
export interface LetterFacts {
  readonly to: { readonly displayName: string };
  /** Where the reader's days begin. */
  readonly zone: Zone;
  readonly other: string;
  readonly link: string;
}

export const requestReceived = (facts: LetterFacts, expiresAt: Date): Letter => ({
  kind: "request-received",
  subject: `${facts.other} asks you to be their mentor`,
  text: letter(facts, [
    `${facts.other} would like to have you as a mentor and has written what for.`,
    `The request is open until ${dayOf(expiresAt, facts)}. A no is fine too, and a quick one helps them most.`,
  ]),
});

export const requestAccepted = (facts: LetterFacts): Letter => ({
  kind: "request-accepted",
  subject: `${facts.other} has accepted: your mentorship begins`,
  text: letter(facts, [`${facts.other} has accepted your request. Your conversation is open: a first hello is yours.`]),
});

const declineWords: Record<DeclineReason, string> = {
  NO_CAPACITY: "They have no place for another mentee now.",
  DIFFERENT_EXPERTISE: "What you ask for is not what they know best.",
  CONFLICT_OF_INTEREST: "A conflict of interest stands in the way.",
  TIMING: "The time does not suit them.",
  OTHER: "They did not name a reason from the list.",
};

export const requestDeclined = (facts: LetterFacts, reason: DeclineReason): Letter => ({
  kind: "request-declined",
  subject: `${facts.other} cannot take your request`,
  text: letter(facts, [
    `${facts.other} has declined your request. ${declineWords[reason]}`,
    "The place it took among your open requests is free again.",
  ]),
});

/** Null for a colleague whose name the mentee is not to learn. */
export const requestReferredMail = (facts: LetterFacts, colleague: string | null): Letter => ({
  kind: "request-referred",
  subject: `${facts.other} cannot take your request`,
  text: letter(facts, [
    colleague
      ? `${facts.other} cannot take your request and thinks of ${colleague} for you. ${colleague} has not been told: you may ask, with the words you have already written.`
      : `${facts.other} cannot take your request and thinks that somebody else of the program fits you better.`,
    "The place it took among your open requests is free again, and the page of the request names mentors who have one.",
  ]),
});

export const informationAsked = (facts: LetterFacts, expiresAt: Date): Letter => ({
  kind: "request-info-asked",
  subject: `${facts.other} has a question about your request`,
  text: letter(facts, [
    `${facts.other} would like to know more before deciding.`,
    `Please answer before ${dayOf(expiresAt, facts)}; the request is open until then.`,
  ]),
});

export const requestAnswered = (facts: LetterFacts, expiresAt: Date): Letter => ({
  kind: "request-answered",
  subject: `${facts.other} has answered your question`,
  text: letter(facts, [
    `${facts.other} has answered what you asked about their request.`,
    `It is your turn until ${dayOf(expiresAt, facts)}.`,
  ]),
});

export const requestReminder = (facts: LetterFacts, side: "MENTEE" | "MENTOR", expiresAt: Date): Letter => ({
  kind: "request-reminder",
  subject:
    side === "MENTOR" ? `${facts.other} still waits for your answer` : `Your request to ${facts.other} waits for you`,
  text: letter(facts, [
    side === "MENTOR"
      ? `The request of ${facts.other} still waits for you.`
      : `${facts.other} waits for your answer about your request.`,
    `It expires on ${dayOf(expiresAt, facts)}.`,
  ]),
});

export const requestExpired = (
  facts: LetterFacts,
  turn: "MENTEE" | "MENTOR" | null,
  alternatives: readonly string[],
): Letter => ({
  kind: "request-expired",
  subject: `Your request to ${facts.other} has expired`,
  text: letter(facts, [
    turn === "MENTEE"
      ? `Your request to ${facts.other} has expired while their question waited for you.`
      : `${facts.other} did not come to answer your request in time, and it has expired. This says nothing about you.`,
    alternatives.length > 0
      ? `These mentors of the program have a place now: ${alternatives.join(", ")}.`
      : "No other mentor of the program has a place just now; one may have soon.",
  ]),
});

export const pairedByProgram = (facts: LetterFacts): Letter => ({
  kind: "paired-by-program",
  subject: `Your program has paired you with ${facts.other}`,
  text: letter(facts, [
    `Your program has paired you with ${facts.other}, and your mentorship begins.`,
    "Your conversation is open: a first hello is yours.",
  ]),
});

/** To each of the two, when a coordinator ends a mentorship. */
export const mentorshipClosed = (facts: LetterFacts): Letter => ({
  kind: "mentorship-closed",
  subject: `Your mentorship with ${facts.other} has ended`,
  text: letter(facts, [
    `A coordinator of your program has closed your mentorship with ${facts.other}. Mentorships end when they have done their work or when life moves on; it is nobody's fault.`,
    "What you wrote to each other stays with both of you.",
  ]),
});

export const mentorshipEnded = (facts: LetterFacts): Letter => ({
  kind: "mentorship-ended",
  subject: `Your mentorship with ${facts.other} has ended`,
  text: letter(facts, [
    `${facts.other} has closed your mentorship. Mentorships end when they have done their work or when life moves on; it is nobody's fault.`,
    "What you wrote to each other stays with both of you.",
  ]),
});

const letter = ({ to, link }: LetterFacts, paragraphs: readonly string[]): string =>
  [`Hello ${to.displayName},`, ...paragraphs, link].join("\n\n");

/** The calendar day in the reader's own zone. */
const dayOf = (at: Date, { zone }: LetterFacts): string => day.format(zone.wallAt(at.getTime()));

/** Writes what a wall clock shows, which is kept as if it were UTC. */
const day = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeZone: "UTC" });
