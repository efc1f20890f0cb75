import type { DemoConversation, DemoMessage, DemoPerson } from "./data/demo-world.js";
import { dayMs } from "./data/program.js";
import type { Random } from "./generate-random.js";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

type Draft = { -readonly [Field in keyof DemoMessage]: DemoMessage[Field] };
type People = ReadonlyMap<string, DemoPerson>;

/** Midnight (UTC) of the day that lies `days` before the day of `now`. */
export const daysBefore = (now: Date, days: number): number => Math.floor(now.getTime() / dayMs) * dayMs - days * dayMs;

const personBehind = (people: People, letter: string): DemoPerson => {
  const person = people.get(letter);
  if (person === undefined) {
    throw new Error(`A talk names ${letter}, who is not in it.`);
  }
  return person;
};

/** Takes the marks in brackets off the end of a line and writes them into the message. */
const withoutMarks = (line: string, index: number, draft: Draft, people: People, random: Random): string => {
  let words = line;
  const reactions: { personKey: string; emoji: string }[] = [];
  for (;;) {
    const found = /^(.*?)\s*\[([^\]]+)\]$/su.exec(words);
    if (found?.[1] === undefined || found[2] === undefined) {
      break;
    }
    words = found[1];
    const [mark = "", ...rest] = found[2].split(" ");
    if (mark === "re") {
      draft.replyToIndex = index - Number(rest[0]);
    } else if (mark === "edited") {
      draft.editedAt = new Date(draft.at.getTime() + random.int(1, 9) * minuteMs);
    } else {
      reactions.push(...rest.map(letter => ({ personKey: personBehind(people, letter).key, emoji: mark })));
    }
  }
  draft.reactions = reactions;
  return words;
};

const namesFor = (words: string, draft: Draft, people: People): string =>
  words.replace(/@([A-Z])\b/g, (_, letter: string) => {
    const person = personBehind(people, letter);
    draft.mentions = [...draft.mentions, person.key];
    return `@${person.displayName}`;
  });

/** The messages of a script (see `TalkScript`), dated back from `now`, strictly rising. */
const messagesOf = (text: string, people: People, random: Random, now: Date): DemoMessage[] => {
  const messages: DemoMessage[] = [];
  let at = 0;
  const sitAt = (day: number) => {
    at = Math.max(at + 20 * minuteMs, day + random.int(12 * 60, 21 * 60) * minuteMs + random.int(0, 59) * secondMs);
  };
  for (const line of text.split("\n").filter(row => row !== "" && row !== "--")) {
    if (line.startsWith("== ")) {
      sitAt(daysBefore(now, Number(line.slice(3))));
    } else if (line.startsWith("+ ")) {
      sitAt(Math.floor(at / dayMs) * dayMs + Number(line.slice(2)) * dayMs);
    } else {
      const author = personBehind(people, line.charAt(0));
      at += random.int(40, 11 * 60) * secondMs;
      const draft: Draft = {
        authorKey: author.key,
        at: new Date(at),
        body: "",
        replyToIndex: null,
        editedAt: null,
        reactions: [],
        mentions: [],
      };
      const words = withoutMarks(line.slice(3).trim(), messages.length, draft, people, random);
      draft.body = namesFor(words, draft, people);
      messages.push(draft);
    }
  }
  return messages;
};

interface Talk {
  readonly key: string;
  readonly mentorshipKey: string | null;
  readonly title: string | null;
  readonly people: People;
  readonly text: string;
  /** Null means shortly before the first message. */
  readonly openedAt: Date | null;
}

/** Makes a script a conversation; some of its readers have not yet seen the last few messages. */
export const conversationOf = (talk: Talk, random: Random, now: Date): DemoConversation => {
  const messages = messagesOf(talk.text, talk.people, random, now);
  const members = [...talk.people.values()];
  return {
    key: talk.key,
    mentorshipKey: talk.mentorshipKey,
    title: talk.title,
    memberKeys: members.map(({ key }) => key),
    openedAt: talk.openedAt ?? new Date((messages[0]?.at ?? now).getTime() - hourMs),
    messages,
    readers: members.map(({ key }) => {
      const ownLast = messages.findLastIndex(({ authorKey }) => authorKey === key);
      const behind = random.chance(0.4) ? random.int(1, 3) : 0;
      const read = Math.max(ownLast, messages.length - 1 - behind);
      return { personKey: key, lastReadIndex: read < 0 ? null : read };
    }),
  };
};
