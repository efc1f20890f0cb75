import { Field, Int, ObjectType } from "type-graphql";
import type { Facet, MentorSearchFacets as Facets } from "../../server/matching/index.js";
import { mostInstitutions, mostValues } from "../../server/matching/index.js";
import type { CareerStage, HelpKind } from "../../server/people/index.js";
import { CareerStages, HelpKinds } from "../people/people.enums.js";

export const textCapped =
  "Whether so many profiles hold the words of the text that only 2000 of them were compared, not always the same; those whom a name or a term finds all are. A narrower text finds the others. Never true in a small program.";

@ObjectType({ description: "How many hits of a search are at a stage." })
export class StageFacet {
  @Field(() => CareerStages, { description: "The stage." })
  stage!: CareerStage;
  @Field(() => Int, { description: "Hits who show the program that they are at it; at least 1." })
  count!: number;
}

@ObjectType({ description: "How many hits of a search count as a term: name it or a narrower one." })
export class TermFacet implements Facet<number> {
  value!: number;
  @Field(() => Int, { description: "Hits who show one of these terms to the program, each once; at least 1." })
  count!: number;
}

@ObjectType({ description: "How many hits of a search work at an institution." })
export class InstitutionFacet implements Facet<string> {
  value!: string;
  @Field(() => Int, {
    description: "Hits who show the program that they work there or at one of its campuses; at least 1.",
  })
  count!: number;
}

@ObjectType({ description: "How many hits of a search speak a language." })
export class LanguageFacet {
  @Field(() => String, { description: "BCP 47 tag." })
  language!: string;
  @Field(() => Int, {
    description: "Hits who show the program that they speak it or a variety of it, as `es-MX` is of `es`; at least 1.",
  })
  count!: number;
}

@ObjectType({ description: "How many hits of a search offer a kind of help." })
export class HelpFacet {
  @Field(() => HelpKinds, { description: "The kind of help." })
  help!: HelpKind;
  @Field(() => Int, { description: "Hits who show the program that they offer it; at least 1." })
  count!: number;
}

@ObjectType({
  description:
    "All hits of a search, not only the page's, counted by what they show to the program: what somebody hides counts nowhere. Each list has the values with most hits first, and none without. It counts hits only, so a list that is asked for narrows its own facet too: with one stage chosen, `stages` holds no other. For checkboxes that stay, ask `mentorSearchFacets` once more for each list in which something is chosen, with that list left out, and take its facet from there.",
})
export class MentorSearchFacets implements Pick<Facets, "hitCount" | "withPlacesCount" | "isTextCapped"> {
  @Field(() => Int, { description: "All hits." })
  hitCount!: number;
  @Field(() => Int, {
    description:
      "Hits with a free place who do not pause, without an open request or an active mentorship between them and the viewer. Whether the viewer can send a request at all, `requestForecast` says.",
  })
  withPlacesCount!: number;
  @Field(() => Boolean, { description: textCapped })
  isTextCapped!: boolean;
  stages!: Facets["stages"];
  regions!: Facets["regions"];
  practiceAreas!: Facets["practiceAreas"];
  institutions!: Facets["institutions"];
  languages!: Facets["languages"];
  help!: Facets["help"];
}

export { mostInstitutions, mostValues };
