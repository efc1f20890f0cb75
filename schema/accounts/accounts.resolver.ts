import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type {
  RefreshOutcome,
  ResetPasswordOutcome,
  SignInOutcome,
  VerifyEmailOutcome,
} from "../../server/accounts/index.js";
import type { Context } from "../context.js";
import {
  RefreshTokensInput,
  RequestPasswordResetInput,
  ResendVerificationInput,
  ResetPasswordInput,
  SignInInput,
  SignUpInput,
  VerifyEmailInput,
} from "./accounts.inputs.js";
import {
  RefreshTokensResult,
  RequestPasswordResetResult,
  type RequestPasswordResetSuccess,
  ResendVerificationResult,
  type ResendVerificationSuccess,
  ResetPasswordResult,
  SignInResult,
  SignUpResult,
  type SignUpSuccess,
  VerifyEmailResult,
} from "./accounts.results.js";

const what = { description: "What is asked for." };

/** The ways in, open to strangers. */
@Resolver()
export class AccountsResolver {
  @Mutation(() => SignUpResult, {
    description:
      "Asks for an account. A mail says how to go on; an address that has an account gets the same answer and a mail that says so.",
  })
  signUp(
    @Ctx() { app, caller }: Context,
    @Arg("input", () => SignUpInput, what) input: SignUpInput,
  ): Promise<SignUpSuccess> {
    return app.accounts.signUp(caller, input);
  }

  @Mutation(() => ResendVerificationResult, {
    description:
      "Mails a new link to an address that signed up and waits to be confirmed; links mailed before stay good.",
  })
  resendVerification(
    @Ctx() { app, caller }: Context,
    @Arg("input", () => ResendVerificationInput, what) input: ResendVerificationInput,
  ): Promise<ResendVerificationSuccess> {
    return app.accounts.resendVerification(caller, input.email);
  }

  @Mutation(() => VerifyEmailResult, {
    description:
      "Confirms an address by what was mailed to it and makes the account. Asked again with the same token, it answers the same.",
  })
  verifyEmail(
    @Ctx() { app, caller }: Context,
    @Arg("input", () => VerifyEmailInput, what) input: VerifyEmailInput,
  ): Promise<VerifyEmailOutcome> {
    return app.accounts.verifyEmail(caller, input.token);
  }

  @Mutation(() => SignInResult, { description: "Begins a session by e-mail address and password." })
  signIn(
    @Ctx() { app, caller }: Context,
    @Arg("input", () => SignInInput, what) input: SignInInput,
  ): Promise<SignInOutcome> {
    return app.accounts.signIn(caller, input);
  }

  @Mutation(() => RefreshTokensResult, {
    description:
      "Gives new tokens for a refresh token. For 30 seconds a used one gives the same successor again, for tabs that ask at once and for lost answers; later it ends the session, since then there is a copy of it. Ask without the `Authorization` header: an access token that has ended is refused before anything is done.",
  })
  refreshTokens(
    @Ctx() { app, caller }: Context,
    @Arg("input", () => RefreshTokensInput, what) input: RefreshTokensInput,
  ): Promise<RefreshOutcome> {
    return app.accounts.refresh(caller, input.refreshToken);
  }

  @Mutation(() => RequestPasswordResetResult, {
    description: "Mails a link to choose a new password, if the address has an account.",
  })
  requestPasswordReset(
    @Ctx() { app, caller }: Context,
    @Arg("input", () => RequestPasswordResetInput, what) input: RequestPasswordResetInput,
  ): Promise<RequestPasswordResetSuccess> {
    return app.accounts.requestPasswordReset(caller, input.email);
  }

  @Mutation(() => ResetPasswordResult, {
    description: "Sets a new password by what was mailed, and ends all sessions of the account.",
  })
  resetPassword(
    @Ctx() { app, caller }: Context,
    @Arg("input", () => ResetPasswordInput, what) input: ResetPasswordInput,
  ): Promise<ResetPasswordOutcome> {
    return app.accounts.resetPassword(caller, input);
  }
}
