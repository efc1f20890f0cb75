import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { accounts } from "../../client-sdk/src/generated/accounts.js";
import { people } from "../../client-sdk/src/generated/people.js";
import { createIthaca, isRefusal } from "../../client-sdk/src/index.js";
import { createSession, memoryStore } from "../../client-sdk/src/session/index.js";
import { Servers } from "../support/servers.js";

const servers = new Servers();
let url: string;
beforeAll(async () => {
  url = `${(await servers.start({})).url}/graphql`;
}, 300_000);
afterAll(() => servers.end(), 300_000);

const open = (store = memoryStore()) => {
  const session = createSession(createIthaca({ url }, { accounts }).accounts, store);
  return { session, ithaca: createIthaca({ url, token: session.token }, { people, accounts }) };
};
const right = { email: "mentee@demo.test", password: "ithaca-demo" };

test("a session of the real accounts goes on in two tabs with new tokens, and is over for both when it is signed out", async () => {
  const store = memoryStore();
  const [one, other] = [open(store), open(store)];
  const signedIn = await one.session.signIn(right);
  if (isRefusal(signedIn)) throw new Error(signedIn.message);
  expect((await one.ithaca.people.me()).id).toBe(signedIn.person.id);
  expect((await other.ithaca.people.me()).id).toBe(signedIn.person.id);

  const second = await one.session.token({ reason: "refused" });
  expect(second).not.toBe(signedIn.accessToken);
  expect(await other.session.token({ reason: "refused" })).toBe(second);
  const third = await other.session.token({ reason: "expiring" });
  expect([signedIn.accessToken, second]).not.toContain(third);
  other.ithaca.renew();
  expect((await other.ithaca.people.me()).id).toBe(signedIn.person.id);

  await one.session.signOut();
  expect(await other.session.isSignedIn()).toBe(false);
  other.ithaca.renew();
  await expect(other.ithaca.people.me()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("a session that was ended elsewhere is over here with the next token, and says so", async () => {
  const { session, ithaca } = open();
  await session.signIn(right);
  const heard: boolean[] = [];
  session.onChange(isSignedIn => heard.push(isSignedIn));
  for await (const { id, isCurrent } of ithaca.accounts.sessions()) if (isCurrent) await ithaca.accounts.endSession(id);
  expect(await session.token({ reason: "refused" })).toBeNull();
  expect(heard).toEqual([false]);
});

test("a wrong password is a refusal", async () => {
  const { session } = open();
  const answer = await session.signIn({ ...right, password: "wrong" });
  expect(isRefusal(answer) && answer.code).toBe("INVALID_CREDENTIALS");
});
