import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { newId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import { checkedText } from "../kernel/text.js";
import type { Caller } from "../kernel/viewer.js";
import { type AccountsDeps, type AccountsRoom, mailTo } from "./accounts.deps.js";
import { checkedEmail } from "./email.js";
import { alreadyKnownMail, verificationMail } from "./letters.js";
import { triesOf } from "./limits.js";
import { checkedPassword } from "./passwords.js";
import { hashOf, newSecret } from "./secrets.js";

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly timeZone?: string | null;
}

/** The link or code of a mail is not good: never was, was used, or is too old; which of these is not told. */
export type LinkNotValid = Refused<"LinkNotValid">;
export type VerifyEmailOutcome = { readonly email: string } | LinkNotValid;

const linkDays = 3;

export const linkNotValid: LinkNotValid = {
  refused: "LinkNotValid",
  message: "This link was used already or is too old. Please ask for a new one.",
};

/** Asks for an account. Known and unknown addresses get the same work and the same answer; the mail differs. */
export async function signUp(room: AccountsRoom, caller: Caller, asked: SignUp): Promise<{ email: string }> {
  const email = checkedEmail(asked.email);
  const password = checkedPassword(asked.password, "input.password");
  const displayName = checkedText(asked.displayName, { field: "input.displayName", min: 1, max: 80 });
  // Found out only when the address is confirmed, a bad one would stand in the way of the account.
  const timeZone = asked.timeZone == null ? null : room.zones.checked(asked.timeZone, "input.timeZone");
  await room.limiter.count(...triesOf("signUp", caller, email));
  const passwordHash = await room.passwords.hash(password);
  await inTransaction(room.db, async tx => {
    // Kept for a known address too, where nothing comes of it: a sign-in with this password must answer alike.
    const token = await keep(room, tx, { email, passwordHash, displayName, timeZone });
    const account = await accountEmail(tx, email);
    if (account) return mailTo(room, tx, account, alreadyKnownMail(room.config.portalUrl), newId());
    return mailLink(room, tx, email, token);
  });
  return { email };
}

/** Mails a new link for the newest sign-up of an address, if it waits for one. The answer does not tell. */
export async function resendVerification(
  room: AccountsRoom,
  caller: Caller,
  typed: string,
): Promise<{ email: string }> {
  const email = checkedEmail(typed);
  await room.limiter.count(...triesOf("resendVerification", caller, email));
  await inTransaction(room.db, async tx => {
    const [waiting] = await rowsOf<Waiting>(
      tx,
      `select email, password_hash as "passwordHash", display_name as "displayName", time_zone as "timeZone"
       from sign_up where lower(email) = lower($1) and person_id is null and expires_at > $2
         and not exists (select 1 from account where lower(account.email) = lower($1))
       order by created_at desc limit 1`,
      [email, room.clock.now()],
    );
    if (waiting) await mailLink(room, tx, waiting.email, await keep(room, tx, waiting));
  });
  return { email };
}

/** Makes the account and the person of a sign-up. Asked again with the same token, it gives the same answer. */
export async function verifyEmail(room: AccountsRoom, caller: Caller, token: string): Promise<VerifyEmailOutcome> {
  await room.limiter.count(...triesOf("verifyEmail", caller));
  return inTransaction(room.db, async tx => {
    const now = room.clock.now();
    const [asked] = await rowsOf<Waiting & { personId: string | null }>(
      tx,
      `select email, password_hash as "passwordHash", display_name as "displayName", time_zone as "timeZone",
         person_id as "personId"
       from sign_up where token_hash = $1 and expires_at > $2 for update`,
      [hashOf(token), now],
    );
    if (!asked) return linkNotValid;
    const { email, passwordHash, displayName, timeZone } = asked;
    if (asked.personId) return { email };
    const personId = newId();
    if (!(await openAccount(room, tx, { personId, email, passwordHash }))) return linkNotValid;
    await room.welcome(tx, { personId, displayName, timeZone });
    await tx.query("update sign_up set person_id = $2, password_hash = '' where token_hash = $1", [
      hashOf(token),
      personId,
    ]);
    // Other sign-ups with this address stay until they expire and open nothing; gone, they would tell of the account.
    return { email };
  });
}

/** Inserts an account with a proven address; false when the address has one already. */
export async function openAccount(
  { clock }: AccountsDeps,
  tx: EntityManager,
  account: { readonly personId: string; readonly email: string; readonly passwordHash: string },
): Promise<boolean> {
  const opened = await rowsOf(
    tx,
    `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
     values ($1, $2, $3, $4, $4, $4) on conflict (lower(email)) do nothing returning person_id`,
    [account.personId, account.email, account.passwordHash, clock.now()],
  );
  return opened.length > 0;
}

interface Waiting {
  readonly email: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly timeZone: string | null;
}

/** Keeps a sign-up until it is confirmed or expires, and gives what confirms it. */
async function keep(room: AccountsRoom, tx: EntityManager, waiting: Waiting): Promise<string> {
  const token = newSecret();
  const now = room.clock.now();
  await tx.query(
    `insert into sign_up (token_hash, email, password_hash, display_name, time_zone, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      hashOf(token),
      waiting.email,
      waiting.passwordHash,
      waiting.displayName,
      waiting.timeZone,
      now,
      new Date(now.getTime() + linkDays * 86_400_000),
    ],
  );
  return token;
}

const mailLink = (room: AccountsRoom, tx: EntityManager, to: string, token: string): Promise<void> =>
  mailTo(room, tx, to, verificationMail(room.config.portalUrl, token), hashOf(token).toString("hex"));

async function accountEmail(tx: EntityManager, email: string): Promise<string | null> {
  const [account] = await rowsOf<{ email: string }>(tx, "select email from account where lower(email) = lower($1)", [
    email,
  ]);
  return account?.email ?? null;
}
