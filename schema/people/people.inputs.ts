import { ArgsType, Field, ID, InputType } from "type-graphql";
import type { AddCredential, CareerStage, HelpKind, ProfileChanges, TermKind } from "../../server/people/index.js";
import { ForwardArgs } from "../shared/connection.js";
import { CalendarDate, TimeZone } from "../shared/scalars.js";
import { CareerStages, HelpKinds, TermKinds } from "./people.enums.js";

@InputType({
  description: "What changes in the viewer's profile: a field left out stays as it is, null clears it.",
})
export class UpdateProfileInput implements ProfileChanges {
  @Field(() => String, {
    nullable: true,
    description: "The name to show, 1 to 100 characters; null is refused, because a name cannot be cleared.",
  })
  displayName?: string | null;
  @Field(() => String, { nullable: true, description: "At most 40 characters; null clears." })
  pronouns?: string | null;
  @Field(() => String, { nullable: true, description: "One line of at most 160 characters; null clears." })
  headline?: string | null;
  @Field(() => String, { nullable: true, description: "At most 4,000 characters, with line breaks; null clears." })
  bio?: string | null;
  @Field(() => CareerStages, { nullable: true, description: "The career stage; null clears." })
  stage?: CareerStage | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Keys of terms of kind PRACTICE_AREA, at most 20; replaces the whole list, null clears it.",
  })
  practiceAreas?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Keys of terms of kind PRACTICE_AREA or TOPIC, at most 50; replaces the whole list, null clears it.",
  })
  interests?: string[] | null;
  @Field(() => ID, { nullable: true, description: "An institution as `institutionSearch` gives it; null clears." })
  institutionId?: string | null;
  @Field(() => ID, { nullable: true, description: "Key of a term of kind REGION; null clears." })
  region?: string | null;
  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-2, such as `US`; null clears." })
  country?: string | null;
  @Field(() => TimeZone, { nullable: true, description: "The time zone the person lives in; null clears." })
  timeZone?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: "BCP 47 tags, such as `es-MX`, at most 20; replaces the whole list, null clears it.",
  })
  languages?: string[] | null;
  @Field(() => [HelpKinds], { nullable: true, description: "Replaces the whole list; null clears it." })
  helpOffered?: HelpKind[] | null;
  @Field(() => [HelpKinds], { nullable: true, description: "Replaces the whole list; null clears it." })
  helpSought?: HelpKind[] | null;
}

@InputType({ description: "A credential the viewer claims to hold." })
export class AddCredentialInput implements AddCredential {
  @Field(() => ID, {
    description: "Chosen by the client, at most 64 characters; asking again with the same one adds nothing more.",
  })
  clientId!: string;
  @Field(() => String, { description: "What it is called, such as `BCCCP`; 1 to 40 characters." })
  code!: string;
  @Field(() => String, { description: "Who gives it; 1 to 120 characters." })
  issuer!: string;
  @Field(() => CalendarDate, {
    nullable: true,
    description: "The last day on which it holds; null when it does not lapse.",
  })
  validUntil?: string | null;
}

@InputType({ description: "Which of the viewer's credentials to take out." })
export class RemoveCredentialInput {
  @Field(() => ID, { description: "The credential." })
  credentialId!: string;
}

@InputType({ description: "Whom to block." })
export class BlockPersonInput {
  @Field(() => ID, { description: "Somebody the viewer shares a program, a mentorship or a conversation with." })
  personId!: string;
}

@InputType({ description: "Whose block to take back." })
export class UnblockPersonInput {
  @Field(() => ID, { description: "Somebody the viewer has blocked." })
  personId!: string;
}

@ArgsType()
export class TermSearchArgs extends ForwardArgs {
  @Field(() => String, {
    nullable: true,
    description: "The beginning of a word of the name or of a synonym, without regard to case; null lists all.",
  })
  text?: string | null;
  @Field(() => [TermKinds], { nullable: true, description: "Only terms of these kinds; null takes every kind." })
  kinds?: TermKind[] | null;
}

@ArgsType()
export class InstitutionSearchArgs extends ForwardArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The beginning of a word of the name, or of the system's name, without regard to case; null lists all.",
  })
  text?: string | null;
}
