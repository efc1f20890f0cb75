import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { PersonEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { SignInSuccess } from "./accounts.results.js";

@Resolver(() => SignInSuccess)
export class SignInFields {
  @FieldResolver(() => Person, {
    description: "Who signed in, by id and name; read the profile as `me` with the new access token.",
  })
  async person(@Ctx() { load }: Context, @Root() { personId }: SignInSuccess): Promise<PersonEntity> {
    const person = await load.person.load(personId);
    if (!person) throw new Error("An account has no person.");
    return person;
  }
}
