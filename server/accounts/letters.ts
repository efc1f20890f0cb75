/** A mail's words; links lead to the portal, and the code stands beside them for portals that ask to type it. */
export interface Words {
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
}

// Nothing that the one who signed up typed stands in these mails: they may go to a stranger.

export const verificationMail = (portalUrl: string, token: string): Words => ({
  kind: "verify-email",
  subject: "Confirm your e-mail address",
  text: `Somebody, most likely you, signed up with this e-mail address.

Confirm it here within 3 days:
${portalUrl}/verify-email?token=${token}

Or use this code: ${token}

If it was not you, do nothing: without this confirmation there is no account.
`,
});

export const alreadyKnownMail = (portalUrl: string): Words => ({
  kind: "already-signed-up",
  subject: "You already have an account",
  text: `Somebody, most likely you, tried to sign up with this e-mail address, which already has an account.

Sign in here:
${portalUrl}/sign-in

If you do not know the password any more, choose a new one:
${portalUrl}/forgot-password

If it was not you, do nothing: your account is as it was.
`,
});

export const passwordResetMail = (portalUrl: string, token: string): Words => ({
  kind: "reset-password",
  subject: "Choose a new password",
  text: `Somebody, most likely you, asked for a new password for the account of this e-mail address.

Choose it here within the next hour:
${portalUrl}/reset-password?token=${token}

Or use this code: ${token}

If it was not you, do nothing: your password is as it was.
`,
});

export const passwordChangedMail = (portalUrl: string): Words => ({
  kind: "password-changed",
  subject: "Your password was changed",
  text: `The password of your account was changed, and your other devices were signed out.

If it was not you, choose a new password at once:
${portalUrl}/forgot-password
`,
});
