import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parseOptions } from "@node-rs/argon2";
import { Passwords } from "../../server/accounts/passwords.js";
import {
  aMember,
  anAddress,
  anEmail,
  isTaken,
  mailedToken,
  mailsTo,
  signedIn,
  signInDocument,
} from "../support/makers/accounts.js";
import { aWorld, type World } from "../support/world.js";

const changeDocument = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { __typename ... on ChangePasswordSuccess { endedCount } ... on Refusal { message } }
}`;
const askDocument = `mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { __typename ... on RequestPasswordResetSuccess { email } }
}`;
const resetDocument = `mutation ($input: ResetPasswordInput!) {
  resetPassword(input: $input) { __typename ... on ResetPasswordSuccess { email } ... on Refusal { message } }
}`;
const newPassword = "a new and better one";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const stranger = () => world.as(null, anAddress());
const ask = (email: string) => stranger().ask(askDocument, { input: { email } });
const reset = (token: string, password = newPassword) =>
  stranger().ask(resetDocument, { input: { token, newPassword: password } });
const signIn = (email: string, password: string) => stranger().ask(signInDocument, { input: { email, password } });
const success = (name: string) => expect.objectContaining({ __typename: name });

test("a changed password ends the other sessions, keeps this one, and is told by mail", async () => {
  const member = await aMember(world);
  const [here, there] = [await signedIn(world, member), await signedIn(world, member)];
  const input = { currentPassword: member.password, newPassword };
  expect(await here.actor.ask(changeDocument, { input })).toEqual({
    changePassword: { __typename: "ChangePasswordSuccess", endedCount: 1 },
  });
  expect(await isTaken(world, here.accessToken)).toBe(true);
  expect(await isTaken(world, there.accessToken)).toBe(false);
  expect((await mailsTo(world, member.email))[0]?.kind).toBe("password-changed");
  expect(await signIn(member.email, member.password)).toEqual({ signIn: success("InvalidCredentials") });
  expect(await signIn(member.email, newPassword)).toEqual({ signIn: success("SignInSuccess") });
});

test("a forgotten password is chosen anew by mail, once, and all sessions end", async () => {
  const member = await aMember(world);
  const device = await signedIn(world, member);
  await ask(member.email.toUpperCase());
  const [mail] = await mailsTo(world, member.email);
  expect(mail?.body).toContain(`/reset-password?token=${mail?.token}\n`);
  const token = await mailedToken(world, member.email);
  const answers = await Promise.all([reset(token), reset(token)]);
  expect(answers.map(answer => answer.resetPassword)).toEqual(
    expect.arrayContaining([success("ResetPasswordSuccess"), success("LinkNotValid")]),
  );
  expect(await isTaken(world, device.accessToken)).toBe(false);
  expect(await signIn(member.email, newPassword)).toEqual({ signIn: success("SignInSuccess") });
});

test("a link to choose a password is good for an hour, and void once another was used", async () => {
  const member = await aMember(world);
  await ask(member.email);
  const first = await mailedToken(world, member.email);
  await ask(member.email);
  const second = await mailedToken(world, member.email);
  expect(await reset(second)).toEqual({ resetPassword: success("ResetPasswordSuccess") });
  expect(await reset(first)).toEqual({ resetPassword: success("LinkNotValid") });
  await ask(member.email);
  world.clock.turn({ minutes: 61 });
  expect(await reset(await mailedToken(world, member.email))).toEqual({ resetPassword: success("LinkNotValid") });
});

test("asking for a new password tells nobody whether an address has an account", async () => {
  const member = await aMember(world);
  const nobody = anEmail();
  expect(await ask(member.email)).toEqual({
    requestPasswordReset: { __typename: "RequestPasswordResetSuccess", email: member.email },
  });
  expect(await ask(nobody)).toEqual({
    requestPasswordReset: { __typename: "RequestPasswordResetSuccess", email: nobody },
  });
  expect(await mailsTo(world, nobody)).toEqual([]);
});

test("an address is mailed five links an hour at most, whether it has an account or not", async () => {
  const member = await aMember(world);
  world.clock.turn({ hours: 1 });
  for (const email of [member.email, anEmail()]) {
    for (let each = 0; each < 5; each += 1) await ask(email);
    await expect(ask(email)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  }
});

test("the current password cannot be guessed from a session without end", async () => {
  const { actor } = await signedIn(world, await aMember(world));
  world.clock.turn({ minutes: 15 });
  const input = { currentPassword: "a guess at it", newPassword };
  for (let each = 0; each < 10; each += 1) {
    expect(await actor.ask(changeDocument, { input })).toEqual({ changePassword: success("InvalidCredentials") });
  }
  expect(await actor.fault(changeDocument, { input })).toBe("RATE_LIMITED");
});

test("passwords are kept as argon2id with 19 MiB and two passes", async () => {
  const member = await aMember(world);
  const [{ hash }] = await world.db.query("select password_hash as hash from account where email = $1", [member.email]);
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
});

test("more people than can be served soon are told to come back, and everybody else is served", async () => {
  const passwords = new Passwords();
  const settled = await Promise.allSettled(Array.from({ length: 80 }, () => passwords.hash("a password")));
  const refused = settled.flatMap(outcome => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refused).toHaveLength(80 - 2 - 64);
  expect(refused[0]).toMatchObject({ code: "UNAVAILABLE", facts: { retryAfterSeconds: 5 } });
  expect(await passwords.verify(await passwords.hash("a password"), "a password")).toBe(true);
});

test("policy: changePassword is for who is signed in and knows the current password", async () => {
  const { actor } = await signedIn(world, await aMember(world));
  const input = { currentPassword: "not the password", newPassword };
  expect(await world.as(null).fault(changeDocument, { input })).toBe("UNAUTHENTICATED");
  expect(await actor.ask(changeDocument, { input })).toEqual({ changePassword: success("InvalidCredentials") });
  const withoutAccount = await world.person();
  expect(await withoutAccount.ask(changeDocument, { input })).toEqual({
    changePassword: success("InvalidCredentials"),
  });
  expect(await actor.fault(changeDocument, { input: { ...input, newPassword: "short" } })).toBe("BAD_INPUT");
});

test("policy: requestPasswordReset is open to strangers, and the mail goes to the account's own address", async () => {
  const member = await aMember(world);
  const before = (await mailsTo(world, member.email)).length;
  await ask(member.email.toUpperCase());
  expect(await mailsTo(world, member.email)).toHaveLength(before + 1);
  expect(await mailsTo(world, member.email.toUpperCase())).toEqual([]);
});

test("policy: resetPassword is for who holds the mailed code", async () => {
  const before = world.app.accounts.passwordHashCount;
  expect(await reset("a code that nobody was sent")).toEqual({ resetPassword: success("LinkNotValid") });
  expect(world.app.accounts.passwordHashCount).toBe(before);
  await expect(reset("any", "short")).rejects.toMatchObject({ code: "BAD_INPUT" });
});
