import { Field, Float, InputType, Int, ObjectType } from "type-graphql";
import type {
  AvailabilityRule as Rule,
  Availability as Said,
  SetAvailability as Setting,
} from "../../server/meetings/index.js";
import { resultUnion } from "../shared/result-union.js";
import { DateTime, TimeZone } from "../shared/scalars.js";

const weekday = "The day on which the range starts: 1 is Monday, 7 is Sunday, as in ISO 8601.";
const from =
  "When it starts on that day, on the wall clock of the zone: `00:00` to `23:59`. Hours are counted in whole quarter hours of UTC: what lies before the first of them is kept and not counted.";
const until =
  "When it ends, not included: after the start and at most `48:00`. `26:00` is two in the morning of the day after. What lies behind the last whole quarter hour is kept and not counted.";

@ObjectType({ description: "A range of a usual week in which somebody is available, on the wall clock of their zone." })
export class AvailabilityRule implements Rule {
  @Field(() => Int, { description: weekday })
  weekday!: number;
  @Field(() => String, { description: from })
  from!: string;
  @Field(() => String, { description: until })
  until!: string;
}

@ObjectType({
  description:
    "When somebody is available in a usual week. Only they see it. How many hours others have in common with it is counted for members of a shared program while `ProfileVisibility.availability` is PROGRAM, and for nobody else; whoever sets their own week to one hour after the other could so find out which hours it holds.",
})
export class Availability implements Said {
  @Field(() => TimeZone, {
    description: "The zone whose wall clock the rules mean. It need not be that of the profile.",
  })
  timeZone!: string;
  @Field(() => [AvailabilityRule], {
    description: "At most 50, in the order of the week. Ranges of one day that overlap or touch are one.",
  })
  rules!: readonly Rule[];
  @Field(() => Float, {
    description: "How many hours of a usual week they are, in whole quarter hours; what two ranges share counts once.",
  })
  hoursAWeek!: number;
  @Field(() => DateTime, { description: "When the rules or the zone were changed last." })
  updatedAt!: Date;
}

@InputType({ description: "A range of a usual week in which the viewer is available." })
export class AvailabilityRuleInput implements Rule {
  @Field(() => Int, { description: weekday })
  weekday!: number;
  @Field(() => String, { description: from })
  from!: string;
  @Field(() => String, { description: until })
  until!: string;
}

@InputType({ description: "When the viewer is available from now on, instead of what they said before." })
export class SetAvailabilityInput implements Setting {
  @Field(() => TimeZone, { description: "The zone whose wall clock the rules mean." })
  timeZone!: string;
  @Field(() => [AvailabilityRuleInput], {
    description:
      "The whole week, at most 50 rules in any order. An empty list takes back what was said: then nobody is told of common hours.",
  })
  rules!: AvailabilityRuleInput[];
}

@ObjectType({ description: "The viewer's usual week is what was asked." })
export class SetAvailabilitySuccess {
  @Field(() => Availability, {
    nullable: true,
    description: "What holds now, ranges that overlap or touch being one; null when it was taken back.",
  })
  availability!: Said | null;
}
export const SetAvailabilityResult = resultUnion("SetAvailabilityResult", SetAvailabilitySuccess);
