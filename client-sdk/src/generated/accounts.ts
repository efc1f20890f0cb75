// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  ChangePasswordInput,
  EndOtherSessionsInput,
  EndSessionInput,
  RefreshTokensInput,
  RequestPasswordResetInput,
  ResendVerificationInput,
  ResetPasswordInput,
  Session,
  SignInInput,
  SignOutInput,
  SignUpInput,
  VerifyEmailInput,
} from "./types.js";

/** One sign-in on one device. Only its owner sees it. */
export interface SessionParts {
  /** The session's id. */
  readonly id: string;
  /** When the person signed in. */
  readonly createdAt: string;
  /** When its tokens were last made anew; every 10 minutes while it is in use. */
  readonly lastUsedAt: string;
  /** When it ends by itself unless it is used before: 60 days after its last use. */
  readonly expiresAt: string;
  /** Whether it is the session that asks. */
  readonly isCurrent: boolean;
  /** The network address it was last used from. */
  readonly address: string;
  /** What the device's program called itself when it was last used; null when it did not say. */
  readonly userAgent: string | null;
}

/** A mail is on its way that says how to go on; this answer is the same for known addresses. */
export interface AccountsSignUpSuccess {
  /** The address the mail goes to. */
  readonly email: string;
}

/** What `signUp` gives: its success or a refusal. */
export type AccountsSignUpResult = AccountsSignUpSuccess | UnknownRefusal;

/** The account stands; the person may sign in. */
export interface AccountsVerifyEmailSuccess {
  /** The address to sign in with. */
  readonly email: string;
}

/** The link or code of a mail is unknown, used or too old. Ask for a new one. */
export type LinkNotValid = Refusal<"LINK_NOT_VALID">;

/** What `verifyEmail` gives: its success or a refusal. */
export type AccountsVerifyEmailResult = AccountsVerifyEmailSuccess | LinkNotValid | UnknownRefusal;

/** If the address waits to be confirmed, a mail is on its way; the answer does not tell. */
export interface AccountsResendVerificationSuccess {
  /** The address that was given. */
  readonly email: string;
}

/** What `resendVerification` gives: its success or a refusal. */
export type AccountsResendVerificationResult = AccountsResendVerificationSuccess | UnknownRefusal;

/** A session has begun. */
export interface AccountsSignInSuccess {
  /**
   * Speaks for the session for 10 minutes: `Bearer <accessToken>` as HTTP header `Authorization`, and as
   * `authorization` in the payload of the WebSocket's `connection_init`.
   */
  readonly accessToken: string;
  /** When the access token ends. */
  readonly accessTokenExpiresAt: string;
  /** Gives new tokens, once, by `refreshTokens`. Good for 60 days without use. Keep it as safe as a password. */
  readonly refreshToken: string;
  /** Who signed in, by id and name; read the profile as `me` with the new access token. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
}

/**
 * The password is that of a sign-up which was not confirmed: its mail says how to go on. Whether the address has an
 * account is not told.
 */
export type EmailNotVerified = Refusal<"EMAIL_NOT_VERIFIED">;

/** The e-mail address or the password is not right; which, is not told. */
export type InvalidCredentials = Refusal<"INVALID_CREDENTIALS">;

/** What `signIn` gives: its success or a refusal. */
export type AccountsSignInResult = AccountsSignInSuccess | EmailNotVerified | InvalidCredentials | UnknownRefusal;

/** The session goes on with new tokens. */
export interface AccountsRefreshTokensSuccess {
  /** Speaks for the session for 10 minutes, in place of the one before. */
  readonly accessToken: string;
  /** When the access token ends. */
  readonly accessTokenExpiresAt: string;
  /** Takes the place of the refresh token that was given, which is used up. */
  readonly refreshToken: string;
}

/** The session is over, whatever the reason. Sign in again. */
export type SessionEnded = Refusal<"SESSION_ENDED">;

/** What `refreshTokens` gives: its success or a refusal. */
export type AccountsRefreshTokensResult = AccountsRefreshTokensSuccess | SessionEnded | UnknownRefusal;

/** The session has ended, now or before. */
export interface AccountsSignOutSuccess {
  /** Always true: nobody is signed in by that session any more. */
  readonly isSignedOut: boolean;
}

/** What `signOut` gives: its success or a refusal. */
export type AccountsSignOutResult = AccountsSignOutSuccess | UnknownRefusal;

/** If the address has an account, a mail is on its way; the answer does not tell. */
export interface AccountsRequestPasswordResetSuccess {
  /** The address that was given. */
  readonly email: string;
}

/** What `requestPasswordReset` gives: its success or a refusal. */
export type AccountsRequestPasswordResetResult = AccountsRequestPasswordResetSuccess | UnknownRefusal;

/** The new password counts, and all sessions have ended. */
export interface AccountsResetPasswordSuccess {
  /** The address to sign in with. */
  readonly email: string;
}

/** What `resetPassword` gives: its success or a refusal. */
export type AccountsResetPasswordResult = AccountsResetPasswordSuccess | LinkNotValid | UnknownRefusal;

/** The new password counts, and the other sessions have ended. */
export interface AccountsChangePasswordSuccess {
  /** How many other sessions ended by this. */
  readonly endedCount: number;
}

/** What `changePassword` gives: its success or a refusal. */
export type AccountsChangePasswordResult = AccountsChangePasswordSuccess | InvalidCredentials | UnknownRefusal;

/** The session has ended, now or before. */
export interface AccountsEndSessionSuccess {
  /** The session that was named. */
  readonly sessionId: string;
}

/** What `endSession` gives: its success or a refusal. */
export type AccountsEndSessionResult = AccountsEndSessionSuccess | UnknownRefusal;

/** The other sessions have ended. */
export interface AccountsEndOtherSessionsSuccess {
  /** How many ended by this. */
  readonly endedCount: number;
}

/** What `endOtherSessions` gives: its success or a refusal. */
export type AccountsEndOtherSessionsResult = AccountsEndOtherSessionsSuccess | UnknownRefusal;

/** Accounts and sessions: signing up, in and out, and the passwords in between. */
export interface AccountsDomain {
  /**
   * Asks for an account. A mail says how to go on; an address that has an account gets the same answer and a mail that
   * says so.
   */
  signUp(input: SignUpInput): Promise<AccountsSignUpResult>;

  /**
   * Confirms an address by what was mailed to it and makes the account. Asked again with the same token, it answers
   * the same.
   *
   * Refusals:
   * - `LINK_NOT_VALID`: The link or code of a mail is unknown, used or too old. Ask for a new one.
   */
  verifyEmail(input: VerifyEmailInput): Promise<AccountsVerifyEmailResult>;

  /** Mails a new link to an address that signed up and waits to be confirmed; links mailed before stay good. */
  resendVerification(input: ResendVerificationInput): Promise<AccountsResendVerificationResult>;

  /**
   * Begins a session by e-mail address and password.
   *
   * Refusals:
   * - `EMAIL_NOT_VERIFIED`: The password is that of a sign-up which was not confirmed: its mail says how to go on.
   *   Whether the address has an account is not told.
   * - `INVALID_CREDENTIALS`: The e-mail address or the password is not right; which, is not told.
   */
  signIn(input: SignInInput): Promise<AccountsSignInResult>;

  /**
   * Gives new tokens for a refresh token. For 30 seconds a used one gives the same successor again, for tabs that ask
   * at once and for lost answers; later it ends the session, since then there is a copy of it. Ask without the
   * `Authorization` header: an access token that has ended is refused before anything is done.
   *
   * Refusals:
   * - `SESSION_ENDED`: The session is over, whatever the reason. Sign in again.
   */
  refreshTokens(input: RefreshTokensInput): Promise<AccountsRefreshTokensResult>;

  /** Ends a session: its sockets close and its tokens are void. */
  signOut(input?: SignOutInput): Promise<AccountsSignOutResult>;

  /** Mails a link to choose a new password, if the address has an account. */
  requestPasswordReset(input: RequestPasswordResetInput): Promise<AccountsRequestPasswordResetResult>;

  /**
   * Sets a new password by what was mailed, and ends all sessions of the account.
   *
   * Refusals:
   * - `LINK_NOT_VALID`: The link or code of a mail is unknown, used or too old. Ask for a new one.
   */
  resetPassword(input: ResetPasswordInput): Promise<AccountsResetPasswordResult>;

  /**
   * Changes the viewer's password and ends their other sessions.
   *
   * Refusals:
   * - `INVALID_CREDENTIALS`: The e-mail address or the password is not right; which, is not told.
   */
  changePassword(input: ChangePasswordInput): Promise<AccountsChangePasswordResult>;

  /** The viewer's sessions that go on, the newest first. */
  sessions(options?: PageOptions): Pages<SessionParts>;
  /** The same with exactly what is selected. */
  sessions<const S extends Selection<Session>>(options: PageOptions | undefined, selection: Exact<S, Selection<Session>>): Pages<Selected<Session, S>>;

  /**
   * Ends one of the viewer's sessions: its sockets close and its tokens are void.
   *
   * @param sessionId The session, as `sessions` lists it.
   */
  endSession(sessionId: string): Promise<AccountsEndSessionResult>;

  /** Ends the viewer's sessions but the one that asks. */
  endOtherSessions(input?: EndOtherSessionsInput): Promise<AccountsEndOtherSessionsResult>;
}

const sessionPartsFragment = "fragment SessionParts on Session{id createdAt lastUsedAt expiresAt isCurrent address userAgent}";

export type AccountsSignUpData = {
  readonly signUp: {
    readonly __typename: "SignUpSuccess";
    /** The address the mail goes to. */
    readonly email: string;
  };
};
export type AccountsSignUpVariables = {
  /** What is asked for. */
  readonly input: SignUpInput;
};
export const AccountsSignUpDocument = "mutation AccountsSignUp($input:SignUpInput!){signUp(input:$input){__typename ...on SignUpSuccess{email}}}" as Document<AccountsSignUpData, AccountsSignUpVariables>;

export type AccountsVerifyEmailData = {
  readonly verifyEmail: {
    readonly __typename: "LinkNotValid";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
  } | {
    readonly __typename: "VerifyEmailSuccess";
    /** The address to sign in with. */
    readonly email: string;
  };
};
export type AccountsVerifyEmailVariables = {
  /** What is asked for. */
  readonly input: VerifyEmailInput;
};
export const AccountsVerifyEmailDocument = "mutation AccountsVerifyEmail($input:VerifyEmailInput!){verifyEmail(input:$input){__typename ...on VerifyEmailSuccess{email}...on Refusal{refusalMessage:message}...on LinkNotValid{refusalMessage:message}}}" as Document<AccountsVerifyEmailData, AccountsVerifyEmailVariables>;

export type AccountsResendVerificationData = {
  readonly resendVerification: {
    readonly __typename: "ResendVerificationSuccess";
    /** The address that was given. */
    readonly email: string;
  };
};
export type AccountsResendVerificationVariables = {
  /** What is asked for. */
  readonly input: ResendVerificationInput;
};
export const AccountsResendVerificationDocument = "mutation AccountsResendVerification($input:ResendVerificationInput!){resendVerification(input:$input){__typename ...on ResendVerificationSuccess{email}}}" as Document<AccountsResendVerificationData, AccountsResendVerificationVariables>;

export type AccountsSignInData = {
  readonly signIn: {
    readonly __typename: "EmailNotVerified" | "InvalidCredentials";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
  } | {
    readonly __typename: "SignInSuccess";
    /**
     * Speaks for the session for 10 minutes: `Bearer <accessToken>` as HTTP header `Authorization`, and as
     * `authorization` in the payload of the WebSocket's `connection_init`.
     */
    readonly accessToken: string;
    /** When the access token ends. */
    readonly accessTokenExpiresAt: string;
    /** Gives new tokens, once, by `refreshTokens`. Good for 60 days without use. Keep it as safe as a password. */
    readonly refreshToken: string;
    /** Who signed in, by id and name; read the profile as `me` with the new access token. */
    readonly person: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
    };
  };
};
export type AccountsSignInVariables = {
  /** What is asked for. */
  readonly input: SignInInput;
};
export const AccountsSignInDocument = "mutation AccountsSignIn($input:SignInInput!){signIn(input:$input){__typename ...on SignInSuccess{accessToken accessTokenExpiresAt refreshToken person{id displayName}}...on Refusal{refusalMessage:message}...on EmailNotVerified{refusalMessage:message}...on InvalidCredentials{refusalMessage:message}}}" as Document<AccountsSignInData, AccountsSignInVariables>;

export type AccountsRefreshTokensData = {
  readonly refreshTokens: {
    readonly __typename: "RefreshTokensSuccess";
    /** Speaks for the session for 10 minutes, in place of the one before. */
    readonly accessToken: string;
    /** When the access token ends. */
    readonly accessTokenExpiresAt: string;
    /** Takes the place of the refresh token that was given, which is used up. */
    readonly refreshToken: string;
  } | {
    readonly __typename: "SessionEnded";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
  };
};
export type AccountsRefreshTokensVariables = {
  /** What is asked for. */
  readonly input: RefreshTokensInput;
};
export const AccountsRefreshTokensDocument = "mutation AccountsRefreshTokens($input:RefreshTokensInput!){refreshTokens(input:$input){__typename ...on RefreshTokensSuccess{accessToken accessTokenExpiresAt refreshToken}...on Refusal{refusalMessage:message}...on SessionEnded{refusalMessage:message}}}" as Document<AccountsRefreshTokensData, AccountsRefreshTokensVariables>;

export type AccountsSignOutData = {
  readonly signOut: {
    readonly __typename: "SignOutSuccess";
    /** Always true: nobody is signed in by that session any more. */
    readonly isSignedOut: boolean;
  };
};
export type AccountsSignOutVariables = {
  /** What is asked for. */
  readonly input: SignOutInput;
};
export const AccountsSignOutDocument = "mutation AccountsSignOut($input:SignOutInput!){signOut(input:$input){__typename ...on SignOutSuccess{isSignedOut}}}" as Document<AccountsSignOutData, AccountsSignOutVariables>;

export type AccountsRequestPasswordResetData = {
  readonly requestPasswordReset: {
    readonly __typename: "RequestPasswordResetSuccess";
    /** The address that was given. */
    readonly email: string;
  };
};
export type AccountsRequestPasswordResetVariables = {
  /** What is asked for. */
  readonly input: RequestPasswordResetInput;
};
export const AccountsRequestPasswordResetDocument = "mutation AccountsRequestPasswordReset($input:RequestPasswordResetInput!){requestPasswordReset(input:$input){__typename ...on RequestPasswordResetSuccess{email}}}" as Document<AccountsRequestPasswordResetData, AccountsRequestPasswordResetVariables>;

export type AccountsResetPasswordData = {
  readonly resetPassword: {
    readonly __typename: "LinkNotValid";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
  } | {
    readonly __typename: "ResetPasswordSuccess";
    /** The address to sign in with. */
    readonly email: string;
  };
};
export type AccountsResetPasswordVariables = {
  /** What is asked for. */
  readonly input: ResetPasswordInput;
};
export const AccountsResetPasswordDocument = "mutation AccountsResetPassword($input:ResetPasswordInput!){resetPassword(input:$input){__typename ...on ResetPasswordSuccess{email}...on Refusal{refusalMessage:message}...on LinkNotValid{refusalMessage:message}}}" as Document<AccountsResetPasswordData, AccountsResetPasswordVariables>;

export type AccountsChangePasswordData = {
  readonly changePassword: {
    readonly __typename: "ChangePasswordSuccess";
    /** How many other sessions ended by this. */
    readonly endedCount: number;
  } | {
    readonly __typename: "InvalidCredentials";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
  };
};
export type AccountsChangePasswordVariables = {
  /** What is asked for. */
  readonly input: ChangePasswordInput;
};
export const AccountsChangePasswordDocument = "mutation AccountsChangePassword($input:ChangePasswordInput!){changePassword(input:$input){__typename ...on ChangePasswordSuccess{endedCount}...on Refusal{refusalMessage:message}...on InvalidCredentials{refusalMessage:message}}}" as Document<AccountsChangePasswordData, AccountsChangePasswordVariables>;

export type AccountsSessionsData = {
  readonly sessions: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly SessionParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type AccountsSessionsVariables = {
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const AccountsSessionsDocument = `query AccountsSessions($first:Int$after:String){sessions(first:$first after:$after){nodes{...SessionParts}pageInfo{endCursor hasNextPage}}}${sessionPartsFragment}` as Document<AccountsSessionsData, AccountsSessionsVariables>;

export type AccountsEndSessionData = {
  readonly endSession: {
    readonly __typename: "EndSessionSuccess";
    /** The session that was named. */
    readonly sessionId: string;
  };
};
export type AccountsEndSessionVariables = {
  /** What is asked for. */
  readonly input: EndSessionInput;
};
export const AccountsEndSessionDocument = "mutation AccountsEndSession($input:EndSessionInput!){endSession(input:$input){__typename ...on EndSessionSuccess{sessionId}}}" as Document<AccountsEndSessionData, AccountsEndSessionVariables>;

export type AccountsEndOtherSessionsData = {
  readonly endOtherSessions: {
    readonly __typename: "EndOtherSessionsSuccess";
    /** How many ended by this. */
    readonly endedCount: number;
  };
};
export type AccountsEndOtherSessionsVariables = {
  /** What is asked for. */
  readonly input: EndOtherSessionsInput;
};
export const AccountsEndOtherSessionsDocument = "mutation AccountsEndOtherSessions($input:EndOtherSessionsInput!){endOtherSessions(input:$input){__typename ...on EndOtherSessionsSuccess{endedCount}}}" as Document<AccountsEndOtherSessionsData, AccountsEndOtherSessionsVariables>;

/** Accounts and sessions: signing up, in and out, and the passwords in between. */
export const accounts = (core: Core): AccountsDomain => ({
  signUp: input => core.mutate(AccountsSignUpDocument, input),
  verifyEmail: input => core.mutate(AccountsVerifyEmailDocument, input),
  resendVerification: input => core.mutate(AccountsResendVerificationDocument, input),
  signIn: input => core.mutate(AccountsSignInDocument, input),
  refreshTokens: input => core.mutate(AccountsRefreshTokensDocument, input),
  signOut: input => core.mutate(AccountsSignOutDocument, { ...input }),
  requestPasswordReset: input => core.mutate(AccountsRequestPasswordResetDocument, input),
  resetPassword: input => core.mutate(AccountsResetPasswordDocument, input),
  changePassword: input => core.mutate(AccountsChangePasswordDocument, input),
  sessions: (options?: PageOptions, selection?: AnySelection) => core.pages(AccountsSessionsDocument, {}, options, selection),
  endSession: sessionId => core.mutate(AccountsEndSessionDocument, { sessionId }),
  endOtherSessions: input => core.mutate(AccountsEndOtherSessionsDocument, { ...input }),
});
