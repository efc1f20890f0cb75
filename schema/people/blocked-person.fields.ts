import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { BlockedPerson as BlockedRow, PersonEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { BlockedPerson } from "./people.results.js";
import { Person } from "./person.type.js";

@Resolver(() => BlockedPerson)
export class BlockedPersonFields {
  @FieldResolver(() => Person, { nullable: true, description: "Who, with the name alone; null when they are gone." })
  person(@Root() blocked: BlockedRow, @Ctx() { load }: Context): Promise<PersonEntity | null> {
    return load.person.load(blocked.personId);
  }
}
