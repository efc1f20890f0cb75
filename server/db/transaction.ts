import { type DataSource, type EntityManager, QueryFailedError } from "typeorm";

/** 40001 serialization_failure and 40P01 deadlock_detected: the database asks to run the transaction again. */
const askedToRepeat = new Set(["40001", "40P01"]);
const tries = 3;

/** Runs `work` in one transaction, again up to three times when the database asks for it; `work` must be repeatable. */
export const inTransaction = <T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  repeatedly(() => db.transaction(work));

/** Runs one statement or transaction again, up to three times, when the database asks for it. */
export async function repeatedly<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !askedToRepeat.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** The SQLSTATE of a failed statement, null for any other error. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code } = error.driverError as { code?: unknown };
  return typeof code === "string" ? code : null;
}

/** Whether a statement failed on the unique constraint or index of that name. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  return (
    sqlState(error) === "23505" &&
    error instanceof QueryFailedError &&
    (error.driverError as { constraint?: unknown }).constraint === constraint
  );
}
