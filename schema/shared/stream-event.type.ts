import { type ClassType, createUnionType, Field, InterfaceType, ObjectType, registerEnumType } from "type-graphql";
import type { EndReason, ResetReason } from "../../server/realtime/index.js";

/** Enum objects of the string unions the floor speaks. */
export const ResetReasons = {
  TOO_OLD: "TOO_OLD",
  OTHER_EPOCH: "OTHER_EPOCH",
  FROM_THE_FUTURE: "FROM_THE_FUTURE",
  MALFORMED: "MALFORMED",
} as const satisfies { [R in ResetReason]: R };

export const EndReasons = {
  ACCESS_ENDED: "ACCESS_ENDED",
  SIGNED_OUT: "SIGNED_OUT",
  TOPIC_CLOSED: "TOPIC_CLOSED",
} as const satisfies { [R in EndReason]: R };

registerEnumType(ResetReasons, {
  name: "StreamResetReason",
  description: "Why a stream could not go on from the cursor it was given.",
  valuesConfig: {
    TOO_OLD: { description: "The events after the cursor are no longer kept." },
    OTHER_EPOCH: { description: "The cursor is of another stream, or of this one before a restore of the database." },
    FROM_THE_FUTURE: { description: "The cursor lies after the last event there is." },
    MALFORMED: { description: "The text is no cursor." },
  },
});

registerEnumType(EndReasons, {
  name: "StreamEndReason",
  description: "Why a stream is over for good.",
  valuesConfig: {
    ACCESS_ENDED: { description: "The viewer may no longer read what was followed." },
    SIGNED_OUT: { description: "The viewer's session has ended." },
    TOPIC_CLOSED: { description: "What was followed is no more." },
  },
});

@InterfaceType({ description: "One thing a stream says. Going on from its cursor gives exactly what follows it." })
export abstract class StreamEvent {
  @Field(() => String, { description: "Opaque position behind this event; pass it as `after` to go on from here." })
  cursor!: string;
}

@ObjectType({
  implements: StreamEvent,
  description: "The stream stands and goes on from this cursor. Comes first, once.",
})
export class StreamReady extends StreamEvent {}

@ObjectType({
  implements: StreamEvent,
  description: "The stream could not go on from the cursor given and goes on from now: read the state again.",
})
export class StreamReset extends StreamEvent {
  @Field(() => ResetReasons, { description: "Why it could not." })
  reason!: ResetReason;
}

@ObjectType({ implements: StreamEvent, description: "Everything missed has been delivered; what follows is live." })
export class StreamCaughtUp extends StreamEvent {}

@ObjectType({
  implements: StreamEvent,
  description: "The last event of a stream that ended for good; `complete` follows.",
})
export class StreamEnded extends StreamEvent {
  @Field(() => EndReasons, { description: "Why it ended." })
  reason!: EndReason;
}

/** A logged subscription's union: the four marks every stream has and the room's own events, told apart by `type`. */
export const streamUnion = <E extends readonly ClassType[]>(name: string, description: string, ...events: E) =>
  createUnionType({
    name,
    description,
    types: () => [StreamReady, StreamReset, StreamCaughtUp, StreamEnded, ...events] as const,
    resolveType: (event: object) => ("type" in event ? String(event.type) : undefined),
  });
