import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { notFound } from "../../server/kernel/fault.js";
import type { Facet, MentorSearchFacets as Facets, MentorSearchPage } from "../../server/matching/index.js";
import type { InstitutionEntity, TermEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Institution } from "../people/institution.type.js";
import { Term } from "../people/term.type.js";
import {
  HelpFacet,
  InstitutionFacet,
  LanguageFacet,
  MentorSearchFacets,
  mostInstitutions,
  mostValues,
  StageFacet,
  TermFacet,
  textCapped,
} from "./mentor-search-facets.type.js";
import { MentorSearchHitConnection } from "./mentor-search-hit.type.js";

@Resolver(() => MentorSearchHitConnection)
export class MentorSearchHitConnectionFields {
  @FieldResolver(() => Boolean, { description: textCapped })
  isTextCapped(@Root() { isTextCapped }: MentorSearchPage): boolean {
    return isTextCapped;
  }

  @FieldResolver(() => MentorSearchFacets, {
    description:
      "All hits of the search, counted; it costs nothing where it is not asked for. When the text is capped, only those that were compared.",
  })
  facets(@Root() page: MentorSearchPage): Promise<Facets> {
    return page.facets();
  }
}

@Resolver(() => MentorSearchFacets)
export class MentorSearchFacetsFields {
  @FieldResolver(() => [StageFacet], { description: "By stage, all there are." })
  stages(@Root() { stages }: Facets): StageFacet[] {
    return stages.map(({ value, count }) => ({ stage: value, count }));
  }

  @FieldResolver(() => [TermFacet], {
    description: `By region, at most ${mostValues}; a country counts all its regions.`,
  })
  regions(@Root() { regions }: Facets): readonly Facet<number>[] {
    return regions;
  }

  @FieldResolver(() => [TermFacet], {
    description: `By practice area, at most ${mostValues}; an area counts all that lie under it.`,
  })
  practiceAreas(@Root() { practiceAreas }: Facets): readonly Facet<number>[] {
    return practiceAreas;
  }

  @FieldResolver(() => [InstitutionFacet], {
    description: `By institution, at most ${mostInstitutions}; the campuses of a system count as the system, and \`MentorSearchInput.institutions\` with its id finds them all.`,
  })
  institutions(@Root() { institutions }: Facets): readonly Facet<string>[] {
    return institutions;
  }

  @FieldResolver(() => [LanguageFacet], {
    description: `By language, at most ${mostValues}; a variety counts as itself and as its language.`,
  })
  languages(@Root() { languages }: Facets): LanguageFacet[] {
    return languages.map(({ value, count }) => ({ language: value, count }));
  }

  @FieldResolver(() => [HelpFacet], { description: "By kind of help, all there are." })
  help(@Root() { help }: Facets): HelpFacet[] {
    return help.map(({ value, count }) => ({ help: value, count }));
  }
}

@Resolver(() => TermFacet)
export class TermFacetFields {
  @FieldResolver(() => Term, { description: "The term." })
  async term(@Root() { value }: Facet<number>, @Ctx() { load }: Context): Promise<TermEntity> {
    const term = await load.term.load(value);
    if (!term) throw notFound("term");
    return term;
  }
}

@Resolver(() => InstitutionFacet)
export class InstitutionFacetFields {
  @FieldResolver(() => Institution, { description: "The institution." })
  async institution(@Root() { value }: Facet<string>, @Ctx() { load }: Context): Promise<InstitutionEntity> {
    const institution = await load.institution.load(value);
    if (!institution) throw notFound("institution");
    return institution;
  }
}
