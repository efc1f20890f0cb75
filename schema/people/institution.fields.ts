import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { InstitutionEntity, TermEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Institution } from "./institution.type.js";
import { Term } from "./term.type.js";

@Resolver(() => Institution)
export class InstitutionFields {
  @FieldResolver(() => Institution, {
    nullable: true,
    description: "The system it is a campus of; null for a system and for a place that belongs to none.",
  })
  system(@Root() institution: InstitutionEntity, @Ctx() { load }: Context): Promise<InstitutionEntity | null> | null {
    return institution.parentId === null ? null : load.institution.load(institution.parentId);
  }

  @FieldResolver(() => Term, { nullable: true, description: "Its region; null when not known." })
  region(@Root() institution: InstitutionEntity, @Ctx() { load }: Context): Promise<TermEntity | null> | null {
    return institution.regionId === null ? null : load.term.load(institution.regionId);
  }
}
