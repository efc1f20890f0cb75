import { castMentorships } from "./data/cast-mentorships.js";
import type { DemoConversation, DemoMentorship, DemoPerson, DemoRequest } from "./data/demo-world.js";
import { dayMs, program } from "./data/program.js";
import { studentExchanges } from "./data/talk-exchanges-students.js";
import { closingExchanges, openingExchanges, workExchanges } from "./data/talk-exchanges-work.js";
import { isMenteeNow, placesOf, purposeFor, systemOf } from "./generate-members.js";
import { isStudent } from "./generate-people.js";
import { type Random, randomFor } from "./generate-random.js";
import { conversationOf, daysBefore } from "./generate-talk.js";

const livingCount = 18;
const endedCount = 9;

/** All that tells a mentorship from its request to its last message. */
interface Story extends Pick<DemoRequest, "help" | "purpose"> {
  readonly mentor: DemoPerson;
  readonly mentee: DemoPerson;
  /** By the letters of the script. */
  readonly people: ReadonlyMap<string, DemoPerson>;
  readonly text: string;
  readonly startedDaysAgo: number;
  /** Null while it lives. */
  readonly endedDaysAgo: number | null;
}

interface Told {
  readonly mentorship: DemoMentorship;
  readonly request: DemoRequest;
  readonly conversation: DemoConversation;
}

const tell = (story: Story, random: Random, now: Date): Told => {
  const { mentor, mentee, help, purpose, people, text } = story;
  const key = `${mentor.key}--${mentee.key}`;
  const startedAt = new Date(daysBefore(now, story.startedDaysAgo) + random.int(600, 700) * 60_000);
  const sentAt = new Date(startedAt.getTime() - random.int(20, 200) * 3_600_000);
  const endedAt = story.endedDaysAgo === null ? null : new Date(daysBefore(now, story.endedDaysAgo) + 16 * 3_600_000);
  const mentorship: DemoMentorship = {
    key,
    mentorKey: mentor.key,
    menteeKey: mentee.key,
    kind: help === "FLASH" ? "FLASH" : "LONG_TERM",
    purpose,
    state: endedAt === null ? "ACTIVE" : "ENDED",
    startedAt,
    endedAt,
    endedByKey: endedAt === null ? null : random.pick([mentor.key, mentee.key]),
    requestKey: `request-${key}`,
    conversationKey: `talk-${key}`,
  };
  const request: DemoRequest = {
    key: mentorship.requestKey,
    menteeKey: mentee.key,
    mentorKey: mentor.key,
    help,
    purpose,
    state: "ACCEPTED",
    sentAt,
    expiresAt: new Date(sentAt.getTime() + program.policy.daysUntilRequestExpires * dayMs),
    question: null,
    askedAt: null,
    answer: null,
    answeredAt: null,
    closedAt: startedAt,
    decline: null,
    mentorshipKey: key,
  };
  const talk = { key: mentorship.conversationKey, mentorshipKey: key, title: null, people, text, openedAt: startedAt };
  return { mentorship, request, conversation: conversationOf(talk, random, now) };
};

/** Deals exchanges one after the other and shuffles again only when all were dealt, so that few talks share words. */
class Deck {
  readonly #left: { text: string; days: number }[] = [];
  readonly #cards: readonly { text: string; days: number }[];
  readonly #random: Random;

  constructor(exchanges: string, random: Random) {
    this.#cards = exchanges.split("\n--\n").map(card => ({
      text: card.trim(),
      days: [...card.matchAll(/^\+ (\d+)$/gm)].reduce((sum, [, days]) => sum + Number(days), 0),
    }));
    this.#random = random;
  }

  /** The next exchange that takes at most `longest` days. */
  deal(longest: number): { text: string; days: number } {
    const next = this.#left.findIndex(({ days }) => days <= longest);
    if (next < 0) {
      this.#left.push(...this.#random.some(this.#cards, this.#cards.length));
      return this.deal(longest);
    }
    return this.#left.splice(next, 1)[0] ?? { text: "", days: 0 };
  }
}

/** Writes the talks of the crowd: an opening, some exchanges weeks apart and, when it ended, a farewell. */
class Storyteller {
  readonly #random: Random;
  readonly #students: Deck;
  readonly #workers: Deck;
  readonly #openings: Deck;
  readonly #closings: Deck;

  constructor(random: Random) {
    this.#random = random;
    this.#students = new Deck(studentExchanges, random);
    this.#workers = new Deck(workExchanges, random);
    this.#openings = new Deck(openingExchanges, random);
    this.#closings = new Deck(closingExchanges, random);
  }

  write(mentee: DemoPerson, startedDaysAgo: number, endedDaysAgo: number | null): string {
    const deck = isStudent(mentee.stage) ? this.#students : this.#workers;
    const parts = [`== ${startedDaysAgo - 1}\n${this.#openings.deal(0).text}`];
    const last = (endedDaysAgo ?? 0) + 4;
    let day = startedDaysAgo - this.#random.int(4, 10);
    while (day > last && parts.length < 6) {
      const { text, days } = deck.deal(day - last);
      parts.push(`== ${day}\n${text}`);
      day -= days + this.#random.int(15, 32);
    }
    if (endedDaysAgo !== null) {
      parts.push(`== ${endedDaysAgo + 1}\n${this.#closings.deal(0).text}`);
    }
    return parts.join("\n");
  }
}

/** Pairs of the crowd: two institutions, a shared area where there is one, a mentee once, a mentor within capacity. */
const pairsOf = (people: readonly DemoPerson[], random: Random, now: Date) => {
  const mentees = random.some(
    people.filter(person => isMenteeNow(person) && person.stage !== "STUDENT_P1"),
    livingCount + endedCount,
  );
  const load = new Map<string, number>();
  return mentees.map(mentee => {
    const free = people.filter(
      mentor =>
        mentor.key !== mentee.key &&
        (load.get(mentor.key) ?? 0) < placesOf(mentor, now) &&
        systemOf(mentor) !== systemOf(mentee),
    );
    const alike = free.filter(mentor => mentor.practiceAreaKeys[0] === mentee.practiceAreaKeys[0]);
    const mentor = random.pick(alike.length > 0 ? alike : free);
    load.set(mentor.key, (load.get(mentor.key) ?? 0) + 1);
    return { mentor, mentee };
  });
};

const lettersOf = (mentor: DemoPerson, mentee: DemoPerson): ReadonlyMap<string, DemoPerson> =>
  new Map([
    ["M", mentor],
    ["E", mentee],
  ]);

/** The mentorships of the cast and of `crowd`, with the requests that led to them and the talk in them. */
export const generateMentorships = (
  seed: number,
  now: Date,
  find: (key: string) => DemoPerson,
  crowd: readonly DemoPerson[],
): Told[] => {
  const random = randomFor(seed, "mentorships");
  const storyteller = new Storyteller(random);
  const ofCast = castMentorships.map(({ mentorKey, menteeKey, script, ...told }): Story => {
    const mentor = find(mentorKey);
    const mentee = find(menteeKey);
    const people =
      script === null
        ? lettersOf(mentor, mentee)
        : new Map(Object.entries(script.people).map(([letter, key]) => [letter, find(key)]));
    const text = script?.text ?? storyteller.write(mentee, told.startedDaysAgo, told.endedDaysAgo);
    return { ...told, mentor, mentee, people, text };
  });
  const ofCrowd = pairsOf(crowd, random, now).map(({ mentor, mentee }, index): Story => {
    const endedDaysAgo = index < livingCount ? null : random.int(20, 200);
    const startedDaysAgo = (endedDaysAgo ?? 0) + random.int(50, 170);
    return {
      ...purposeFor(random, mentee, mentor),
      mentor,
      mentee,
      people: lettersOf(mentor, mentee),
      text: storyteller.write(mentee, startedDaysAgo, endedDaysAgo),
      startedDaysAgo,
      endedDaysAgo,
    };
  });
  return [...ofCast, ...ofCrowd].map(story => tell(story, random, now));
};
