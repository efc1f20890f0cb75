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

/** Begins a session. An unknown address and a wrong password cost the same work and get the same answer. */
export async function signIn(room: AccountsRoom, caller: Caller, asked: SignIn): Promise<SignInOutcome> {
  const email = checkedEmail(asked.email);
  await room.limiter.count(...triesOf("signIn", caller, email));
  const claimant = await claimantOf(room, email);
  if (!(await room.passwords.verify(claimant?.passwordHash ?? null, asked.password)) || !claimant) {
    return invalidCredentials;
  }
  const { personId, passwordHash } = claimant;
  if (personId === null) {
    return {
      refused: "EmailNotVerified",
      message: "Please confirm your e-mail address first: a link was mailed to you.",
    };
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

interface Claimant {
  /** Null while the address is not proven. */
  readonly personId: string | null;
  readonly passwordHash: string;
}

/** Whose password counts for an address: the account's, or while there is none, the newest sign-up's. */
async function claimantOf(room: AccountsRoom, email: string): Promise<Claimant | null> {
  const [found] = await rowsOf<Claimant>(
    room.db.manager,
    `select person_id as "personId", password_hash as "passwordHash" from (
       select person_id, password_hash, 0 as place, created_at from account where lower(email) = lower($1)
       union all
       select null, password_hash, 1, created_at from sign_up
       where lower(email) = lower($1) and person_id is null and expires_at > $2
     ) as claimant
     order by place, created_at desc limit 1`,
    [email, room.clock.now()],
  );
  return found ?? null;
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
