import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import { newId } from "../kernel/id.js";
import type { Caller, Viewer } from "../kernel/viewer.js";
import { type AccountsRoom, mailTo } from "./accounts.deps.js";
import { checkedEmail } from "./email.js";
import { AccountEntity } from "./entities/account.entity.js";
import { passwordChangedMail, passwordResetMail } from "./letters.js";
import { triesOf } from "./limits.js";
import { checkedPassword } from "./passwords.js";
import { hashOf, newSecret } from "./secrets.js";
import { endAll } from "./sessions.js";
import type { InvalidCredentials } from "./sign-in.js";
import { type LinkNotValid, linkNotValid } from "./sign-up.js";

export interface ChangePassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export interface ResetPassword {
  readonly token: string;
  readonly newPassword: string;
}

export type ChangePasswordOutcome = { readonly endedCount: number } | InvalidCredentials;
export type ResetPasswordOutcome = { readonly email: string } | LinkNotValid;

const resetMinutes = 60;

const notTheCurrent: InvalidCredentials = {
  refused: "InvalidCredentials",
  message: "The current password is not right.",
};

/** Changes the password of who knows the current one, and ends their other sessions. */
export async function changePassword(
  room: AccountsRoom,
  viewer: Viewer,
  caller: Caller,
  { currentPassword, newPassword }: ChangePassword,
): Promise<ChangePasswordOutcome> {
  const password = checkedPassword(newPassword, "input.newPassword");
  await room.limiter.count(...triesOf("changePassword", caller, viewer.personId));
  const account = await room.db.manager.findOneBy(AccountEntity, { personId: viewer.personId });
  if (!(await room.passwords.verify(account?.passwordHash ?? null, currentPassword)) || !account) {
    return notTheCurrent;
  }
  const passwordHash = await room.passwords.hash(password);
  const ended = await inTransaction(room.db, async tx => {
    const changed = await rowsOf(
      tx,
      `update account set password_hash = $3, updated_at = $4 where person_id = $1 and password_hash = $2
       returning person_id`,
      [viewer.personId, account.passwordHash, passwordHash, room.clock.now()],
    );
    if (changed.length === 0) return null;
    return settle(room, tx, account, viewer.sessionId);
  });
  if (ended === null) return notTheCurrent;
  room.watch.announce(ended);
  return { endedCount: ended.length };
}

/** Mails a link to choose a new password, if the address has an account. The answer does not tell. */
export async function requestPasswordReset(
  room: AccountsRoom,
  caller: Caller,
  typed: string,
): Promise<{ email: string }> {
  const email = checkedEmail(typed);
  await room.limiter.count(...triesOf("requestPasswordReset", caller, email));
  await inTransaction(room.db, async tx => {
    const [account] = await rowsOf<{ personId: string; email: string }>(
      tx,
      `select person_id as "personId", email from account where lower(email) = lower($1)`,
      [email],
    );
    if (!account) return;
    const token = await newResetToken(room, tx, account.personId);
    const words = passwordResetMail(room.config.portalUrl, token);
    await mailTo(room, tx, account.email, words, hashOf(token).toString("hex"));
  });
  return { email };
}

/** What a new password can be chosen with, once and for an hour. */
export async function newResetToken(room: AccountsRoom, tx: EntityManager, personId: string): Promise<string> {
  const token = newSecret();
  const now = room.clock.now();
  await tx.query("insert into password_reset (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)", [
    hashOf(token),
    personId,
    now,
    new Date(now.getTime() + resetMinutes * 60_000),
  ]);
  return token;
}

/** Sets the password of who got the mail, once, and ends all their sessions. */
export async function resetPassword(
  room: AccountsRoom,
  caller: Caller,
  { token, newPassword }: ResetPassword,
): Promise<ResetPasswordOutcome> {
  const password = checkedPassword(newPassword, "input.newPassword");
  await room.limiter.count(...triesOf("resetPassword", caller));
  const good = await rowsOf(room.db.manager, "select 1 from password_reset where token_hash = $1 and expires_at > $2", [
    hashOf(token),
    room.clock.now(),
  ]);
  if (good.length === 0) return linkNotValid;
  const passwordHash = await room.passwords.hash(password);
  const done = await inTransaction(room.db, async tx => {
    // Taking the row out is what makes it good once: of two at the same time, one finds nothing.
    const [reset] = await rowsOf<{ personId: string }>(
      tx,
      `delete from password_reset where token_hash = $1 and expires_at > $2 returning person_id as "personId"`,
      [hashOf(token), room.clock.now()],
    );
    if (!reset) return null;
    const account = await tx.findOneByOrFail(AccountEntity, { personId: reset.personId });
    await tx.update(AccountEntity, { personId: reset.personId }, { passwordHash, updatedAt: room.clock.now() });
    return { email: account.email, ended: await settle(room, tx, account, null) };
  });
  if (done === null) return linkNotValid;
  room.watch.announce(done.ended);
  return { email: done.email };
}

/** What a new password brings with it: links to choose one are void, other sessions end, and the person hears of it. */
async function settle(
  room: AccountsRoom,
  tx: EntityManager,
  { personId, email }: AccountEntity,
  keepSessionId: string | null,
): Promise<string[]> {
  await tx.query("delete from password_reset where person_id = $1", [personId]);
  const ended = await endAll(room, tx, personId, { but: keepSessionId });
  await mailTo(room, tx, email, passwordChangedMail(room.config.portalUrl), newId());
  return ended;
}
