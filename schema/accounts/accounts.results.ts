import { Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { DateTime } from "../shared/scalars.js";

@ObjectType({
  implements: Refusal,
  description: "The e-mail address or the password is not right; which, is not told.",
})
export class InvalidCredentials extends Refusal {}

@ObjectType({
  implements: Refusal,
  description:
    "The password is that of a sign-up which was not confirmed: its mail says how to go on. Whether the address has an account is not told.",
})
export class EmailNotVerified extends Refusal {}

@ObjectType({
  implements: Refusal,
  description: "The link or code of a mail is unknown, used or too old. Ask for a new one.",
})
export class LinkNotValid extends Refusal {}

@ObjectType({ implements: Refusal, description: "The session is over, whatever the reason. Sign in again." })
export class SessionEnded extends Refusal {}

@ObjectType({
  description: "A mail is on its way that says how to go on; this answer is the same for known addresses.",
})
export class SignUpSuccess {
  @Field(() => String, { description: "The address the mail goes to." })
  email!: string;
}

@ObjectType({ description: "If the address waits to be confirmed, a mail is on its way; the answer does not tell." })
export class ResendVerificationSuccess {
  @Field(() => String, { description: "The address that was given." })
  email!: string;
}

@ObjectType({ description: "The account stands; the person may sign in." })
export class VerifyEmailSuccess {
  @Field(() => String, { description: "The address to sign in with." })
  email!: string;
}

@ObjectType({ description: "A session has begun." })
export class SignInSuccess {
  @Field(() => String, {
    description:
      "Speaks for the session for 10 minutes: `Bearer <accessToken>` as HTTP header `Authorization`, and as `authorization` in the payload of the WebSocket's `connection_init`.",
  })
  accessToken!: string;
  @Field(() => DateTime, { description: "When the access token ends." })
  accessTokenExpiresAt!: Date;
  @Field(() => String, {
    description:
      "Gives new tokens, once, by `refreshTokens`. Good for 60 days without use. Keep it as safe as a password.",
  })
  refreshToken!: string;
  personId!: string;
}

@ObjectType({ description: "The session goes on with new tokens." })
export class RefreshTokensSuccess {
  @Field(() => String, { description: "Speaks for the session for 10 minutes, in place of the one before." })
  accessToken!: string;
  @Field(() => DateTime, { description: "When the access token ends." })
  accessTokenExpiresAt!: Date;
  @Field(() => String, { description: "Takes the place of the refresh token that was given, which is used up." })
  refreshToken!: string;
}

@ObjectType({ description: "The session has ended, now or before." })
export class SignOutSuccess {
  @Field(() => Boolean, { description: "Always true: nobody is signed in by that session any more." })
  isSignedOut!: boolean;
}

@ObjectType({ description: "The session has ended, now or before." })
export class EndSessionSuccess {
  @Field(() => ID, { description: "The session that was named." })
  sessionId!: string;
}

@ObjectType({ description: "The other sessions have ended." })
export class EndOtherSessionsSuccess {
  @Field(() => Int, { description: "How many ended by this." })
  endedCount!: number;
}

@ObjectType({ description: "The new password counts, and the other sessions have ended." })
export class ChangePasswordSuccess {
  @Field(() => Int, { description: "How many other sessions ended by this." })
  endedCount!: number;
}

@ObjectType({ description: "If the address has an account, a mail is on its way; the answer does not tell." })
export class RequestPasswordResetSuccess {
  @Field(() => String, { description: "The address that was given." })
  email!: string;
}

@ObjectType({ description: "The new password counts, and all sessions have ended." })
export class ResetPasswordSuccess {
  @Field(() => String, { description: "The address to sign in with." })
  email!: string;
}

export const SignUpResult = resultUnion("SignUpResult", SignUpSuccess);
export const ResendVerificationResult = resultUnion("ResendVerificationResult", ResendVerificationSuccess);
export const VerifyEmailResult = resultUnion("VerifyEmailResult", VerifyEmailSuccess, LinkNotValid);
export const SignInResult = resultUnion("SignInResult", SignInSuccess, InvalidCredentials, EmailNotVerified);
export const RefreshTokensResult = resultUnion("RefreshTokensResult", RefreshTokensSuccess, SessionEnded);
export const SignOutResult = resultUnion("SignOutResult", SignOutSuccess);
export const EndSessionResult = resultUnion("EndSessionResult", EndSessionSuccess);
export const EndOtherSessionsResult = resultUnion("EndOtherSessionsResult", EndOtherSessionsSuccess);
export const ChangePasswordResult = resultUnion("ChangePasswordResult", ChangePasswordSuccess, InvalidCredentials);
export const RequestPasswordResetResult = resultUnion("RequestPasswordResetResult", RequestPasswordResetSuccess);
export const ResetPasswordResult = resultUnion("ResetPasswordResult", ResetPasswordSuccess, LinkNotValid);
