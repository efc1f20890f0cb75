import { randomBytes, randomUUID } from "node:crypto";
import { rowsOf } from "../../../server/db/rows.js";
import type { Viewer } from "../../../server/kernel/viewer.js";
import type { Actor, World } from "../world.js";

export const signUpDocument = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { __typename ... on SignUpSuccess { email } }
}`;
export const verifyDocument = `mutation ($input: VerifyEmailInput!) {
  verifyEmail(input: $input) { __typename ... on VerifyEmailSuccess { email } ... on Refusal { message } }
}`;
export const signInDocument = `mutation ($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignInSuccess { accessToken accessTokenExpiresAt refreshToken person { id displayName } }
    ... on Refusal { message }
  }
}`;
export const refreshDocument = `mutation ($input: RefreshTokensInput!) {
  refreshTokens(input: $input) {
    __typename
    ... on RefreshTokensSuccess { accessToken accessTokenExpiresAt refreshToken }
    ... on Refusal { message }
  }
}`;

/** An e-mail address nobody else in the database has. */
export const anEmail = (): string => `${randomUUID()}@people.test`;

/** An address that nobody else is counted by. */
export const anAddress = (): string => `10.${[...randomBytes(3)].join(".")}`;

/** What was mailed to an address, the newest first; `token` is the code that stands in it, "" when there is none. */
export async function mailsTo(world: World, email: string): Promise<{ kind: string; body: string; token: string }[]> {
  const mails = await rowsOf<{ kind: string; body: string }>(
    world.db.manager,
    "select kind, body from mail where to_address = $1 order by id desc",
    [email],
  );
  return mails.map(({ kind, body }) => ({ kind, body, token: /^Or use this code: (\S+)$/m.exec(body)?.[1] ?? "" }));
}

/** The code of the newest mail to an address. */
export async function mailedToken(world: World, email: string): Promise<string> {
  const [mail] = await mailsTo(world, email);
  if (!mail?.token) throw new Error(`No code was mailed to ${email}.`);
  return mail.token;
}

export interface Member {
  readonly email: string;
  readonly password: string;
}

/** Somebody with an account: signed up, mailed and confirmed. */
export async function aMember(world: World): Promise<Member> {
  const member = { email: anEmail(), password: `a password ${randomUUID()}` };
  const stranger = world.as(null, anAddress());
  await stranger.ask(signUpDocument, { input: { ...member, displayName: "Ada" } });
  await stranger.ask(verifyDocument, { input: { token: await mailedToken(world, member.email) } });
  return member;
}

/** One device on which a member is signed in. */
export interface Device {
  readonly viewer: Viewer;
  readonly refreshToken: string;
  readonly accessToken: string;
  /** Asks as the session of this device. */
  readonly actor: Actor;
}

export async function signedIn(world: World, { email, password }: Member): Promise<Device> {
  const address = anAddress();
  const { signIn } = await world
    .as(null, address)
    .ask<{ signIn: { accessToken: string; refreshToken: string } }>(signInDocument, { input: { email, password } });
  const { viewer } = await world.app.accounts.grantOf(`Bearer ${signIn.accessToken}`);
  return { ...signIn, viewer, actor: world.as(viewer, address) };
}

/** Whether the server still takes the device's access token. */
export const isTaken = (world: World, accessToken: string): Promise<boolean> =>
  world.app.accounts.grantOf(`Bearer ${accessToken}`).then(
    () => true,
    () => false,
  );
