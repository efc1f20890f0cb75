import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type {
  CareerStage,
  ProfileVisibility as Choices,
  CredentialEntity,
  HelpKind,
  InstitutionEntity,
  TermEntity,
} from "../../server/people/index.js";
import type { Context } from "../context.js";
import { TimeZone } from "../shared/scalars.js";
import { Credential } from "./credential.type.js";
import { Institution } from "./institution.type.js";
import { CareerStages, HelpKinds } from "./people.enums.js";
import { Person, PersonViewerCan } from "./person.type.js";
import { profileOf, termsOf } from "./profile-of.js";
import { ProfileVisibility } from "./profile-visibility.type.js";
import { Term } from "./term.type.js";

/** What of a profile is the viewer's to see: read in one batch for all people of an answer. */
@Resolver(() => Person)
export class PersonFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: "The person's pronouns; null when not given or not shown to the viewer.",
  })
  async pronouns(@Root() person: Person, @Ctx() context: Context): Promise<string | null> {
    return (await profileOf(context, person))?.pronouns ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "One line about the person; null when not given or not shown to the viewer.",
  })
  async headline(@Root() person: Person, @Ctx() context: Context): Promise<string | null> {
    return (await profileOf(context, person))?.headline ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What the person says of themselves, with line breaks; null when not given or not shown to the viewer.",
  })
  async bio(@Root() person: Person, @Ctx() context: Context): Promise<string | null> {
    return (await profileOf(context, person))?.bio ?? null;
  }

  @FieldResolver(() => CareerStages, {
    nullable: true,
    description: "Where in their working life the person stands; null when not given or not shown to the viewer.",
  })
  async stage(@Root() person: Person, @Ctx() context: Context): Promise<CareerStage | null> {
    return (await profileOf(context, person))?.stage ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The country the person lives in, ISO 3166-1 alpha-2; null when not given or not shown to the viewer.",
  })
  async country(@Root() person: Person, @Ctx() context: Context): Promise<string | null> {
    return (await profileOf(context, person))?.country ?? null;
  }

  @FieldResolver(() => TimeZone, {
    nullable: true,
    description: "The time zone the person lives in; null when not given or not shown to the viewer.",
  })
  async timeZone(@Root() person: Person, @Ctx() context: Context): Promise<string | null> {
    return (await profileOf(context, person))?.timeZone ?? null;
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description:
      "Languages the person speaks with others, BCP 47, at most 20; empty when none is given, null when not shown to the viewer.",
  })
  async languages(@Root() person: Person, @Ctx() context: Context): Promise<readonly string[] | null> {
    return (await profileOf(context, person))?.languages ?? null;
  }

  @FieldResolver(() => [HelpKinds], {
    nullable: true,
    description: "Kinds of help the person offers; empty when none is given, null when not shown to the viewer.",
  })
  async helpOffered(@Root() person: Person, @Ctx() context: Context): Promise<readonly HelpKind[] | null> {
    return (await profileOf(context, person))?.helpOffered ?? null;
  }

  @FieldResolver(() => [HelpKinds], {
    nullable: true,
    description: "Kinds of help the person looks for; empty when none is given, null when not shown to the viewer.",
  })
  async helpSought(@Root() person: Person, @Ctx() context: Context): Promise<readonly HelpKind[] | null> {
    return (await profileOf(context, person))?.helpSought ?? null;
  }

  @FieldResolver(() => [Term], {
    nullable: true,
    description:
      "Areas of practice, in the person's order, at most 20; empty when none is given, null when not shown to the viewer.",
  })
  async practiceAreas(@Root() person: Person, @Ctx() context: Context): Promise<readonly TermEntity[] | null> {
    return termsOf(context, (await profileOf(context, person))?.practiceAreas);
  }

  @FieldResolver(() => [Term], {
    nullable: true,
    description:
      "Areas and topics of interest, in the person's order, at most 50; empty when none is given, null when not shown to the viewer.",
  })
  async interests(@Root() person: Person, @Ctx() context: Context): Promise<readonly TermEntity[] | null> {
    return termsOf(context, (await profileOf(context, person))?.interests);
  }

  @FieldResolver(() => [Credential], {
    nullable: true,
    description:
      "What the person claims to hold, by code, at most 50; empty when none is given, null when not shown to the viewer.",
  })
  async credentials(@Root() person: Person, @Ctx() context: Context): Promise<readonly CredentialEntity[] | null> {
    return (await profileOf(context, person))?.credentials ?? null;
  }

  @FieldResolver(() => Institution, {
    nullable: true,
    description: "Where the person works or studies; null when not given or not shown to the viewer.",
  })
  async institution(@Root() person: Person, @Ctx() context: Context): Promise<InstitutionEntity | null> {
    const institutionId = (await profileOf(context, person))?.institution;
    return institutionId ? context.load.institution.load(institutionId) : null;
  }

  @FieldResolver(() => Term, {
    nullable: true,
    description:
      "The part of the country the person lives in, a term of kind REGION; null when not given or not shown to the viewer.",
  })
  async region(@Root() person: Person, @Ctx() context: Context): Promise<TermEntity | null> {
    const regionId = (await profileOf(context, person))?.region;
    return regionId ? context.load.term.load(regionId) : null;
  }

  @FieldResolver(() => ProfileVisibility, {
    nullable: true,
    description: "Who sees which field; null unless the person is the viewer.",
  })
  async visibility(@Root() person: Person, @Ctx() context: Context): Promise<Choices | null> {
    return (await profileOf(context, person))?.visibility ?? null;
  }

  @FieldResolver(() => PersonViewerCan, { description: "What the viewer may do with this person." })
  viewerCan(@Root() person: Person, @Ctx() { viewer }: Context): PersonViewerCan {
    const isViewer = person.id === viewer.personId;
    return { updateProfile: isViewer, block: !isViewer };
  }
}
