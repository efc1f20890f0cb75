import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type {
  MentorSearchHit as Hit,
  SearchReason as Reason,
  SearchReasonCode,
  SearchReasonKind,
} from "../../server/matching/index.js";
import type { AnswerTimeBand } from "../../server/mentorships/index.js";
import type { CareerStage, HelpKind } from "../../server/people/index.js";
import { AnswerTimeBands } from "../mentorships/answer-time.enums.js";
import { CareerStages, HelpKinds } from "../people/people.enums.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { SearchReasonCodes, SearchReasonKinds } from "./matching.enums.js";

type ReasonShown =
  | "code"
  | "kind"
  | "points"
  | "stage"
  | "languages"
  | "help"
  | "overlapHours"
  | "answersWithin"
  | "placesLeft"
  | "pausedUntil";

@ObjectType({
  description:
    "One part of why a mentor is a hit, made only of what they show to the program. Which facts it has, its code tells; the others are null.",
})
export class SearchReason implements Pick<Reason, ReasonShown> {
  @Field(() => SearchReasonCodes, { description: "What it says." })
  code!: SearchReasonCode;
  @Field(() => SearchReasonKinds, { description: "Whether it is shared, different or in the way." })
  kind!: SearchReasonKind;
  @Field(() => Float, {
    description:
      "What it adds to the score, 0 to 1, always a whole number of thousandths: counted in thousandths, a hit's points add up to its score exactly.",
  })
  points!: number;
  termIds!: readonly number[] | null;
  institutionId!: string | null;
  @Field(() => CareerStages, { nullable: true, description: "The mentor's stage; null when it is not about one." })
  stage!: CareerStage | null;
  @Field(() => [String], {
    nullable: true,
    description: "The mentor's languages it is about, BCP 47; null when it is not about languages.",
  })
  languages!: readonly string[] | null;
  @Field(() => [HelpKinds], {
    nullable: true,
    description: "The kinds of help it is about; null when it is not about help.",
  })
  help!: readonly HelpKind[] | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "Hours of a usual week in which the mentor and the viewer are both available, in quarters; null when it is not about them.",
  })
  overlapHours!: number | null;
  @Field(() => AnswerTimeBands, {
    nullable: true,
    description: "How soon the mentor usually answers; null when it is not about that.",
  })
  answersWithin!: AnswerTimeBand | null;
  @Field(() => Int, { nullable: true, description: "The mentor's free places; null when it is not about places." })
  placesLeft!: number | null;
  @Field(() => DateTime, {
    nullable: true,
    description: "When the mentor's pause ends; null when it has no end yet, and when it is not about a pause.",
  })
  pausedUntil!: Date | null;
}

type HitShown = "enrollmentId" | "placesLeft" | "score" | "weightsVersion";

@ObjectType({ description: "A mentor found by a search, with everything that led there." })
export class MentorSearchHit implements Pick<Hit, HitShown> {
  mentorId!: string;
  @Field(() => ID, { description: "The mentor's enrollment in the program." })
  enrollmentId!: string;
  @Field(() => Int, {
    description: "Mentees the mentor could take beside those they have; 0 when full. A pause does not change it.",
  })
  placesLeft!: number;
  @Field(() => Float, {
    description: "How well the mentor fits what was asked, 0 to 1: the sum of the points of all reasons.",
  })
  score!: number;
  @Field(() => Int, { description: "The version of the weights; scores of two versions do not compare." })
  weightsVersion!: number;
  reasons!: readonly Reason[];
}

export const MentorSearchHitConnection = connectionOf(MentorSearchHit);
