import type { EntityManager } from "typeorm";
import { RateLimiter } from "../db/rate-limit.js";
import { rowsOf } from "../db/rows.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Caller, Viewer } from "../kernel/viewer.js";
import { AccessTokens, notSignedIn, tokenOutlivesMs } from "./access-tokens.js";
import type { AccountsDeps, AccountsRoom } from "./accounts.deps.js";
import { checkedEmail } from "./email.js";
import * as change from "./password-change.js";
import { checkedPassword, Passwords } from "./passwords.js";
import { type RefreshOutcome, refreshTokens } from "./refresh.js";
import { SessionWatch } from "./session-watch.js";
import * as sessions from "./sessions.js";
import { type SignIn, type SignInOutcome, signIn } from "./sign-in.js";
import * as entry from "./sign-up.js";
import { SigningKeys } from "./signing-keys.js";

/** Sessions that are over and refresh tokens that were used are kept this long, so that a copy still gives itself away. */
const keepDays = 30;

/** Who may come in: sign-up, sign-in, sessions, passwords, and the tokens that speak for a session. */
export class AccountsService {
  private readonly room: AccountsRoom;
  private readonly keys: SigningKeys;

  constructor(deps: AccountsDeps) {
    const { db, clock, config } = deps;
    this.keys = new SigningKeys({ ...deps, outlivesMs: tokenOutlivesMs });
    this.room = {
      ...deps,
      limiter: new RateLimiter(db, clock),
      passwords: new Passwords(),
      tokens: new AccessTokens({ keys: this.keys, clock, issuer: config.tokenIssuer }),
      watch: new SessionWatch(deps),
    };
  }

  /** Asks for an account; a mail says how to go on, and the answer is the same for an address that has one. */
  signUp(caller: Caller, input: entry.SignUp): Promise<{ email: string }> {
    return entry.signUp(this.room, caller, input);
  }

  /** Mails a new link to an address that waits to be confirmed; the answer is the same for every other. */
  resendVerification(caller: Caller, email: string): Promise<{ email: string }> {
    return entry.resendVerification(this.room, caller, email);
  }

  /** Makes the account of who got the mail. */
  verifyEmail(caller: Caller, token: string): Promise<entry.VerifyEmailOutcome> {
    return entry.verifyEmail(this.room, caller, token);
  }

  /** Begins a session. */
  signIn(caller: Caller, input: SignIn): Promise<SignInOutcome> {
    return signIn(this.room, caller, input);
  }

  /** Gives new tokens for a refresh token. */
  refresh(caller: Caller, refreshToken: string): Promise<RefreshOutcome> {
    return refreshTokens(this.room, caller, refreshToken);
  }

  /** Ends the session of a refresh token, or the viewer's own. */
  signOut(sessionOf: { refreshToken: string } | Viewer): Promise<void> {
    return sessions.signOut(this.room, sessionOf);
  }

  /** The viewer's living sessions, the newest first. */
  sessions(viewer: Viewer, page: PageArgs): Promise<Page<sessions.OwnSession>> {
    return sessions.listSessions(this.room, viewer, page);
  }

  /** Ends one of the viewer's sessions. */
  endSession(viewer: Viewer, sessionId: string): Promise<{ sessionId: string }> {
    return sessions.endSession(this.room, viewer, sessionId);
  }

  /** Ends the viewer's sessions but the one that asks; with an instant, only those not used since. */
  endOtherSessions(viewer: Viewer, notUsedSince: Date | null): Promise<{ endedCount: number }> {
    return sessions.endOtherSessions(this.room, viewer, notUsedSince);
  }

  /** Changes the viewer's password and ends their other sessions. */
  changePassword(viewer: Viewer, caller: Caller, input: change.ChangePassword): Promise<change.ChangePasswordOutcome> {
    return change.changePassword(this.room, viewer, caller, input);
  }

  /** Mails a link to choose a new password; the answer is the same for an address without an account. */
  requestPasswordReset(caller: Caller, email: string): Promise<{ email: string }> {
    return change.requestPasswordReset(this.room, caller, email);
  }

  /** Sets the password of who got the mail and ends all their sessions. */
  resetPassword(caller: Caller, input: change.ResetPassword): Promise<change.ResetPasswordOutcome> {
    return change.resetPassword(this.room, caller, input);
  }

  /** Who `Bearer …` speaks for and until when (milliseconds since 1970); Fault UNAUTHENTICATED when it is not good. */
  async grantOf(authorization: string): Promise<{ viewer: Viewer; expiresAt: number }> {
    const token = /^Bearer ([\w-]{1,1000}\.[\w-]{1,2000}\.[\w-]{1,1000})$/i.exec(authorization)?.[1];
    if (token === undefined) throw notSignedIn();
    const grant = await this.room.tokens.check(token);
    if (!(await this.room.watch.isLive(grant.viewer))) throw notSignedIn();
    return grant;
  }

  /**
   * Calls back with those of the open sessions that ended, on whatever node: at once by the bus, within 5 s when its word
   * was lost. Returns a function that stops it.
   */
  watchSessions(openSessionIds: () => Iterable<string>, onEnded: (sessionIds: readonly string[]) => void): () => void {
    return this.room.watch.watch(openSessionIds, onEnded);
  }

  /** Asks the database now which of the watched sessions have ended; what the 5 s round does by itself. */
  pollSessions(): Promise<void> {
    return this.room.watch.poll();
  }

  /** Signs access tokens with a new key from now on; those of the old one are good until they expire. */
  rotateKeys(): Promise<void> {
    return this.keys.rotate();
  }

  /** The hash of a password (10 to 200 characters), for accounts that are made without a sign-up. */
  hashPassword(password: string): Promise<string> {
    return this.room.passwords.hash(checkedPassword(password, "password"));
  }

  /** How many passwords this process hashed or verified; the most expensive thing it does for strangers. */
  get passwordHashCount(): number {
    return this.room.passwords.hashCount;
  }

  /** Makes an account without a sign-up, for a person who is made in the same transaction; false when the address has one. */
  createAccount(
    tx: EntityManager,
    account: { personId: string; email: string; passwordHash: string; verified: true },
  ): Promise<boolean> {
    return entry.openAccount(this.room, tx, { ...account, email: checkedEmail(account.email) });
  }

  /** Who has the account of an address; null when it has none. */
  async personIdOf(tx: EntityManager, email: string): Promise<string | null> {
    const sql = `select person_id as "personId" from account where lower(email) = lower($1)`;
    const [account] = await rowsOf<{ personId: string }>(tx, sql, [checkedEmail(email)]);
    return account?.personId ?? null;
  }

  /** What `resetPassword` takes, once and for an hour, for whoever runs the server to hand on. */
  newResetToken(tx: EntityManager, personId: string): Promise<string> {
    return change.newResetToken(this.room, tx, personId);
  }

  /** The proven e-mail addresses of people, by person; who has no account is left out. */
  async emailsOf(tx: EntityManager, personIds: readonly string[]): Promise<Map<string, string>> {
    const found = await rowsOf<{ personId: string; email: string }>(
      tx,
      `select person_id as "personId", email from account where person_id = any($1::uuid[])`,
      [personIds],
    );
    return new Map(found.map(({ personId, email }) => [personId, email]));
  }

  /** Forgets what is over: sign-ups, links, sessions, used tokens, retired keys and counters. */
  async sweep(now: Date): Promise<void> {
    const db = this.room.db.manager;
    const kept = new Date(now.getTime() - keepDays * 86_400_000);
    await db.query("delete from sign_up where expires_at < $1", [now]);
    await db.query("delete from password_reset where expires_at < $1", [now]);
    await db.query("delete from session where expires_at < $1 or ended_at < $1", [kept]);
    await db.query("delete from refresh_token where used_at < $1", [kept]);
    await this.keys.sweep(now);
    await this.room.limiter.sweep(now);
  }

  /** Stops listening and asking. */
  async close(): Promise<void> {
    await this.room.watch.close();
    await this.keys.close();
  }
}
