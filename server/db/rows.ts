import type { EntityManager } from "typeorm";

/** Runs a statement and types its rows; TypeORM gives `[rows, count]` for updates and deletes, this gives rows always. */
export async function rowsOf<R extends object>(
  db: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<R[]> {
  const answer: unknown = await db.query(sql, parameters);
  const isPair =
    Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === "number";
  return (isPair ? answer[0] : answer) as R[];
}
