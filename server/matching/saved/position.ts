import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";

/** Up to where `search_change` has been read; numbers of 64 bits, as text. */
export interface Position {
  readonly xact: string;
  readonly id: string;
}

/** A change that was not read yet. */
export interface SearchChange extends Position {
  readonly programId: string;
  readonly enrollmentId: string;
}

/**
 * Holds the reader's position until the commit, so that one node reads at a time and a search is saved between two
 * readings, never beside one. Null when somebody else holds it and `wait` is false.
 */
export async function holdPosition(tx: EntityManager, { wait }: { wait: boolean }): Promise<Position | null> {
  const sql = "select xact::text as xact, id::text as id from search_change_reader for update";
  const [row] = await rowsOf<Position>(tx, wait ? sql : `${sql} skip locked`);
  return row ?? null;
}

/**
 * Has everything read again where the numbers are those of another database server: a dump that was read back into a new
 * one brings them along, and there transactions are counted from the beginning. Reading twice tells nothing twice.
 */
export async function settlePosition(tx: EntityManager): Promise<void> {
  const [found] = await rowsOf<{ isElsewhere: boolean }>(
    tx,
    `select greatest(xact, swept_xact, (select xact from search_change order by search_change.xact desc limit 1))
       >= pg_snapshot_xmax(pg_current_snapshot()) as "isElsewhere"
     from search_change_reader for update`,
  );
  if (!found?.isElsewhere) return;
  await rowsOf(tx, "update search_change set xact = pg_current_xact_id()");
  await rowsOf(tx, "update search_change_reader set xact = '0', id = 0, swept_xact = '0'");
}

export async function movePosition(tx: EntityManager, { xact, id }: Position): Promise<void> {
  await rowsOf(tx, "update search_change_reader set xact = $1::xid8, id = $2::bigint", [xact, id]);
}

/**
 * The next changes in order. Ids are given before the commit, so what is read lies before the oldest transaction that
 * still runs: nothing can come to stand before it any more.
 */
export const nextChanges = (tx: EntityManager, { xact, id }: Position, limit: number): Promise<SearchChange[]> =>
  rowsOf(
    tx,
    `select xact::text as xact, id::text as id, program_id as "programId", enrollment_id as "enrollmentId"
     from search_change
     where (xact, id) > ($1::xid8, $2::bigint) and xact < pg_snapshot_xmin(pg_current_snapshot())
     order by search_change.xact, search_change.id limit $3`,
    [xact, id, limit],
  );

/** Mentors of a program about whom something changed, or whose pause ended, that was not read yet. */
export const unreadMentors = (
  tx: EntityManager,
  { xact, id }: Position,
  programId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<{ enrollmentId: string; programId: string }[]> =>
  rowsOf(
    tx,
    `select unread.enrollment_id as "enrollmentId", $3::uuid as "programId" from (
       select enrollment_id from search_change where (xact, id) > ($1::xid8, $2::bigint) and program_id = $3
       union select enrollment_id from mentor_seen where paused_until <= $4 and program_id = $3
     ) unread limit $5`,
    [xact, id, programId, now, limit],
  );

/** Deletes changes that everybody has had an hour to read, and remembers how far that went. */
export async function sweepChanges(tx: EntityManager): Promise<void> {
  await rowsOf(
    tx,
    `with reader as (select xact, id from search_change_reader for update),
     old as (
       delete from search_change c using reader
       where c.at < clock_timestamp() - interval '1 hour' and (c.xact, c.id) <= (reader.xact, reader.id)
       returning c.xact
     )
     update search_change_reader set swept_xact = greatest(swept_xact, (select xact from old order by xact desc limit 1))
     where exists (select 1 from old)`,
  );
}
