import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { Fault, notFound } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import type { Viewer } from "../../kernel/viewer.js";
import type { PairingDeps } from "./pairing.deps.js";

/** What somebody wishes of the pairings of a program, in one of their roles. */
export interface SetPairingPreferences {
  readonly enrollmentId: string;
  /** Persons, the best first. */
  readonly ranked: readonly string[];
  readonly banned: readonly string[];
}

/** For its author alone. */
export interface PairingPreferences extends SetPairingPreferences {
  /** Null when nothing was ever said. */
  readonly updatedAt: Date | null;
}

const longestList = 20;

/**
 * Says what the viewer wishes, in the place of what they said before. Ids of people who take no part are kept without a
 * word: an answer about them would tell who is there, and a block.
 */
export async function setPairingPreferences(
  deps: PairingDeps,
  viewer: Viewer,
  input: SetPairingPreferences,
): Promise<{ preferences: PairingPreferences }> {
  const ranked = checkedPeople(input.ranked, "ranked");
  const banned = checkedPeople(input.banned, "banned");
  if (ranked.some(id => banned.includes(id))) {
    throw new Fault("BAD_INPUT", "Nobody can be both ranked and banned.", { field: "input.banned" });
  }
  const updatedAt = deps.clock.now();
  return inTransaction(deps.db, async tx => {
    const { enrollmentId } = input;
    if (!(await ownSeat(tx, viewer, enrollmentId))) throw notFound("enrollment");
    await tx.query(
      `insert into pairing_preference (enrollment_id, ranked, banned, updated_at) values ($1, $2, $3, $4)
       on conflict (enrollment_id) do update set ranked = $2, banned = $3, updated_at = $4`,
      [enrollmentId, ranked, banned, updatedAt],
    );
    return { preferences: { enrollmentId, ranked, banned, updatedAt } };
  });
}

/** What the viewer has said in this role; null when it is not theirs to say. */
export async function myPairingPreferences(
  { db: { manager: db } }: PairingDeps,
  viewer: Viewer,
  enrollmentId: string,
): Promise<PairingPreferences | null> {
  if (!(await ownSeat(db, viewer, enrollmentId))) return null;
  const [said] = await rowsOf<PairingPreferences>(
    db,
    `select enrollment_id as "enrollmentId", ranked, banned, updated_at as "updatedAt" from pairing_preference
     where enrollment_id = $1`,
    [enrollmentId],
  );
  return said ?? { enrollmentId, ranked: [], banned: [], updatedAt: null };
}

/** Whether the viewer takes part by this enrollment: it is theirs and active, as a mentee or a mentor. */
async function ownSeat(db: EntityManager, { personId }: Viewer, enrollmentId: string): Promise<boolean> {
  if (!isId(enrollmentId)) return false;
  const rows = await rowsOf(
    db,
    `select 1 from enrollment
     where id = $1 and person_id = $2 and status = 'ACTIVE' and role in ('MENTEE', 'MENTOR')`,
    [enrollmentId, personId],
  );
  return rows.length > 0;
}

function checkedPeople(people: readonly string[], name: "ranked" | "banned"): string[] {
  const field = `input.${name}`;
  const ids = [...new Set(people)];
  if (ids.length > longestList) {
    throw new Fault("BAD_INPUT", `${field} may have at most ${longestList} entries.`, { field });
  }
  if (!ids.every(isId)) throw new Fault("BAD_INPUT", `${field} holds what is no person's id.`, { field });
  return ids;
}
