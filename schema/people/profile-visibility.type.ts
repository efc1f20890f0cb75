import { Field, InputType, ObjectType } from "type-graphql";
import type { ProfileVisibility as Choices, Visibility, VisibilityChanges } from "../../server/people/index.js";
import { Visibilities } from "./people.enums.js";

@ObjectType({
  description:
    "Who sees which field of a profile, who is told that the person is around, and with whom common hours are counted. A coordinator sees what members see. The display name is not here: whoever shares a program or a conversation sees it.",
})
export class ProfileVisibility implements Choices {
  @Field(() => Visibilities, { description: "Who sees the pronouns." })
  pronouns!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the headline." })
  headline!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the text about the person." })
  bio!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the career stage." })
  stage!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the practice areas." })
  practiceAreas!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the interests." })
  interests!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the credentials." })
  credentials!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the institution." })
  institution!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the region." })
  region!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the country." })
  country!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the time zone." })
  timeZone!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the languages." })
  languages!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the help offered." })
  helpOffered!: Visibility;
  @Field(() => Visibilities, { description: "Who sees the help sought." })
  helpSought!: Visibility;
  @Field(() => Visibilities, {
    description:
      "Who of those in a conversation with the person is told whether they are around: with PROGRAM everybody, with PAIRED the other one in conversations of a mentorship, with PRIVATE nobody.",
  })
  presence!: Visibility;
  @Field(() => Visibilities, {
    description:
      "For whom the hours a week are counted in which both are available: with PROGRAM for members of a shared program, as in search; with PRIVATE for nobody. PAIRED counts as PRIVATE until hours are shown to the two of a mentorship. The times themselves are shown to nobody but the person.",
  })
  availability!: Visibility;
}

@InputType({
  description:
    "Who sees which field from now on: a field left out stays as it is, null goes back to the default. The default is PAIRED for the time zone and PROGRAM for all others.",
})
export class SetProfileVisibilityInput implements VisibilityChanges {
  @Field(() => Visibilities, { nullable: true, description: "Who sees the pronouns; null for the default." })
  pronouns?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the headline; null for the default." })
  headline?: Visibility | null;
  @Field(() => Visibilities, {
    nullable: true,
    description: "Who sees the text about the person; null for the default.",
  })
  bio?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the career stage; null for the default." })
  stage?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the practice areas; null for the default." })
  practiceAreas?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the interests; null for the default." })
  interests?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the credentials; null for the default." })
  credentials?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the institution; null for the default." })
  institution?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the region; null for the default." })
  region?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the country; null for the default." })
  country?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the time zone; null for the default." })
  timeZone?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the languages; null for the default." })
  languages?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the help offered; null for the default." })
  helpOffered?: Visibility | null;
  @Field(() => Visibilities, { nullable: true, description: "Who sees the help sought; null for the default." })
  helpSought?: Visibility | null;
  @Field(() => Visibilities, {
    nullable: true,
    description:
      "Who is told whether the person is around; null for the default. Whoever was told already goes on believing it until that signal expires.",
  })
  presence?: Visibility | null;
  @Field(() => Visibilities, {
    nullable: true,
    description: "For whom common hours are counted, where PAIRED counts as PRIVATE; null for the default.",
  })
  availability?: Visibility | null;
}
