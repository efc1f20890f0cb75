import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { isId } from "../../kernel/id.js";
import { wordsOf } from "../../kernel/words.js";
import type { MentorSearch } from "../read-search.js";

/** When somebody wants a letter about a saved search. */
export const SavedSearchMails = wordsOf("NEVER", "AT_ONCE", "DAILY");
export type SavedSearchMail = keyof typeof SavedSearchMails;

/** What is asked of a mentor, whatever the program, and always of those who can be asked now. */
export type SavedCriteria = Omit<MentorSearch, "programId" | "withPlaces">;

/** A search somebody keeps, and where its stream stands. */
export interface SavedSearch {
  readonly id: string;
  readonly programId: string;
  readonly personId: string;
  readonly name: string;
  readonly criteria: SavedCriteria;
  readonly mail: SavedSearchMail;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly clientId: string;
  readonly clientHash: Buffer;
  /** The head of its log, read with it: `<epoch>.<seq>`. */
  readonly position: string;
}

/** The condition under which the owner of search `s` (an alias) may read it: being an active member of its program. */
export const ownerIsMember = (s: string): string => `
  exists (select 1 from enrollment own
    where own.program_id = ${s}.program_id and own.person_id = ${s}.person_id and own.status = 'ACTIVE')`;

export const topicOf = (searchId: string): string => `saved-search:${searchId}`;

const asTheyStand = `
  select s.id, s.program_id as "programId", s.person_id as "personId", s.name, s.criteria, s.mail,
    s.created_at as "createdAt", s.updated_at as "updatedAt", s.client_id as "clientId",
    s.client_hash as "clientHash", t.epoch || '.' || t.head as position
  from saved_search s join topic t on t.name = 'saved-search:' || s.id`;

/** Saved searches that meet a condition on `s`, as their rows stand; who may see them is the condition's to say. */
export const savedSearches = (db: EntityManager, where: string, parameters: unknown[]): Promise<SavedSearch[]> =>
  rowsOf<SavedSearch>(db, `${asTheyStand} where ${where}`, parameters);

/** The person's own search in a program they are in; null for all else. */
export async function findOwn(db: EntityManager, personId: string, searchId: string): Promise<SavedSearch | null> {
  if (!isId(searchId)) return null;
  const mine = `s.id = $1 and s.person_id = $2 and ${ownerIsMember("s")}`;
  return (await savedSearches(db, mine, [searchId, personId]))[0] ?? null;
}

/** Of these people, the one who may follow the search. */
export async function readersAmong(
  db: EntityManager,
  searchId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `select s.person_id as id from saved_search s where s.id = $1 and s.person_id = any($2::uuid[]) and ${ownerIsMember("s")}`,
    [searchId, personIds],
  );
  return new Set(rows.map(({ id }) => id));
}
