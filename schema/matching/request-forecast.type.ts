import { Field, ID, Int, ObjectType } from "type-graphql";
import type { RequestForecast as Forecast, RequestObstacle } from "../../server/matching/index.js";
import type { AnswerTimeBand } from "../../server/mentorships/index.js";
import { AnswerTimeBands } from "../mentorships/answer-time.enums.js";
import { DateTime } from "../shared/scalars.js";
import { RequestObstacles } from "./matching.enums.js";

type Shown = "programId" | "placesLeft" | "isPaused" | "pausedUntil" | "answerTime" | "expiresAt" | "obstacles";

@ObjectType({ description: "What a request of the viewer to a mentor would meet, if it were sent now." })
export class RequestForecast implements Pick<Forecast, Shown> {
  mentorId!: string;
  @Field(() => ID, { description: "The program." })
  programId!: string;
  @Field(() => Int, {
    description: "Mentees the mentor could take beside those they have; 0 when full. A pause does not change it.",
  })
  placesLeft!: number;
  @Field(() => Boolean, { description: "Whether the mentor takes no requests now." })
  isPaused!: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: "When the mentor's pause ends; null when it has no end yet, and when there is none.",
  })
  pausedUntil!: Date | null;
  @Field(() => AnswerTimeBands, {
    nullable: true,
    description: "How soon the mentor usually answers; null while fewer mentees than `answerTimeMinimum` have asked.",
  })
  answerTime!: AnswerTimeBand | null;
  @Field(() => DateTime, { description: "When a request that is sent now would expire if nobody moved it to its end." })
  expiresAt!: Date;
  @Field(() => [RequestObstacles], {
    description:
      "All that keeps the viewer from sending the request now, at most one of each; empty when nothing does.",
  })
  obstacles!: readonly RequestObstacle[];
}

@ObjectType({ description: "What the viewer may do about a mentor now." })
export class RequestForecastViewerCan {
  @Field(() => Boolean, { description: "Send the request; `obstacles` says what stands in its way." })
  request!: boolean;
}
