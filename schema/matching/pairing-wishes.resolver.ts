import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { notFound } from "../../server/kernel/fault.js";
import type { PairingPin as Pin, PairingPreferences as Preferences } from "../../server/matching/index.js";
import type { PersonEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { ForwardArgs } from "../shared/connection.js";
import { PairOfProgramInput, SetPairingPreferencesInput } from "./pairing-wishes.inputs.js";
import * as result from "./pairing-wishes.results.js";
import { PairingPin, PairingPinConnection, PairingPreferences } from "./pairing-wishes.type.js";

@Resolver()
export class PairingWishesResolver {
  @Query(() => PairingPreferences, {
    nullable: true,
    description:
      "What the viewer has said about a program's pairings in one of their roles, with empty lists when nothing; null when it is not an active enrollment of theirs as a mentee or a mentor.",
  })
  myPairingPreferences(
    @Ctx() { app, viewer }: Context,
    @Arg("enrollmentId", () => ID, { description: "The viewer's enrollment." }) enrollmentId: string,
  ): Promise<Preferences | null> {
    return app.pairing.myPreferences(viewer, enrollmentId);
  }

  @Query(() => PairingPinConnection, {
    description:
      "What coordinators have laid down about pairs of a program that the viewer coordinates, in the order of the mentees' and then the mentors' ids. What people wish themselves is not among it.",
  })
  pairingPins(
    @Ctx() { app, viewer }: Context,
    @Arg("programId", () => ID, { description: "The program." }) programId: string,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    return app.pairing.listPins(viewer, { programId, ...args });
  }

  @Mutation(() => result.SetPairingPreferencesResult, {
    description:
      "Says whom the viewer would like to be paired with, and with whom they must not be, for the runs to come. Nobody else ever reads it.",
  })
  setPairingPreferences(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SetPairingPreferencesInput, { description: "The wishes." }) input: SetPairingPreferencesInput,
  ) {
    return app.pairing.setPreferences(viewer, input);
  }

  @Mutation(() => result.PinPairResult, {
    description:
      "As a coordinator, has the runs to come pair these two, whatever their rules say, as long as the mentor has a place and the pair is possible: pins go beyond `mostPerMentor`, up to the mentor's places, and bring a mentor who is not of the cohort into a run of a cohort's mentors, for the pinned mentee alone. A mentee has one pin: another takes its place. FORBIDDEN where the viewer is one of the two, or the mentor of the pin whose place it would take; NOT_FOUND where the two are not an active mentee and an active mentor of the program.",
  })
  pinPair(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => PairOfProgramInput, { description: "Which pair." }) input: PairOfProgramInput,
  ) {
    return app.pairing.pin(viewer, input);
  }

  @Mutation(() => result.BanPairResult, {
    description:
      "As a coordinator, has the runs to come not pair these two. Only coordinators know. FORBIDDEN where the viewer is one of the two; NOT_FOUND where they are not an active mentee and an active mentor of the program.",
  })
  banPair(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => PairOfProgramInput, { description: "Which pair." }) input: PairOfProgramInput,
  ) {
    return app.pairing.ban(viewer, input);
  }

  @Mutation(() => result.UnpinPairResult, {
    description:
      "As a coordinator, takes back what was laid down about a pair of others, be it a pin or a ban; FORBIDDEN for the viewer's own.",
  })
  unpinPair(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => PairOfProgramInput, { description: "Which pair." }) input: PairOfProgramInput,
  ) {
    return app.pairing.unpin(viewer, input);
  }
}

@Resolver(() => PairingPin)
export class PairingPinFields {
  @FieldResolver(() => Person, { description: "The mentee." })
  async mentee(@Root() { menteeId }: Pin, @Ctx() { load }: Context): Promise<PersonEntity> {
    return (await load.person.load(menteeId)) ?? missing();
  }

  @FieldResolver(() => Person, { description: "The mentor." })
  async mentor(@Root() { mentorId }: Pin, @Ctx() { load }: Context): Promise<PersonEntity> {
    return (await load.person.load(mentorId)) ?? missing();
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who laid it down; null when they are no more." })
  setBy(@Root() { setBy }: Pin, @Ctx() { load }: Context): Promise<PersonEntity | null> {
    return load.person.load(setBy);
  }
}

const missing = (): never => {
  throw notFound("person");
};
