import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { plain } from "../candidates.js";

/** What the database knows of a text that the index does not. */
export interface TextMatches {
  /** The text as names are folded. */
  readonly name: string;
  /** Mentors whose profile holds the words, `mostByWords` of them at most. */
  readonly enrollmentIds: readonly string[];
  /** Whether there are more. */
  readonly isCapped: boolean;
}

/**
 * A common word stands in hundreds of thousands of profiles: so many of those are compared whom nothing but words finds.
 * Which they are, nobody chooses, since to choose all would have to be read: mostly the same ones, and PostgreSQL
 * promises nothing.
 */
export const mostByWords = 2_000;

/** Not prepared: a rare word and one that everybody uses are looked up in different ways. */
const matchesSql = `
  select ${plain("$2::text")} as name, array(
    select e.id::text from person p
    join enrollment e on e.person_id = p.id and e.program_id = $1 and e.role = 'MENTOR' and e.status = 'ACTIVE'
    where p.search @@ websearch_to_tsquery('english', $2) limit ${mostByWords + 1}
  ) as "enrollmentIds"`;

export async function readTextMatches(db: EntityManager, programId: string, text: string): Promise<TextMatches> {
  const [found] = await rowsOf<{ name: string; enrollmentIds: string[] }>(db, matchesSql, [programId, text]);
  const enrollmentIds = found?.enrollmentIds ?? [];
  return {
    name: found?.name ?? "",
    enrollmentIds: enrollmentIds.slice(0, mostByWords),
    isCapped: enrollmentIds.length > mostByWords,
  };
}
