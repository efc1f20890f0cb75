import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Availability as Said } from "../../server/meetings/index.js";
import type { Context } from "../context.js";
import { Availability, SetAvailabilityInput, SetAvailabilityResult } from "./availability.type.js";

@Resolver()
export class MeetingsResolver {
  @Query(() => Availability, {
    nullable: true,
    description:
      "When the viewer is available in a usual week; null when they have not said it, or have taken it back. Nobody else can ask for it.",
  })
  myAvailability(@Ctx() { app, viewer }: Context): Promise<Said | null> {
    return app.meetings.myAvailability(viewer);
  }

  @Mutation(() => SetAvailabilityResult, {
    description: "Replaces the viewer's usual week. Asking the same again changes nothing.",
  })
  setAvailability(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SetAvailabilityInput, { description: "What is asked." }) input: SetAvailabilityInput,
  ): Promise<{ availability: Said | null }> {
    return app.meetings.setAvailability(viewer, input);
  }
}
