import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { ChangePasswordOutcome, OwnSession } from "../../server/accounts/index.js";
import type { Page } from "../../server/kernel/page.js";
import type { Context } from "../context.js";
import { BothWaysArgs } from "../shared/connection.js";
import { ChangePasswordInput, EndOtherSessionsInput, EndSessionInput, SignOutInput } from "./accounts.inputs.js";
import {
  ChangePasswordResult,
  EndOtherSessionsResult,
  type EndOtherSessionsSuccess,
  EndSessionResult,
  type EndSessionSuccess,
  SignOutResult,
  type SignOutSuccess,
} from "./accounts.results.js";
import { SessionConnection } from "./session.type.js";

const what = { description: "What is asked for." };

/** The sessions of who is signed in. */
@Resolver()
export class SessionsResolver {
  @Query(() => SessionConnection, { description: "The viewer's sessions that go on, the newest first." })
  sessions(@Ctx() { app, viewer }: Context, @Args(() => BothWaysArgs) page: BothWaysArgs): Promise<Page<OwnSession>> {
    return app.accounts.sessions(viewer, page);
  }

  @Mutation(() => SignOutResult, { description: "Ends a session: its sockets close and its tokens are void." })
  async signOut(
    @Ctx() context: Context,
    @Arg("input", () => SignOutInput, what) input: SignOutInput,
  ): Promise<SignOutSuccess> {
    const { refreshToken } = input;
    await context.app.accounts.signOut(refreshToken ? { refreshToken } : context.viewer);
    return { isSignedOut: true };
  }

  @Mutation(() => EndSessionResult, {
    description: "Ends one of the viewer's sessions: its sockets close and its tokens are void.",
  })
  endSession(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => EndSessionInput, what) input: EndSessionInput,
  ): Promise<EndSessionSuccess> {
    return app.accounts.endSession(viewer, input.sessionId);
  }

  @Mutation(() => EndOtherSessionsResult, { description: "Ends the viewer's sessions but the one that asks." })
  endOtherSessions(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => EndOtherSessionsInput, what) input: EndOtherSessionsInput,
  ): Promise<EndOtherSessionsSuccess> {
    return app.accounts.endOtherSessions(viewer, input.notUsedSince ?? null);
  }

  @Mutation(() => ChangePasswordResult, { description: "Changes the viewer's password and ends their other sessions." })
  changePassword(
    @Ctx() { app, viewer, caller }: Context,
    @Arg("input", () => ChangePasswordInput, what) input: ChangePasswordInput,
  ): Promise<ChangePasswordOutcome> {
    return app.accounts.changePassword(viewer, caller, input);
  }
}
