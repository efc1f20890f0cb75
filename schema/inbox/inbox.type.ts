import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import type { DeliveredSignal } from "../../server/inbox/index.js";
import { NotPairedYet } from "../matching/inbox-event.type.js";
import {
  MentorshipEnded,
  MentorshipStarted,
  RePairingRequested,
  RequestMoved,
  RequestReceived,
} from "../mentorships/inbox-event.type.js";
import { streamUnion } from "../shared/stream-event.type.js";

@ObjectType({ description: "What concerns the viewer, wherever it happens." })
export class Inbox {
  @Field(() => String, {
    description: "Where its stream stands, read before the rest: state and the events after it miss nothing.",
  })
  streamCursor!: string;
}

export const InboxEvents = streamUnion(
  "InboxEvent",
  "What happens to the viewer's requests, mentorships and pairings, each thing once and in order, and what the stream says of itself.",
  RequestReceived,
  RequestMoved,
  MentorshipStarted,
  MentorshipEnded,
  NotPairedYet,
  RePairingRequested,
);

@ObjectType({ description: "The number of messages the viewer has not read has changed in one conversation." })
export class UnreadChanged implements Pick<DeliveredSignal, "conversationId"> {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
}

export const InboxSignals = createUnionType({
  name: "InboxSignal",
  description:
    "What passes by the viewer's screens and is not kept: it may be lost, and the latest replaces the ones before.",
  types: () => [UnreadChanged] as const,
  resolveType: (signal: object) => ("type" in signal ? String(signal.type) : undefined),
});
