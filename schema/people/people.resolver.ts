import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Page } from "../../server/kernel/page.js";
import type { AddCredentialOutcome, BlockedPerson, PersonEntity, VisibleProfile } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import {
  AddCredentialInput,
  BlockPersonInput,
  RemoveCredentialInput,
  UnblockPersonInput,
  UpdateProfileInput,
} from "./people.inputs.js";
import {
  AddCredentialResult,
  BlockedPersonConnection,
  BlockPersonResult,
  RemoveCredentialResult,
  SetProfileVisibilityResult,
  UnblockPersonResult,
  UpdateProfileResult,
} from "./people.results.js";
import { Person } from "./person.type.js";
import { SetProfileVisibilityInput } from "./profile-visibility.type.js";

const asked = "What is asked.";

@Resolver()
export class PeopleResolver {
  @Query(() => Person, { description: "The viewer." })
  me(@Ctx() { app, viewer }: Context): Promise<PersonEntity> {
    return app.people.me(viewer);
  }

  @Query(() => Person, {
    nullable: true,
    description:
      "Somebody the viewer shares a program, a mentorship or a conversation with; null when there is no such person, they share nothing, or one has blocked the other.",
  })
  person(
    @Ctx() { app, viewer }: Context,
    @Arg("id", () => ID, { description: "The person." }) id: string,
  ): Promise<VisibleProfile | null> {
    return app.people.findPerson(viewer, id);
  }

  @Query(() => BlockedPersonConnection, { description: "Whom the viewer has blocked, newest first." })
  blockedPeople(
    @Ctx() { app, viewer }: Context,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<BlockedPerson>> {
    return app.people.blockedPeople(viewer, args);
  }

  @Mutation(() => UpdateProfileResult, { description: "Changes the viewer's profile." })
  updateProfile(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => UpdateProfileInput, { description: asked }) input: UpdateProfileInput,
  ): Promise<{ person: PersonEntity }> {
    return app.people.updateProfile(viewer, input);
  }

  @Mutation(() => SetProfileVisibilityResult, { description: "Changes who sees which field of the viewer's profile." })
  setProfileVisibility(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => SetProfileVisibilityInput, { description: asked }) input: SetProfileVisibilityInput,
  ): Promise<{ person: PersonEntity }> {
    return app.people.setVisibility(viewer, input);
  }

  @Mutation(() => AddCredentialResult, {
    description: "Adds a credential to the viewer's profile, as a claim of their own.",
  })
  addCredential(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => AddCredentialInput, { description: asked }) input: AddCredentialInput,
  ): Promise<AddCredentialOutcome> {
    return app.people.addCredential(viewer, input);
  }

  @Mutation(() => RemoveCredentialResult, { description: "Takes a credential out of the viewer's profile." })
  removeCredential(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => RemoveCredentialInput, { description: asked }) input: RemoveCredentialInput,
  ): Promise<{ credentialId: string }> {
    return app.people.removeCredential(viewer, input);
  }

  @Mutation(() => BlockPersonResult, {
    description:
      "Blocks somebody: neither sees the other's profile, asks the other or writes to the other. They are not told. Names stay in what was written before.",
  })
  blockPerson(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => BlockPersonInput, { description: asked }) input: BlockPersonInput,
  ): Promise<{ person: PersonEntity }> {
    return app.people.block(viewer, input);
  }

  @Mutation(() => UnblockPersonResult, { description: "Takes the viewer's block of somebody back." })
  unblockPerson(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => UnblockPersonInput, { description: asked }) input: UnblockPersonInput,
  ): Promise<{ personId: string }> {
    return app.people.unblock(viewer, input);
  }
}
