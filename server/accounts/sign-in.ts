import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { newId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import type { Caller } from "../kernel/viewer.js";
import type { AccessToken } from "./access-tokens.js";
import type { AccountsRoom } from "./accounts.deps.js";
import { checkedEmail } from "./email.js";
import { triesOf } from "./limits.js";
import { hashOf, newSecret } from "./secrets.js";

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** What a client holds of a session. */
export interface Tokens extends AccessToken {
  readonly refreshToken: string;
}

export type InvalidCredentials = Refused<"InvalidCredentials">;
export type SignInOutcome = (Tokens & { readonly personId: string }) | InvalidCredentials | Refused<"EmailNotVerified">;

/** Days that a session lasts without being used. */
const sessionDays = 60;

export const invalidCredentials: InvalidCredentials = {
  refused: "InvalidCredentials",
  message: "The e-mail address or the password is not right.",
};

const emailNotVerified: Refused<"EmailNotVerified"> = {
  refused: "EmailNotVerified",
  message: "Please confirm your e-mail address first: the mail that was sent there says how to go on.",
};

/** Begins a session. An unknown address and a wrong password cost the same work and get the same answer. */
export async function signIn(room: AccountsRoom, caller: Caller, asked: SignIn): Promise<SignInOutcome> {
  const email = checkedEmail(asked.email);
  await room.limiter.count(...triesOf("signIn", caller, email));
  const { personId, passwordHash, waitingHash } = await claimsTo(room, email);
  if (!(await room.passwords.verify(passwordHash, asked.password)) || personId === null) {
    const isWaiting = waitingHash !== null && (await room.passwords.verify(waitingHash, asked.password));
    return isWaiting ? emailNotVerified : invalidCredentials;
  }
  const refreshToken = newSecret();
  const sessionId = await inTransaction(room.db, async tx => {
    // A password changed since it was verified ends all sessions, and must not miss the one that begins here.
    const same = await rowsOf(tx, "select 1 from account where person_id = $1 and password_hash = $2 for share", [
      personId,
      passwordHash,
    ]);
    return same.length > 0 ? begin(room, tx, { personId, refreshToken }, caller) : null;
  });
  if (sessionId === null) return invalidCredentials;
  return { personId, refreshToken, ...(await room.tokens.issue({ personId, sessionId })) };
}

/** When a session ends that is used at `now` and never again. */
export const sessionEnd = (now: Date): Date => new Date(now.getTime() + sessionDays * 86_400_000);

interface Claims {
  /** Null while the address has no account, like its hash. */
  readonly personId: string | null;
  readonly passwordHash: string | null;
  /** The newest sign-up's that was not confirmed; null when there is none. */
  readonly waitingHash: string | null;
}

/**
 * Whose passwords count for an address. A sign-up that waits is looked at also where there is an account: answered
 * otherwise, it would tell whoever made it that the address is known.
 */
async function claimsTo(room: AccountsRoom, email: string): Promise<Claims> {
  const [found] = await rowsOf<Claims>(
    room.db.manager,
    `select account.person_id as "personId", account.password_hash as "passwordHash", (
       select password_hash from sign_up where lower(email) = lower($1) and person_id is null and expires_at > $2
       order by created_at desc limit 1
     ) as "waitingHash"
     from (select 1) as asked left join account on lower(account.email) = lower($1)`,
    [email, room.clock.now()],
  );
  return found ?? { personId: null, passwordHash: null, waitingHash: null };
}

async function begin(
  room: AccountsRoom,
  tx: EntityManager,
  { personId, refreshToken }: { personId: string; refreshToken: string },
  { address, userAgent }: Caller,
): Promise<string> {
  const sessionId = newId();
  const now = room.clock.now();
  await tx.query(
    `insert into session (id, person_id, address, user_agent, created_at, last_used_at, expires_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [sessionId, personId, address, userAgent, now, sessionEnd(now)],
  );
  await tx.query("insert into refresh_token (token_hash, session_id, created_at) values ($1, $2, $3)", [
    hashOf(refreshToken),
    sessionId,
    now,
  ]);
  return sessionId;
}
