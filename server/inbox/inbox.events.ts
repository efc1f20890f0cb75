import type { LogEvent, NewEvent, StreamMark } from "../realtime/index.js";

/** The topic of what happens to one person, wherever it happens. */
export const inboxTopic = (personId: string): string => `inbox:${personId}`;

/** Something to tell one person. Its kind is the name of its GraphQL type, its facts are ids resolved at delivery. */
export interface InboxEntry {
  readonly personId: string;
  readonly event: NewEvent;
}

/** One event of a person's inbox as it is delivered. */
export interface InboxEvent {
  /** The name of its GraphQL type; the rooms that write to the inbox choose it. */
  readonly type: string;
  readonly cursor: string;
  /** Whose inbox it is in. */
  readonly personId: string;
  readonly facts: LogEvent["facts"];
  /** Who did it; null for the clock. */
  readonly actorId: string | null;
  readonly at: Date;
}

export type InboxStreamEvent = StreamMark | InboxEvent;

/** A topic that has grown, to be rung after the commit. */
export interface Grown {
  readonly topic: string;
  readonly seq: number;
}

/** Word that the number of unread messages of a conversation has changed for one person. */
export interface InboxSignal {
  readonly kind: "unread";
  readonly conversationId: string;
}

/** A signal as it is delivered; its type is the name of its GraphQL type. */
export interface DeliveredSignal {
  readonly type: "UnreadChanged";
  readonly conversationId: string;
}
