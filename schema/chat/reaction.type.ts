import { Field, Int, ObjectType } from "type-graphql";
import type { ReactionGroup } from "../../server/chat/index.js";

@ObjectType({ description: "One emoji on a message and the people who put it there." })
export class Reaction implements Pick<ReactionGroup, "emoji"> {
  @Field(() => String, { description: "The emoji, one grapheme." })
  emoji!: string;
  /** Not shown as it is; `count` and `people` come of it. */
  personIds!: readonly string[];
}

@ObjectType({ description: "How far somebody has read in a conversation." })
export class ReadMarker {
  @Field(() => Int, { description: "The seq up to which the person has read; 0 for nothing yet. It never goes back." })
  seq!: number;
  personId!: string;
}
