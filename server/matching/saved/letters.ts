import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { newId } from "../../kernel/id.js";
import type { SavedDeps } from "./saved.deps.js";
import type { HitReader } from "./saved-hits.js";
import type { SavedSearchMail } from "./saved-search.js";
import { mentorsFit } from "./saved-search.mails.js";

/** Letters written in one transaction. */
const lettersAtOnce = 20;

interface Due {
  readonly id: string;
  readonly personId: string;
  readonly mail: SavedSearchMail;
  readonly displayName: string;
}

/**
 * Writes the letters due at `now`, one for a search: of those it was told of, who still fits. Rows are taken with SKIP
 * LOCKED, so that nodes share them; a letter and what it tells of leave the list in one transaction.
 */
export async function sweepLetters(deps: SavedDeps, hits: HitReader, now: Date): Promise<void> {
  while (await writeSome(deps, hits, now)) {}
}

async function writeSome(deps: SavedDeps, hits: HitReader, now: Date): Promise<boolean> {
  return inTransaction(deps.db, async tx => {
    const due = await rowsOf<Due>(
      tx,
      `select s.id, s.person_id as "personId", s.mail, p.display_name as "displayName" from saved_search s join person p on p.id = s.person_id
       where s.mail_due_at <= $1 order by s.mail_due_at, s.id limit ${lettersAtOnce} for update of s skip locked`,
      [now],
    );
    if (due.length === 0) return false;
    const ids = due.map(({ id }) => id);
    const unmailed = await takeUnmailed(tx, ids);
    const emails = await deps.accounts.emailsOf(
      tx,
      due.map(({ personId }) => personId),
    );
    const posted: string[] = [];
    for (const { id, personId, mail, displayName } of due) {
      const enrollmentIds = unmailed.get(id) ?? [];
      const to = emails.get(personId);
      const still = await hits.hitsAmong(id, enrollmentIds, tx);
      const mentorIds = enrollmentIds.flatMap(one => still.get(one)?.mentorId ?? []);
      if (!to || mentorIds.length === 0) continue;
      const names = await namesOf(tx, mentorIds);
      const facts = { displayName, mentors: names, link: `${deps.portalUrl}/saved-searches/${id}` };
      // The rows it is made of are deleted with it, so no retry makes another.
      await deps.mail.post(tx, { to, key: newId(), ...mentorsFit(facts, mail) });
      posted.push(id);
    }
    await rowsOf(
      tx,
      `update saved_search set mail_due_at = null, mailed_at = case when id = any($2::uuid[]) then $3 else mailed_at end
       where id = any($1::uuid[])`,
      [ids, posted, now],
    );
    return true;
  });
}

/**
 * Those that the searches were told of and no letter has named, who came first first. Asked once the searches are held: a
 * row that points to one of them cannot be written until this is committed, so what is taken is all there is.
 */
async function takeUnmailed(tx: EntityManager, searchIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await rowsOf<{ searchId: string; enrollmentIds: string[] }>(
    tx,
    `with taken as (delete from saved_search_unmailed where search_id = any($1::uuid[]) returning *)
     select search_id as "searchId", array_agg(enrollment_id order by told_at, enrollment_id) as "enrollmentIds"
     from taken group by search_id`,
    [searchIds],
  );
  return new Map(rows.map(({ searchId, enrollmentIds }) => [searchId, enrollmentIds]));
}

async function namesOf(tx: EntityManager, personIds: readonly string[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string; name: string }>(
    tx,
    "select id, display_name as name from person where id = any($1::uuid[])",
    [personIds],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return personIds.flatMap(id => names.get(id) ?? []);
}
