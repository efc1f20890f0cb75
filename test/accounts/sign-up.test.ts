import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  anAddress,
  anEmail,
  mailedToken,
  mailsTo,
  signInDocument,
  signUpDocument,
  verifyDocument,
} from "../support/makers/accounts.js";
import { aWorld, type World } from "../support/world.js";

const resendDocument = `mutation ($input: ResendVerificationInput!) {
  resendVerification(input: $input) { __typename ... on ResendVerificationSuccess { email } }
}`;
const password = "correct horse battery";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const signUp = (email: string, given: object = {}) =>
  world.as(null, anAddress()).ask(signUpDocument, { input: { email, password, displayName: "Ada", ...given } });
const verify = (token: string) => world.as(null, anAddress()).ask(verifyDocument, { input: { token } });
const signIn = (email: string, typed = password) =>
  world.as(null, anAddress()).ask(signInDocument, { input: { email, password: typed } });

test("somebody signs up, confirms the address and signs in", async () => {
  const email = `Ada.${anEmail()}`;
  expect(await signUp(` ${email} `, { timeZone: "America/Chicago" })).toEqual({
    signUp: { __typename: "SignUpSuccess", email },
  });
  expect(await signIn(email)).toMatchObject({ signIn: { __typename: "EmailNotVerified" } });

  expect(await verify(await mailedToken(world, email))).toEqual({
    verifyEmail: { __typename: "VerifyEmailSuccess", email },
  });
  expect(await signIn(email.toUpperCase())).toMatchObject({
    signIn: { __typename: "SignInSuccess", person: { displayName: "Ada" } },
  });
});

test("the mail carries the code, and a link to the portal with it", async () => {
  const email = anEmail();
  await signUp(email);
  const [mail] = await mailsTo(world, email);
  expect(mail?.body).toContain(`/verify-email?token=${mail?.token}\n`);
  expect(mail?.token).toHaveLength(43);
});

test("nothing that was typed at sign-up but the address gets into the mail", async () => {
  const email = anEmail();
  await signUp(email, { displayName: "You won! https://evil.test" });
  expect((await mailsTo(world, email))[0]?.body).not.toContain("evil");
});

test("a confirmation that is sent again answers the same and makes nobody twice", async () => {
  const email = anEmail();
  await signUp(email);
  const token = await mailedToken(world, email);
  const [first, second] = await Promise.all([verify(token), verify(token)]);
  expect(second).toEqual(first);
  const people = await world.db.query("select 1 from account where email = $1", [email]);
  expect(people).toHaveLength(1);
});

test("an address with an account gets the same answer and the same work, and a mail that says so", async () => {
  const email = anEmail();
  const before = world.app.accounts.passwordHashCount;
  const unknown = await signUp(email);
  const between = world.app.accounts.passwordHashCount;
  await verify(await mailedToken(world, email));
  const known = await signUp(email.toUpperCase(), { password: "another password" });
  expect(unknown).toEqual({ signUp: { __typename: "SignUpSuccess", email } });
  expect(known).toEqual({ signUp: { __typename: "SignUpSuccess", email: email.toUpperCase() } });
  expect(world.app.accounts.passwordHashCount - between).toBe(between - before);
  expect((await mailsTo(world, email))[0]).toMatchObject({ kind: "already-signed-up", token: "" });
});

test("whoever signs up with another's address cannot learn by signing in whether it has an account", async () => {
  const [unknown, known, later] = [anEmail(), anEmail(), anEmail()];
  await signUp(known);
  await verify(await mailedToken(world, known));
  await signUp(later, { password: "what the spy chose" });
  await signUp(later);
  await verify(await mailedToken(world, later));
  const answers: { answer: unknown; work: number }[] = [];
  for (const email of [unknown, known, later]) {
    if (email !== later) await signUp(email, { password: "what the spy chose" });
    const before = world.app.accounts.passwordHashCount;
    const answer = await signIn(email, "what the spy chose");
    answers.push({ answer, work: world.app.accounts.passwordHashCount - before });
  }
  expect(answers[0]?.answer).toMatchObject({ signIn: { __typename: "EmailNotVerified" } });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);

  // Nor do they put a link into anybody's hands that makes a second account.
  await world.as(null, anAddress()).ask(resendDocument, { input: { email: known } });
  expect((await mailsTo(world, known)).map(({ kind }) => kind)).toEqual(["already-signed-up", "verify-email"]);
  expect(await signIn(known)).toMatchObject({ signIn: { __typename: "SignInSuccess" } });
});

test("each link brings the password of its own sign-up, so nobody lays claim to another's address in advance", async () => {
  const email = anEmail();
  await signUp(email, { password: "what the thief chose" });
  const thiefs = await mailedToken(world, email);
  await signUp(email, { password: "what the owner chose" });
  await verify(await mailedToken(world, email));
  expect(await signIn(email, "what the owner chose")).toMatchObject({ signIn: { __typename: "SignInSuccess" } });
  expect(await signIn(email, "what the thief chose")).toMatchObject({ signIn: { __typename: "EmailNotVerified" } });
  expect(await verify(thiefs)).toMatchObject({ verifyEmail: { __typename: "LinkNotValid" } });
});

test("a link is good for three days, and a new one can be asked for", async () => {
  const email = anEmail();
  const them = world.as(null, anAddress());
  await them.ask(signUpDocument, { input: { email, password, displayName: "Ada" } });
  const first = await mailedToken(world, email);
  world.clock.turn({ days: 2 });
  const answer = { resendVerification: { __typename: "ResendVerificationSuccess", email } };
  expect(await them.ask(resendDocument, { input: { email } })).toEqual(answer);
  const second = await mailedToken(world, email);
  world.clock.turn({ days: 2 });
  expect(await them.ask(verifyDocument, { input: { token: first } })).toMatchObject({
    verifyEmail: { __typename: "LinkNotValid" },
  });
  expect(await them.ask(verifyDocument, { input: { token: second } })).toMatchObject({
    verifyEmail: { __typename: "VerifyEmailSuccess" },
  });
  // Nobody waits any more: the answer stays, the mail stays out.
  expect(await them.ask(resendDocument, { input: { email } })).toEqual(answer);
  expect(await mailsTo(world, email)).toHaveLength(2);
});

describe("what is no sign-up is a fault that names the field", () => {
  test.each([
    ["input.email", { email: "no address" }],
    ["input.email", { email: "a@b.test, c@d.test" }],
    ["input.email", { email: "a@b.test\r\nBcc: c@d.test" }],
    ["input.email", { email: "a\u0000@b.test" }],
    ["input.email", { email: `${"a".repeat(250)}@b.test` }],
    ["input.email", { email: "Ada <ada@people.test>" }],
    ["input.password", { password: "too short" }],
    ["input.password", { password: "x".repeat(201) }],
    ["input.displayName", { displayName: " " }],
    ["input.displayName", { displayName: "Ada\nLovelace" }],
  ])("%s: %j", async (field, given) => {
    const stranger = world.as(null, anAddress());
    const input = { email: anEmail(), password, displayName: "Ada", ...given };
    await expect(stranger.ask(signUpDocument, { input })).rejects.toMatchObject({
      code: "BAD_INPUT",
      facts: { field },
    });
  });
});

test("a time zone that could not be kept is refused at sign-up, not when the address is confirmed", async () => {
  const caller = { address: anAddress(), userAgent: null };
  const given = { email: anEmail(), password, displayName: "Ada", timeZone: "+02:00" };
  await expect(world.app.accounts.signUp(caller, given)).rejects.toMatchObject({
    code: "BAD_INPUT",
    facts: { field: "input.timeZone" },
  });
});

test("policy: signUp is open to strangers, and tells them nothing of an address", async () => {
  expect(await signUp(anEmail())).toMatchObject({ signUp: { __typename: "SignUpSuccess" } });
});

test("policy: resendVerification is open to strangers, and mails nobody who did not sign up", async () => {
  const email = anEmail();
  const answer = await world.as(null, anAddress()).ask(resendDocument, { input: { email } });
  expect(answer).toEqual({ resendVerification: { __typename: "ResendVerificationSuccess", email } });
  expect(await mailsTo(world, email)).toEqual([]);
});

test("policy: verifyEmail is for who holds the mailed code, and nobody else", async () => {
  expect(await verify("a code that nobody was sent")).toMatchObject({ verifyEmail: { __typename: "LinkNotValid" } });
  expect(await verify("")).toMatchObject({ verifyEmail: { __typename: "LinkNotValid" } });
});
