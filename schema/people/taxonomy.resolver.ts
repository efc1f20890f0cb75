import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Page } from "../../server/kernel/page.js";
import type { InstitutionEntity, TermEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { InstitutionConnection } from "./institution.type.js";
import { InstitutionSearchArgs, TermSearchArgs } from "./people.inputs.js";
import { Term, TermConnection } from "./term.type.js";

/** The shared vocabulary; it says nothing of anybody, so it may be read before signing in. */
@Resolver()
export class TaxonomyResolver {
  @Query(() => Term, {
    nullable: true,
    description: "The term behind a key, also one that was merged; null when there is none.",
  })
  term(
    @Ctx() { app }: Context,
    @Arg("key", () => ID, { description: "The term's key, such as `critical-care`." }) key: string,
  ): Promise<TermEntity | null> {
    return app.people.findTerm(key);
  }

  @Query(() => TermConnection, { description: "Terms found by name or synonym, the best hit first." })
  termSearch(@Ctx() { app }: Context, @Args(() => TermSearchArgs) search: TermSearchArgs): Promise<Page<TermEntity>> {
    return app.people.termSearch(search);
  }

  @Query(() => InstitutionConnection, { description: "Institutions found by name, the best hit first." })
  institutionSearch(
    @Ctx() { app }: Context,
    @Args(() => InstitutionSearchArgs) search: InstitutionSearchArgs,
  ): Promise<Page<InstitutionEntity>> {
    return app.people.institutionSearch(search);
  }
}
