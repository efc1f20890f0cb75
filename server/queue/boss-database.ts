import type PgBoss from "pg-boss";
import type { DataSource, EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";

/** pg-boss's way to the database through our pool: one connection for the length of one statement. */
export const throughPool = (db: DataSource): PgBoss.Db => ({
  async executeSql(text: string, values?: unknown[]) {
    const runner = db.createQueryRunner();
    try {
      const answer = await runner.query(text, values, true);
      return { rows: Array.isArray(answer.records) ? answer.records : [] };
    } catch (error) {
      // pg-boss sends scripts with a BEGIN and COMMIT of their own. One that fails, as the loser of two nodes that
      // install at once does, would leave the pool a connection inside a dead transaction.
      if (!values) await runner.query("rollback").catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  },
});

/** pg-boss's way to the database inside a transaction of ours. */
export const within = (tx: EntityManager): PgBoss.Db => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: await rowsOf<object>(tx, text, values) }),
});
