import { describe, expect, test } from "@jest/globals";
import type { Refusal } from "../../client-sdk/src/core/errors.js";
import { createSession, type Kept, memoryStore, storageStore } from "../../client-sdk/src/session/index.js";

/** Accounts whose refresh tokens are good once, as the server's are but for its grace. */
class Accounts {
  readonly used: string[] = [];
  private made = 0;
  private good: string | null = null;

  constructor(private readonly lifeMs = 600_000) {}

  async signIn({ password }: { password: string }): Promise<Kept | Refusal<"INVALID_CREDENTIALS">> {
    if (password !== "right") return { refused: true, code: "INVALID_CREDENTIALS", message: "No." };
    return this.next();
  }

  async refreshTokens({ refreshToken }: { refreshToken: string }): Promise<Kept | Refusal<"SESSION_ENDED">> {
    this.used.push(refreshToken);
    if (refreshToken !== this.good) return { refused: true, code: "SESSION_ENDED", message: "Over." };
    return this.next();
  }

  async signOut({ refreshToken }: { refreshToken: string }): Promise<void> {
    if (refreshToken === this.good) this.good = null;
  }

  private next(): Kept {
    this.made += 1;
    this.good = `refresh ${this.made}`;
    const accessTokenExpiresAt = new Date(Date.now() + this.lifeMs).toISOString();
    return { accessToken: `access ${this.made}`, accessTokenExpiresAt, refreshToken: this.good };
  }
}

const right = { password: "right" };

test("nobody is signed in before signing in, and a refusal changes nothing", async () => {
  const session = createSession(new Accounts());
  expect(await session.token({ reason: "first" })).toBeNull();
  expect(await session.signIn({ password: "wrong" })).toMatchObject({ code: "INVALID_CREDENTIALS" });
  expect(await session.isSignedIn()).toBe(false);
});

test("an access token is given as long as it is good and nobody has refused it", async () => {
  const accounts = new Accounts();
  const session = createSession(accounts);
  await session.signIn(right);
  expect(await session.token({ reason: "first" })).toBe("access 1");
  expect(await session.token({ reason: "first" })).toBe("access 1");
  expect(accounts.used).toEqual([]);
  expect(await session.token({ reason: "refused" })).toBe("access 2");
  expect(accounts.used).toEqual(["refresh 1"]);
});

test("a token that is about to end is replaced before it is given", async () => {
  const session = createSession(new Accounts(10_000));
  await session.signIn(right);
  expect(await session.token({ reason: "first" })).toBe("access 2");
});

test("two tabs of one store never use a refresh token that the other has used", async () => {
  const accounts = new Accounts();
  const store = memoryStore();
  const [one, other] = [createSession(accounts, store), createSession(accounts, store)];
  await one.signIn(right);
  expect(await one.token({ reason: "first" })).toBe("access 1");
  expect(await other.token({ reason: "first" })).toBe("access 1");
  expect(await one.token({ reason: "expiring" })).toBe("access 2");
  expect(await other.token({ reason: "expiring" })).toBe("access 2");
  expect(accounts.used).toEqual(["refresh 1"]);
});

describe("what was decided while new tokens were on their way stands", () => {
  /** A session whose old access token was refused, and whose new one is on its way until it is let come. */
  async function refreshing(accounts = new Accounts()) {
    const session = createSession(accounts);
    await session.signIn(right);
    await session.token({ reason: "first" });
    let arrive = () => {};
    const arrived = new Promise<void>(resolve => {
      arrive = resolve;
    });
    const refresh = accounts.refreshTokens.bind(accounts);
    accounts.refreshTokens = async input => {
      const answer = await refresh(input);
      await arrived;
      return answer;
    };
    const token = session.token({ reason: "refused" });
    await settled();
    return { accounts, session, token, arrive };
  }
  const settled = () => new Promise(resolve => setImmediate(resolve));

  test("who has signed out is not signed in again", async () => {
    const { session, token, arrive } = await refreshing();
    await session.signOut();
    arrive();
    expect(await token).toBeNull();
    expect(await session.isSignedIn()).toBe(false);
  });

  test("who has signed in is not taken for who was there before", async () => {
    const { session, token, arrive } = await refreshing();
    const signedIn = (await session.signIn(right)) as Kept;
    arrive();
    expect(await token).toBe(signedIn.accessToken);
    expect(await session.token({ reason: "first" })).toBe(signedIn.accessToken);
  });

  test("who has signed in is not signed out with who was there before", async () => {
    const accounts = new Accounts();
    accounts.refreshTokens = async () => ({ refused: true, code: "SESSION_ENDED", message: "Over." });
    const { session, token, arrive } = await refreshing(accounts);
    const heard: boolean[] = [];
    session.onChange(isSignedIn => heard.push(isSignedIn));
    const signedIn = (await session.signIn(right)) as Kept;
    arrive();
    expect(await token).toBe(signedIn.accessToken);
    expect([await session.isSignedIn(), heard]).toEqual([true, [true]]);
  });
});

test("a session that the server has ended is over here, and listeners hear of it", async () => {
  const accounts = new Accounts();
  const session = createSession(accounts);
  const heard: boolean[] = [];
  const stop = session.onChange(isSignedIn => heard.push(isSignedIn));
  await session.signIn(right);
  await accounts.signOut({ refreshToken: "refresh 1" });
  await session.token({ reason: "first" });
  expect(await session.token({ reason: "refused" })).toBeNull();
  expect(await session.isSignedIn()).toBe(false);
  stop();
  await session.signIn(right);
  expect(heard).toEqual([true, false]);
});

test("a tab hears that the other has signed out, once, as soon as it needs a token", async () => {
  const accounts = new Accounts();
  const store = memoryStore();
  const [one, other] = [createSession(accounts, store), createSession(accounts, store)];
  await one.signIn(right);
  await other.token({ reason: "first" });
  const heard: string[] = [];
  one.onChange(isSignedIn => heard.push(`one ${isSignedIn}`));
  other.onChange(isSignedIn => heard.push(`other ${isSignedIn}`));
  await one.signOut();
  for (const tab of [one, other, one, other]) expect(await tab.token({ reason: "refused" })).toBeNull();
  expect(heard).toEqual(["one false", "other false"]);
});

test("signing out is done here even when the server cannot be reached", async () => {
  const accounts = new Accounts();
  const session = createSession(accounts);
  await session.signIn(right);
  accounts.signOut = () => Promise.reject(new Error("no network"));
  await expect(session.signOut()).rejects.toThrow("no network");
  expect(await session.isSignedIn()).toBe(false);
});

test("a session is kept as JSON in a storage, and what cannot be read there is no session", async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  await createSession(new Accounts(), storageStore("session", storage)).signIn(right);
  expect(await storageStore("session", storage).read()).toMatchObject({ accessToken: "access 1" });
  kept.set("session", "{");
  expect(await storageStore("session", storage).read()).toBeNull();
  await storageStore("session", storage).write(null);
  expect(kept.size).toBe(0);
});
