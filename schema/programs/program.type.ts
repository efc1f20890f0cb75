import { Field, ID, Int, ObjectType } from "type-graphql";
import type {
  CohortEntity,
  DirectChat,
  JoinApproval,
  PolicyFields,
  ProgramEntity,
  WhoAsks,
} from "../../server/programs/index.js";
import { connectionOf } from "../shared/connection.js";
import { CalendarDate, DateTime } from "../shared/scalars.js";
import { DirectChats, JoinApprovals, WhoAsksValues } from "./programs.enums.js";

@ObjectType({ description: "A program's rules, set by its coordinators and visible to everybody in it." })
export class ProgramPolicy implements PolicyFields {
  @Field(() => WhoAsksValues, { description: "Who may begin a mentorship." })
  whoAsks!: WhoAsks;
  @Field(() => Int, { description: "Requests a mentee may have open at once, 1 to 100." })
  openRequests!: number;
  @Field(() => Int, { description: "Days until an open request expires, 1 to 90." })
  requestDays!: number;
  @Field(() => Int, { description: "Living mentorships a mentor takes who has set no capacity, 0 to 100." })
  defaultCapacity!: number;
  @Field(() => JoinApprovals, { description: "Whose joining waits for a coordinator." })
  joinApproval!: JoinApproval;
  @Field(() => DirectChats, { description: "Who may open a conversation without a mentorship." })
  directChat!: DirectChat;
}

@ObjectType({
  description:
    "A mentoring program; visible to whoever is in it or waits to be, and by their own enrollment to who was or is suspended.",
})
export class Program implements Pick<ProgramEntity, "id" | "key" | "name" | "description"> {
  @Field(() => ID, { description: "The program's id." })
  id!: string;
  @Field(() => String, { description: "Its stable name for whoever runs the server, such as `new-practitioners`." })
  key!: string;
  @Field(() => String, { description: "What people read." })
  name!: string;
  @Field(() => String, {
    nullable: true,
    description: "What it is about, with line breaks; null when nothing is said.",
  })
  description!: string | null;
}

@ObjectType({ description: "What the viewer may do in a program." })
export class ProgramViewerCan {
  @Field(() => Boolean, { description: "Whether the viewer may make and take back invitations." })
  invite!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer decides who is let in, and sees everybody's enrollments." })
  decideEnrollments!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer may change the policy." })
  updatePolicy!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer may make cohorts." })
  createCohort!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer is in the program, or waits to be, and may leave." })
  leave!: boolean;
}

@ObjectType({ description: "A part of a program that starts together; visible to the program's members." })
export class Cohort implements Pick<CohortEntity, "id" | "name" | "startsOn" | "endsOn" | "createdAt"> {
  @Field(() => ID, { description: "The cohort's id." })
  id!: string;
  @Field(() => String, { description: "Its name, of which the program has one." })
  name!: string;
  @Field(() => CalendarDate, { nullable: true, description: "Its first day; null when none is set." })
  startsOn!: string | null;
  @Field(() => CalendarDate, { nullable: true, description: "Its last day; null when none is set." })
  endsOn!: string | null;
  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;
}

export const CohortConnection = connectionOf(Cohort);
