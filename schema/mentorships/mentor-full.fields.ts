import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { MentorFull } from "./mentorships.results.js";

@Resolver(() => MentorFull)
export class MentorFullFields {
  @FieldResolver(() => [Person], {
    description: "Other mentors of the program whom the mentee could ask now, at most three, most free places first.",
  })
  alternatives(@Root() { alternativeIds }: MentorFull, @Ctx() { load }: Context) {
    return load.person.loadMany(alternativeIds);
  }
}
