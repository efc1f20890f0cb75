import { castRequests } from "./data/cast-requests.js";
import type { DemoPerson, DemoRequest, RequestState } from "./data/demo-world.js";
import { dayMs, program } from "./data/program.js";
import { declines, questionsAndAnswers } from "./data/purposes.js";
import { isMenteeNow, placesOf, purposeFor, systemOf } from "./generate-members.js";
import { type Random, randomFor } from "./generate-random.js";

const crowdCount = 220;

/** The states in which a request waits for somebody. */
const openStates: readonly RequestState[] = ["SENT", "INFO_ASKED", "ANSWERED"];

const stateWeights: readonly (readonly [RequestState, number])[] = [
  ["SENT", 20],
  ["INFO_ASKED", 8],
  ["ANSWERED", 8],
  ["DECLINED", 25],
  ["WITHDRAWN", 13],
  ["EXPIRED", 26],
];

type Telling = Pick<DemoRequest, "help" | "purpose" | "state" | "decline"> & {
  readonly mentor: DemoPerson;
  readonly mentee: DemoPerson;
  readonly sentDaysAgo: number;
  readonly closedDaysAgo: number | null;
};

const tell = (telling: Telling, random: Random, now: Date): DemoRequest => {
  const { mentor, mentee, help, purpose, state, decline } = telling;
  const daysAgo = (days: number) => new Date(now.getTime() - Math.round(days * dayMs));
  const sentAt = daysAgo(telling.sentDaysAgo);
  const expiresAt = new Date(sentAt.getTime() + program.policy.daysUntilRequestExpires * dayMs);
  const closedAt =
    state === "EXPIRED" ? expiresAt : telling.closedDaysAgo === null ? null : daysAgo(telling.closedDaysAgo);
  const wasAsked = state === "INFO_ASKED" || state === "ANSWERED" || (state === "DECLINED" && random.chance(0.15));
  const wasAnswered = wasAsked && state !== "INFO_ASKED";
  const { question, answer } = random.pick(questionsAndAnswers.filter(({ helps }) => helps.includes(help)));
  const until = (closedAt ?? now).getTime();
  const partWay = (share: number) => new Date(Math.round(sentAt.getTime() + (until - sentAt.getTime()) * share));
  return {
    key: `request-${mentor.key}--${mentee.key}`,
    menteeKey: mentee.key,
    mentorKey: mentor.key,
    help,
    purpose,
    state,
    sentAt,
    expiresAt,
    question: wasAsked ? question : null,
    askedAt: wasAsked ? partWay(0.3) : null,
    answer: wasAnswered ? answer : null,
    answeredAt: wasAnswered ? partWay(0.7) : null,
    closedAt,
    decline,
    mentorshipKey: null,
  };
};

/** Keeps the two rules of asking: a pair once, and no more open requests of a mentee than the program allows. */
class Ledger {
  readonly #pairs: Set<string>;
  readonly #open = new Map<string, number>();

  constructor(taken: readonly { mentorKey: string; menteeKey: string }[]) {
    this.#pairs = new Set(taken.map(({ mentorKey, menteeKey }) => `${mentorKey} ${menteeKey}`));
  }

  allows(mentor: DemoPerson, mentee: DemoPerson, state: RequestState): boolean {
    const isFull = (this.#open.get(mentee.key) ?? 0) >= program.policy.openRequestsAtOnce;
    return !this.#pairs.has(`${mentor.key} ${mentee.key}`) && !(openStates.includes(state) && isFull);
  }

  write(mentor: DemoPerson, mentee: DemoPerson, state: RequestState): void {
    this.#pairs.add(`${mentor.key} ${mentee.key}`);
    if (openStates.includes(state)) {
      this.#open.set(mentee.key, (this.#open.get(mentee.key) ?? 0) + 1);
    }
  }
}

/** Requests that did not, or not yet, become mentorships; `accepted` are the pairs that did. */
export const generateRequests = (
  seed: number,
  now: Date,
  find: (key: string) => DemoPerson,
  crowd: readonly DemoPerson[],
  accepted: readonly { mentorKey: string; menteeKey: string }[],
): DemoRequest[] => {
  const random = randomFor(seed, "requests");
  const ledger = new Ledger(accepted);
  const mentees = crowd.filter(isMenteeNow);
  const mentors = crowd.filter(person => placesOf(person, now) > 0);
  const requests: DemoRequest[] = [];
  const add = (telling: Telling) => {
    const { mentor, mentee, state } = telling;
    if (mentor.key !== mentee.key && systemOf(mentor) !== systemOf(mentee) && ledger.allows(mentor, mentee, state)) {
      ledger.write(mentor, mentee, state);
      requests.push(tell(telling, random, now));
      return true;
    }
    return false;
  };

  for (const { mentorKey, menteeKey, ...rest } of castRequests) {
    const mentor = find(mentorKey);
    let mentee = menteeKey === null ? random.pick(mentees) : find(menteeKey);
    while (!add({ ...rest, purpose: rest.purpose ?? purposeFor(random, mentee, mentor).purpose, mentor, mentee })) {
      mentee = random.pick(mentees);
    }
  }

  const target = requests.length + crowdCount;
  while (requests.length < target) {
    const mentee = random.pick(mentees);
    const alike = mentors.filter(({ practiceAreaKeys }) => practiceAreaKeys[0] === mentee.practiceAreaKeys[0]);
    const mentor = random.pick(alike.length > 0 && random.chance(0.7) ? alike : mentors);
    const state = random.weighted(stateWeights);
    const isOpen = openStates.includes(state);
    const sentDaysAgo = isOpen ? 0.2 + random.next() * 13 : 16 + random.next() * 280;
    add({
      ...purposeFor(random, mentee, mentor),
      mentor,
      mentee,
      state,
      sentDaysAgo,
      closedDaysAgo: isOpen ? null : sentDaysAgo - 0.3 - random.next() * 12,
      decline: state === "DECLINED" ? random.pick(declines) : null,
    });
  }
  return requests.sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime() || (one.key < other.key ? -1 : 1));
};
