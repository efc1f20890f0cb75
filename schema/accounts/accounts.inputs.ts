import { Field, ID, InputType } from "type-graphql";
import type { ChangePassword, ResetPassword, SignIn, SignUp } from "../../server/accounts/index.js";
import { DateTime, TimeZone } from "../shared/scalars.js";

@InputType({ description: "Who wants an account." })
export class SignUpInput implements SignUp {
  @Field(() => String, {
    description: "The e-mail address to sign in with; a mail is sent there. Case does not count.",
  })
  email!: string;
  @Field(() => String, { description: "10 to 200 characters." })
  password!: string;
  @Field(() => String, { description: "The name to show to others, 1 to 80 characters on one line." })
  displayName!: string;
  @Field(() => TimeZone, { nullable: true, description: "Where the person lives; null means not told." })
  timeZone?: string | null;
}

@InputType({ description: "Which address still waits to be confirmed." })
export class ResendVerificationInput {
  @Field(() => String, { description: "The e-mail address of the sign-up." })
  email!: string;
}

@InputType({ description: "What the mail to a new address brought." })
export class VerifyEmailInput {
  @Field(() => String, { description: "The code of the mail, or `token` of its link. Good for 3 days." })
  token!: string;
}

@InputType({ description: "Who wants to come in." })
export class SignInInput implements SignIn {
  @Field(() => String, { description: "The account's e-mail address. Case does not count." })
  email!: string;
  @Field(() => String, { description: "The account's password." })
  password!: string;
}

@InputType({ description: "What keeps a session going." })
export class RefreshTokensInput {
  @Field(() => String, { description: "The newest refresh token of the session." })
  refreshToken!: string;
}

@InputType({ description: "Which session to end." })
export class SignOutInput {
  @Field(() => String, {
    nullable: true,
    description:
      "A refresh token of the session, for which no access token is needed; null means the session of the access token.",
  })
  refreshToken?: string | null;
}

@InputType({ description: "Which of one's own sessions to end." })
export class EndSessionInput {
  @Field(() => ID, { description: "The session, as `sessions` lists it." })
  sessionId!: string;
}

@InputType({ description: "Which of one's other sessions to end." })
export class EndOtherSessionsInput {
  @Field(() => DateTime, {
    nullable: true,
    description: "Ends only sessions that were last used before this instant; null ends all but the one that asks.",
  })
  notUsedSince?: Date | null;
}

@InputType({ description: "A new password, by who knows the current one." })
export class ChangePasswordInput implements ChangePassword {
  @Field(() => String, { description: "The password until now." })
  currentPassword!: string;
  @Field(() => String, { description: "The password from now on, 10 to 200 characters." })
  newPassword!: string;
}

@InputType({ description: "Whose password was forgotten." })
export class RequestPasswordResetInput {
  @Field(() => String, { description: "The account's e-mail address." })
  email!: string;
}

@InputType({ description: "A new password, by who got the mail." })
export class ResetPasswordInput implements ResetPassword {
  @Field(() => String, { description: "The code of the mail, or `token` of its link. Good once, within an hour." })
  token!: string;
  @Field(() => String, { description: "The password from now on, 10 to 200 characters." })
  newPassword!: string;
}
