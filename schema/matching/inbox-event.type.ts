import { Field, ObjectType } from "type-graphql";
import type { InboxEvent } from "../../server/inbox/index.js";
import { DateTime } from "../shared/scalars.js";
import { StreamEvent } from "../shared/stream-event.type.js";

@ObjectType({
  implements: StreamEvent,
  description:
    "A program of the viewer has paired its mentees, and had no place that fits for the viewer this time. They can still look for a mentor themselves.",
})
export class NotPairedYet extends StreamEvent implements Pick<InboxEvent, "at"> {
  @Field(() => DateTime, { description: "When it was told." })
  at!: Date;
}
