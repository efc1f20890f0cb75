import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { type MentorFitsReason, MentorFitsReasons, type SavedSearchEvent } from "../../server/matching/index.js";
import { StreamEvent, streamUnion } from "../shared/stream-event.type.js";

registerEnumType(MentorFitsReasons, {
  name: "MentorFitsReason",
  description: "What made a mentor fit a saved search.",
  valuesConfig: {
    JOINED: { description: "They are a mentor of the program since, or again." },
    CHANGED: { description: "They changed, and have what is asked since." },
    HAS_PLACE_AGAIN: { description: "They had what is asked, and take requests again." },
  },
});

type Fits = Extract<SavedSearchEvent, { type: "MentorFits" }>;
type FitsNoMore = Extract<SavedSearchEvent, { type: "MentorFitsNoMore" }>;

@ObjectType({
  implements: StreamEvent,
  description:
    "A mentor came to fit: they would not have been a hit of the search with places before, and are one since. Told once for each time.",
})
export class MentorFits extends StreamEvent implements Pick<Fits, "mentorId" | "enrollmentId" | "reason"> {
  @Field(() => ID, { description: "The mentor's id." })
  mentorId!: string;
  @Field(() => ID, { description: "The mentor's enrollment in the program." })
  enrollmentId!: string;
  @Field(() => MentorFitsReasons, { description: "What made them fit." })
  reason!: MentorFitsReason;
}

@ObjectType({
  implements: StreamEvent,
  description:
    "A mentor fits no more, for a reason that is theirs: they are full, pause, changed, left, or do not wish it. Which, is not said.",
})
export class MentorFitsNoMore extends StreamEvent implements Pick<FitsNoMore, "mentorId" | "enrollmentId"> {
  @Field(() => ID, { description: "The mentor's id." })
  mentorId!: string;
  @Field(() => ID, { description: "The mentor's enrollment in the program." })
  enrollmentId!: string;
}

@ObjectType({
  implements: StreamEvent,
  description: "The owner changed the saved search, maybe on another screen: read its hits again.",
})
export class SavedSearchChanged extends StreamEvent {
  savedSearchId!: string;
}

export const MentorSearchEvent = streamUnion(
  "MentorSearchEvent",
  "What happens to a saved search, each thing once and in order, and what the stream says of itself.",
  MentorFits,
  MentorFitsNoMore,
  SavedSearchChanged,
);
