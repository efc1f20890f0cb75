import { Field, Float, ID, InputType } from "type-graphql";
import type { MentorSearch, PerspectiveDistance, SearchDistance, SearchOverlap } from "../../server/matching/index.js";
import type { CareerStage, HelpKind } from "../../server/people/index.js";
import { CareerStages, HelpKinds } from "../people/people.enums.js";
import { PerspectiveDistances } from "./matching.enums.js";

@InputType({ description: "In what a mentor shall differ from the viewer." })
export class MentorSearchDistanceInput implements SearchDistance {
  @Field(() => PerspectiveDistances, {
    nullable: true,
    description: "Another institution, where all campuses of a system are one; null means ANY.",
  })
  institution?: PerspectiveDistance | null;
  @Field(() => PerspectiveDistances, {
    nullable: true,
    description: "Another region; a country and a region in it do not count as different. Null means ANY.",
  })
  region?: PerspectiveDistance | null;
  @Field(() => PerspectiveDistances, {
    nullable: true,
    description: "No practice area under a head that the viewer practices under; null means ANY.",
  })
  practiceArea?: PerspectiveDistance | null;
}

@InputType({ description: "What the mentor's usual week shall have in common with the viewer's." })
export class MentorSearchOverlapInput implements SearchOverlap {
  @Field(() => Float, {
    nullable: true,
    description:
      "Hours a week at least, more than 0 and at most 168, counted in quarters. Leaves out who has fewer in common, has not said when they are available, or hides it. A viewer who has not said it themselves cannot ask this: BAD_INPUT. Null leaves nobody out.",
  })
  minHoursPerWeek?: number | null;
}

@InputType({
  description:
    "What a mentor shall have. Of each list they need one entry at least, and score higher with more; a list left out, null or empty leaves nobody out. What a mentor hides from the program is never compared, so it neither finds them nor leaves a trace. A term is named by its key, also one that was merged away, or by a synonym, and its narrower terms count as it; an unknown one is BAD_INPUT. Lists may have at most 20 entries.",
})
export class MentorSearchInput implements MentorSearch {
  @Field(() => ID, { description: "The program to look in; the viewer must be an active member." })
  programId!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Words that all stand in the profile (`or`, `-word` and "quoted words" work as on the web), the beginning of a name, or the name or synonym of a term the mentor names; at most 200 characters. Null asks for none.',
  })
  text?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      "Keys of terms of kind PRACTICE_AREA or TOPIC among the mentor's interests. Null ranks by the viewer's own interests, three shared ones being as good as it gets, and leaves nobody out; an empty list does not look at interests.",
  })
  interests?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Keys of terms of kind PRACTICE_AREA among the mentor's practice areas; null asks for none.",
  })
  practiceAreas?: string[] | null;
  @Field(() => [CareerStages], { nullable: true, description: "Stages the mentor may be at; null takes every stage." })
  stages?: CareerStage[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Keys of terms of kind REGION; a country takes in all its regions. Null takes every region.",
  })
  regions?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      "Ids of institutions the mentor may be at. The system or any campus of it takes in the whole system, as the facet counts it; one that was merged means the survivor, and an id that is none is BAD_INPUT. It leaves out who hides their institution, and earns no points. Null takes every institution.",
  })
  institutions?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: "BCP 47 tags; `es` finds `es-MX` too, not the other way round. Null takes every language.",
  })
  languages?: string[] | null;
  @Field(() => [HelpKinds], { nullable: true, description: "Kinds of help the mentor offers; null asks for none." })
  help?: HelpKind[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether to give only mentors with a free place who do not pause, without an open request or an active mentorship between them and the viewer. Whether the viewer can send a request at all, `requestForecast` says. Null and false give the others too, each with BLOCKING reasons.",
  })
  withPlaces?: boolean | null;
  @Field(() => MentorSearchDistanceInput, {
    nullable: true,
    description: "In what the mentor shall differ from the viewer; null means ANY in every respect.",
  })
  distance?: MentorSearchDistanceInput | null;
  @Field(() => MentorSearchOverlapInput, {
    nullable: true,
    description: "How much of the week the two shall share; null leaves nobody out.",
  })
  overlap?: MentorSearchOverlapInput | null;
}
