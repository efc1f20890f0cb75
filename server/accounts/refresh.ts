import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import type { Refused } from "../kernel/refused.js";
import type { Caller, Viewer } from "../kernel/viewer.js";
import type { AccountsRoom } from "./accounts.deps.js";
import { triesOf } from "./limits.js";
import { hashOf, newSecret, seal, unseal } from "./secrets.js";
import { sessionEnd, type Tokens } from "./sign-in.js";

/** The session of a refresh token is over, whatever the reason: the person has to sign in again. */
export type SessionEnded = Refused<"SessionEnded">;
export type RefreshOutcome = Tokens | SessionEnded;

/**
 * A token may be presented again for so long after its first use, and gives the same successor. Several tabs that share
 * one store refresh at the same moment, and an answer lost on the way is asked for again within a request's time-out.
 * The family stays one chain: a thief who uses this gets the token that the owner holds too, so whoever of the two
 * comes second with it later than this gives the copy away.
 */
const graceMs = 30_000;

const sessionEnded: SessionEnded = {
  refused: "SessionEnded",
  message: "You were signed out. Please sign in again.",
};

/** Gives new tokens for a refresh token, which is used up by it. One used up before ends its session everywhere. */
export async function refreshTokens(room: AccountsRoom, caller: Caller, presented: string): Promise<RefreshOutcome> {
  await room.limiter.count(...triesOf("refreshTokens", caller));
  const outcome = await inTransaction(room.db, tx => rotate(room, tx, caller, presented));
  if (outcome === null) return sessionEnded;
  if ("reusedIn" in outcome) {
    room.log.warn({ sessionId: outcome.reusedIn }, "a used refresh token came back; its session was ended");
    room.watch.announce([outcome.reusedIn]);
    return sessionEnded;
  }
  const { viewer, refreshToken } = outcome;
  return { refreshToken, ...(await room.tokens.issue(viewer)) };
}

type Rotation = { readonly viewer: Viewer; readonly refreshToken: string } | { readonly reusedIn: string } | null;

async function rotate(room: AccountsRoom, tx: EntityManager, caller: Caller, presented: string): Promise<Rotation> {
  const now = room.clock.now();
  // The session's row is the lock: of two who present one token at once, the second sees what the first made.
  const [session] = await rowsOf<{ id: string; personId: string }>(
    tx,
    `select id, person_id as "personId" from session
     where id = (select session_id from refresh_token where token_hash = $1) and ended_at is null and expires_at > $2
     for update`,
    [hashOf(presented), now],
  );
  if (!session) return null;
  const newest = await newestOf(tx, presented, new Date(now.getTime() - graceMs));
  if (newest === null) {
    await tx.query("update session set ended_at = $2 where id = $1", [session.id, now]);
    return { reusedIn: session.id };
  }
  await tx.query("update session set last_used_at = $2, expires_at = $3, address = $4, user_agent = $5 where id = $1", [
    session.id,
    now,
    sessionEnd(now),
    caller.address,
    caller.userAgent,
  ]);
  const viewer = { personId: session.personId, sessionId: session.id };
  if (newest !== presented) return { viewer, refreshToken: newest };
  return { viewer, refreshToken: await replace(tx, session.id, presented, now) };
}

/** The unused token that the presented one leads to by uses since then; null when it was used before. */
async function newestOf(tx: EntityManager, presented: string, since: Date): Promise<string | null> {
  let token = presented;
  for (;;) {
    const [row] = await rowsOf<{ usedAt: Date | null; sealed: Buffer | null }>(
      tx,
      `select used_at as "usedAt", sealed_successor as "sealed" from refresh_token where token_hash = $1`,
      [hashOf(token)],
    );
    if (row && row.usedAt === null) return token;
    if (!row?.usedAt || !row.sealed || row.usedAt < since) return null;
    token = unseal(token, row.sealed);
  }
}

async function replace(tx: EntityManager, sessionId: string, token: string, now: Date): Promise<string> {
  const next = newSecret();
  await tx.query("update refresh_token set used_at = $2, sealed_successor = $3 where token_hash = $1", [
    hashOf(token),
    now,
    seal(token, next),
  ]);
  await tx.query("insert into refresh_token (token_hash, session_id, created_at) values ($1, $2, $3)", [
    hashOf(next),
    sessionId,
    now,
  ]);
  return next;
}
