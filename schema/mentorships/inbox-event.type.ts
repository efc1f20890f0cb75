import { Field, ObjectType } from "type-graphql";
import type { InboxEvent } from "../../server/inbox/index.js";
import { DateTime } from "../shared/scalars.js";
import { StreamEvent } from "../shared/stream-event.type.js";

@ObjectType({ implements: StreamEvent, description: "Somebody asks the viewer to be their mentor." })
export class RequestReceived extends StreamEvent implements Pick<InboxEvent, "at"> {
  @Field(() => DateTime, { description: "When it was sent." })
  at!: Date;
}

@ObjectType({
  implements: StreamEvent,
  description: "A request of the viewer, on either side, has moved: by one of the two or by the clock.",
})
export class RequestMoved extends StreamEvent implements Pick<InboxEvent, "at"> {
  @Field(() => DateTime, { description: "When it moved." })
  at!: Date;
}

@ObjectType({ implements: StreamEvent, description: "A mentorship of the viewer has begun." })
export class MentorshipStarted extends StreamEvent implements Pick<InboxEvent, "at"> {
  @Field(() => DateTime, { description: "When it began." })
  at!: Date;
}

@ObjectType({
  implements: StreamEvent,
  description:
    "For coordinators: somebody finds their mentorship no good fit; `rePairingRequests` lists it. Those who are one of the two are not told.",
})
export class RePairingRequested extends StreamEvent implements Pick<InboxEvent, "at"> {
  @Field(() => DateTime, { description: "When it was said." })
  at!: Date;
}

@ObjectType({ implements: StreamEvent, description: "A mentorship of the viewer has ended; it is nobody's fault." })
export class MentorshipEnded extends StreamEvent implements Pick<InboxEvent, "at"> {
  @Field(() => DateTime, { description: "When it ended." })
  at!: Date;
}
