import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { TermEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Term } from "./term.type.js";

@Resolver(() => Term)
export class TermFields {
  @FieldResolver(() => Term, { nullable: true, description: "The wider term; null at the top of its kind." })
  parent(@Root() term: TermEntity, @Ctx() { load }: Context): Promise<TermEntity | null> | null {
    return term.parentId === null ? null : load.term.load(term.parentId);
  }
}
