import { Field, ID, Int, ObjectType } from "type-graphql";
import type { PairingRunEvent as Event } from "../../server/matching/index.js";
import { DateTime } from "../shared/scalars.js";
import { StreamEvent, streamUnion } from "../shared/stream-event.type.js";

type Progressed = Extract<Event, { type: "PairingRunProgressed" }>;
type Edited = Extract<Event, { type: "ProposalEdited" }>;

@ObjectType({
  implements: StreamEvent,
  description: "The run has come further; told a few times at most, however long it takes.",
})
export class PairingRunProgressed extends StreamEvent implements Pick<Progressed, "at" | "percent"> {
  @Field(() => DateTime, { description: "When it was told." })
  at!: Date;
  @Field(() => Int, {
    description: "How far it is, in percent: 25 or 50. The solving itself, from there on, is told when it is done.",
  })
  percent!: number;
}

@ObjectType({ implements: StreamEvent, description: "The run is solved: its pairs can be read." })
export class PairingRunSolved extends StreamEvent implements Pick<Event, "at"> {
  @Field(() => DateTime, { description: "When it was solved." })
  at!: Date;
}

@ObjectType({ implements: StreamEvent, description: "The run could not be worked out." })
export class PairingRunFailed extends StreamEvent implements Pick<Event, "at"> {
  @Field(() => DateTime, { description: "When it was given up." })
  at!: Date;
}

@ObjectType({ implements: StreamEvent, description: "A coordinator cancelled the run." })
export class PairingRunCancelled extends StreamEvent implements Pick<Event, "at"> {
  @Field(() => DateTime, { description: "When it was cancelled." })
  at!: Date;
}

@ObjectType({ implements: StreamEvent, description: "A coordinator changed whom a mentee is paired with by hand." })
export class ProposalEdited extends StreamEvent implements Pick<Edited, "at" | "menteeId" | "mentorId"> {
  @Field(() => DateTime, { description: "When it was changed." })
  at!: Date;
  @Field(() => ID, { description: "The mentee." })
  menteeId!: string;
  @Field(() => ID, {
    nullable: true,
    description: "The mentor now; null when the mentee was taken out of the pairing.",
  })
  mentorId!: string | null;
}

@ObjectType({
  implements: StreamEvent,
  description:
    "A coordinator has the run published: from now on its pairs become mentorships, and no pair can be edited.",
})
export class PairingRunPublishingStarted extends StreamEvent implements Pick<Event, "at"> {
  @Field(() => DateTime, { description: "When it was asked for." })
  at!: Date;
}

@ObjectType({ implements: StreamEvent, description: "Every pair of the run has become a mentorship or says why not." })
export class PairingRunPublished extends StreamEvent implements Pick<Event, "at"> {
  @Field(() => DateTime, { description: "When the last one was published." })
  at!: Date;
}

export const PairingRunEvent = streamUnion(
  "PairingRunEvent",
  "What happens to a pairing run, each thing once and in order, and what the stream says of itself.",
  PairingRunProgressed,
  PairingRunSolved,
  PairingRunFailed,
  PairingRunCancelled,
  ProposalEdited,
  PairingRunPublishingStarted,
  PairingRunPublished,
);
