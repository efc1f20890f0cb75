import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aMember, anAddress, anEmail, type Member, signInDocument } from "../support/makers/accounts.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const signIn = (input: Member, address = anAddress()) => world.as(null, address).ask(signInDocument, { input });

/** One document that tries to sign in so often. */
const aliases = (count: number) =>
  `mutation ($input: SignInInput!) { ${Array.from({ length: count }, (_, i) => `a${i}: signIn(input: $input) { __typename }`).join(" ")} }`;

test("an unknown address and a wrong password get the same answer for the same work", async () => {
  const member = await aMember(world);
  const counts = [world.app.accounts.passwordHashCount];
  const wrong = await signIn({ ...member, password: "not the password" });
  counts.push(world.app.accounts.passwordHashCount);
  const unknown = await signIn({ email: anEmail(), password: "not the password" });
  counts.push(world.app.accounts.passwordHashCount);
  expect(unknown).toEqual(wrong);
  expect(wrong).toMatchObject({ signIn: { __typename: "InvalidCredentials" } });
  const [start = 0, between = 0, end = 0] = counts;
  expect([between - start, end - between]).toEqual([1, 1]);
});

test("a password is the same in whichever Unicode form a keyboard gives it", async () => {
  const member = { email: anEmail(), password: "Mot de passe \u00e9l\u00e8ve" };
  const personId = (await world.person("Élève")).id;
  const passwordHash = await world.app.accounts.hashPassword(member.password);
  await world.db.transaction(tx =>
    world.app.accounts.createAccount(tx, { personId, email: member.email, passwordHash, verified: true }),
  );
  expect(await signIn({ ...member, password: member.password.normalize("NFD") })).toMatchObject({
    signIn: { __typename: "SignInSuccess", person: { id: personId, displayName: "Élève" } },
  });
});

test("each of 100 aliases in one document counts: after 20 guesses the document is stopped", async () => {
  const member = await aMember(world);
  world.clock.turn({ minutes: 15 });
  const before = world.app.accounts.passwordHashCount;
  const guess = { input: { ...member, password: "a guess at it" } };
  const { data, errors } = await world.as(null, anAddress()).run(aliases(100), guess);
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
  expect(errors?.[0]?.path).toEqual(["a20"]);
  expect(errors?.[0]?.originalError).toMatchObject({ code: "RATE_LIMITED" });
  expect(world.app.accounts.passwordHashCount - before).toBe(20);
  expect(await world.as(null, anAddress()).fault(aliases(1), guess)).toBe("RATE_LIMITED");
});

test("ten documents of ten aliases at once count as 100", async () => {
  const member = await aMember(world);
  world.clock.turn({ minutes: 15 });
  const before = world.app.accounts.passwordHashCount;
  const guess = { input: { ...member, password: "a guess at it" } };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => world.as(null, anAddress()).run(aliases(10), guess)),
  );
  expect(answers.map(({ data }) => data)).toEqual(Array(10).fill(null));
  expect(world.app.accounts.passwordHashCount - before).toBe(20);
});

test("guesses at one account are counted from wherever they come, and the count is over with its window", async () => {
  const member = await aMember(world);
  world.clock.turn({ minutes: 15 });
  for (let guess = 0; guess < 20; guess += 1) await signIn({ ...member, password: "a guess at it" });
  const limited = signIn(member);
  await expect(limited).rejects.toMatchObject({ code: "RATE_LIMITED" });
  const fault: { facts: { retryAfterSeconds: number } } = await limited.catch(error => error);
  expect(fault.facts.retryAfterSeconds).toBeGreaterThan(0);
  expect(fault.facts.retryAfterSeconds).toBeLessThanOrEqual(900);
  world.clock.turn({ seconds: fault.facts.retryAfterSeconds });
  expect(await signIn(member)).toMatchObject({ signIn: { __typename: "SignInSuccess" } });
});

test("one address cannot try a password on everybody", async () => {
  world.clock.turn({ minutes: 15 });
  const address = anAddress();
  const member = await aMember(world);
  await signIn(member, address);
  // The 299 that would follow, without their hashes.
  await world.db.query("update rate_limit set count = 300 where count = 1 and key like 'sign-in:address:%'");
  await expect(signIn({ email: anEmail(), password: "Password123!" }, address)).rejects.toMatchObject({
    code: "RATE_LIMITED",
  });
  expect(await signIn(member)).toMatchObject({ signIn: { __typename: "SignInSuccess" } });
});

test("policy: signIn is open to strangers, and only who knows the password of a confirmed account comes in", async () => {
  const member = await aMember(world);
  expect(await signIn(member)).toMatchObject({ signIn: { __typename: "SignInSuccess" } });
  expect(await signIn({ ...member, password: "" })).toMatchObject({ signIn: { __typename: "InvalidCredentials" } });
  expect(await signIn({ ...member, password: "x".repeat(5_000) })).toMatchObject({
    signIn: { __typename: "InvalidCredentials" },
  });
});
