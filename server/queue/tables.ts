import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";

// These statements read pg-boss's own tables, which it does not call public: look here when its version changes.

/** A job that used up its retries; it stays listed for as long as the queue remembers jobs. */
export interface FailedJob {
  readonly kind: string;
  readonly id: string;
  readonly failedAt: Date;
  /** Tries made, the first one included. */
  readonly attempts: number;
  /** What the last try said. */
  readonly error: string | null;
}

/** What a round of the queue found to do. */
interface Turn {
  readonly what: "job" | "sweep";
  readonly name: string;
}

/**
 * Finds the kinds that have jobs ready and takes the sweeps that are due, in one statement, so that an idle node costs
 * one statement a round however many kinds there are. A sweep taken here is nobody else's until it is due again.
 */
export const takeTurns = (
  db: EntityManager,
  kinds: readonly string[],
  sweeps: readonly { name: string; seconds: number }[],
): Promise<Turn[]> =>
  rowsOf<Turn>(
    db,
    `with asked as (select * from unnest($1::text[], $2::float8[]) as a (name, seconds)),
      free as (
        select s.name, a.seconds from queue_sweep s join asked a using (name)
        where s.due_at <= now() for update of s skip locked
      ),
      taken as (
        update queue_sweep s set due_at = now() + free.seconds * interval '1 second'
        from free where s.name = free.name returning s.name
      )
      select 'sweep' as what, name from taken
      union all
      select 'job', k.name from unnest($3::text[]) as k (name)
      where exists (
        select from pgboss.job j where j.name = k.name and j.state < 'active' and j.start_after < now()
      )`,
    [sweeps.map(({ name }) => name), sweeps.map(({ seconds }) => seconds), kinds],
  );

/** Gives each sweep its row; one that has it keeps its turn. */
export async function addSweeps(db: EntityManager, names: readonly string[]): Promise<void> {
  await db.query("insert into queue_sweep (name) select unnest($1::text[]) on conflict do nothing", [names]);
}

export const readFailed = (db: EntityManager, limit: number): Promise<FailedJob[]> =>
  rowsOf<FailedJob>(
    db,
    `select name as kind, id, completed_on as "failedAt", retry_count + 1 as attempts, output ->> 'message' as error
     from pgboss.job where state = 'failed' order by completed_on desc, id limit $1`,
    [limit],
  );

export async function countFailed(db: EntityManager): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    db,
    "select count(*)::int as count from pgboss.job where state = 'failed' and completed_on > now() - interval '7 days'",
    [],
  );
  return row?.count ?? 0;
}
