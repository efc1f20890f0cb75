import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { MentorFull } from "./mentorships.results.js";

@Resolver(() => MentorFull)
export class MentorFullFields {
  @FieldResolver(() => [Person], {
    description:
      "Other mentors of the program with a free place, at most three, those most like this mentor first: for the mentee, none to whom they have an open request or whose mentee they are. Empty where coordinators pair.",
  })
  async alternatives(@Root() full: MentorFull, @Ctx() { app, load, viewer }: Context) {
    return load.person.loadMany(await app.matching.alternativesToFull(viewer, full));
  }
}
