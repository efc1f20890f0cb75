import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import {
  type SavedSearch as Saved,
  type SavedCriteria,
  type SavedSearchMail,
  SavedSearchMails,
  type SavedSearchRights,
} from "../../server/matching/index.js";
import type { CareerStage, HelpKind } from "../../server/people/index.js";
import { CareerStages, HelpKinds } from "../people/people.enums.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { PerspectiveDistances } from "./matching.enums.js";

registerEnumType(SavedSearchMails, {
  name: "SavedSearchMail",
  description: "When the owner of a saved search is written to about mentors who came to fit it.",
  valuesConfig: {
    NEVER: { description: "No letters." },
    AT_ONCE: {
      description:
        "Soon after somebody comes to fit; one letter tells of all who did so together, and two letters are at least 15 minutes apart.",
    },
    DAILY: { description: "A day after somebody came to fit, with all who did so since; never more than one a day." },
  },
});

type Distance = NonNullable<SavedCriteria["distance"]>;
type Overlap = NonNullable<SavedCriteria["overlap"]>;

@ObjectType({ description: "In what a mentor shall differ from the owner of a saved search." })
export class SavedSearchDistance implements Distance {
  @Field(() => PerspectiveDistances, { nullable: true, description: "Another institution; null means ANY." })
  institution!: Distance["institution"];
  @Field(() => PerspectiveDistances, { nullable: true, description: "Another region; null means ANY." })
  region!: Distance["region"];
  @Field(() => PerspectiveDistances, { nullable: true, description: "Other practice areas; null means ANY." })
  practiceArea!: Distance["practiceArea"];
}

@ObjectType({ description: "What the mentor's usual week shall have in common with that of a saved search's owner." })
export class SavedSearchOverlap implements Required<Overlap> {
  @Field(() => Float, {
    nullable: true,
    description: "Hours a week at least, more than 0 and at most 168; null leaves nobody out.",
  })
  minHoursPerWeek!: number | null;
}

@ObjectType({
  description:
    "What a saved search asks of a mentor, as it was saved: the fields of `MentorSearchInput`, to ask it again.",
})
export class SavedSearchCriteria implements Required<SavedCriteria> {
  @Field(() => String, { nullable: true, description: "The text; null or empty when none is asked for." })
  text!: string | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Keys of terms, at most 20; null ranks by the owner's own interests and leaves nobody out.",
  })
  interests!: readonly string[] | null;
  @Field(() => [ID], { nullable: true, description: "Keys of terms, at most 20; null when none is asked for." })
  practiceAreas!: readonly string[] | null;
  @Field(() => [CareerStages], { nullable: true, description: "Stages, at most 20; null takes every stage." })
  stages!: readonly CareerStage[] | null;
  @Field(() => [ID], { nullable: true, description: "Keys of terms, at most 20; null takes every region." })
  regions!: readonly string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Ids of institutions, at most 20, each for its whole system; null takes every institution.",
  })
  institutions!: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: "BCP 47 tags, at most 20; null takes every language." })
  languages!: readonly string[] | null;
  @Field(() => [HelpKinds], { nullable: true, description: "Kinds of help, at most 20; null when none is asked for." })
  help!: readonly HelpKind[] | null;
  @Field(() => SavedSearchDistance, {
    nullable: true,
    description: "In what the mentor shall differ; null means ANY in every respect.",
  })
  distance!: Distance | null;
  @Field(() => SavedSearchOverlap, {
    nullable: true,
    description: "How much of the week the mentor and the owner shall share; null leaves nobody out.",
  })
  overlap!: Overlap | null;
}

type Shown = "id" | "programId" | "name" | "mail" | "createdAt" | "updatedAt";

@ObjectType({
  description:
    "A search for mentors with a free place who do not pause, kept by somebody who wants to hear when another comes to fit it. Only its owner sees it, and only while they are an active member of its program.",
})
export class SavedSearch implements Pick<Saved, Shown> {
  @Field(() => ID, { description: "The saved search's id." })
  id!: string;
  @Field(() => ID, { description: "The program it looks in." })
  programId!: string;
  @Field(() => String, { description: "What the owner calls it." })
  name!: string;
  @Field(() => SavedSearchMails, { description: "When the owner is written to." })
  mail!: SavedSearchMail;
  @Field(() => DateTime, { description: "When it was saved." })
  createdAt!: Date;
  @Field(() => DateTime, { description: "When it was changed last." })
  updatedAt!: Date;
}

@ObjectType({ description: "What the viewer may do with a saved search." })
export class SavedSearchViewerCan implements SavedSearchRights {
  @Field(() => Boolean, { description: "Change its name, what it asks and its letters." })
  update!: boolean;
  @Field(() => Boolean, { description: "Delete it." })
  delete!: boolean;
}

export const SavedSearchConnection = connectionOf(SavedSearch);
