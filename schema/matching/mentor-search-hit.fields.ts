import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { notFound } from "../../server/kernel/fault.js";
import type { MentorSearchHit as Hit, SearchReason as Reason } from "../../server/matching/index.js";
import type { InstitutionEntity, PersonEntity, TermEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Institution } from "../people/institution.type.js";
import { Person } from "../people/person.type.js";
import { termsOf } from "../people/profile-of.js";
import { Term } from "../people/term.type.js";
import { MentorSearchHit, SearchReason } from "./mentor-search-hit.type.js";

@Resolver(() => MentorSearchHit)
export class MentorSearchHitFields {
  @FieldResolver(() => Person, { description: "The mentor." })
  async mentor(@Root() { mentorId }: Hit, @Ctx() { load }: Context): Promise<PersonEntity> {
    const mentor = await load.person.load(mentorId);
    if (!mentor) throw notFound("person");
    return mentor;
  }

  @FieldResolver(() => [SearchReason], {
    description: "The reasons, most points first, blocking ones last; at most one of each code.",
  })
  reasons(@Root() { reasons }: Hit): readonly Reason[] {
    return reasons;
  }
}

@Resolver(() => SearchReason)
export class SearchReasonFields {
  @FieldResolver(() => String, {
    description:
      "The reason as a sentence to the viewer, made of the code and the facts. Names of terms and institutions are as they are, in every language.",
  })
  text(
    @Root() reason: Reason,
    @Arg("language", () => String, {
      nullable: true,
      description:
        "The language, BCP 47: en or es, or a variety such as es-MX. Null, and a language that is not among these, give the first language of the viewer's profile that is, else English.",
    })
    language?: string | null,
  ): string {
    return reason.textIn(language);
  }

  @FieldResolver(() => [Term], {
    nullable: true,
    description: "The mentor's terms it is about, at most 50; null when it is not about terms.",
  })
  terms(@Root() { termIds }: Reason, @Ctx() context: Context): Promise<TermEntity[] | null> {
    return termsOf(context, termIds);
  }

  @FieldResolver(() => Institution, {
    nullable: true,
    description: "The mentor's institution; null when it is not about one.",
  })
  institution(@Root() { institutionId }: Reason, @Ctx() { load }: Context): Promise<InstitutionEntity | null> | null {
    return institutionId === null ? null : load.institution.load(institutionId);
  }
}
