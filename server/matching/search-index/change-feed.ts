import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../../db/rows.js";

export interface MentorChange {
  readonly programId: string;
  readonly enrollmentId: string;
}

type ChangeTuple = readonly [id: number, xact: string, programId: string, enrollmentId: string];

/** So many at most are read at once. */
const mostAtOnce = 10_000;

const changesSql = prepared(
  "matching.search-changes",
  `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, (
     select json_agg(json_build_array(id, xact::text, program_id, enrollment_id))
     from (
       select id, xact, program_id, enrollment_id from search_change
       where xact >= $1::xid8 and id <> all($2::bigint[]) and program_id = any($3::uuid[])
       order by xact, id limit ${mostAtOnce}
     ) change
   ) as changes`,
);

/**
 * Where a reader of `search_change` stands. A change gets its number before it is seen by others, and one with a lesser
 * number may be seen later. So all of every transaction that ran when it was last read is read again, and what was seen
 * is left out: nothing is missed, whenever it commits.
 */
export class ChangeFeed {
  /** Every transaction before this one had ended, and its changes were read. */
  private done: string | null = null;
  /** Changes of later transactions that were read. */
  private seen = new Map<number, string>();

  constructor(private readonly db: EntityManager) {}

  /** Stands at this moment, unless it stood before. */
  async begin(): Promise<void> {
    if (this.done !== null) return;
    const [now] = await rowsOf<{ xmin: string }>(
      this.db,
      "select pg_snapshot_xmin(pg_current_snapshot())::text as xmin",
    );
    this.done ??= now?.xmin ?? null;
  }

  /** What is new in these programs, and whether there is more. */
  async read(programIds: readonly string[]): Promise<{ readonly changes: MentorChange[]; readonly more: boolean }> {
    await this.begin();
    const [found] = await rowsOf<{ xmin: string; changes: ChangeTuple[] | null }>(this.db, changesSql, [
      this.done,
      [...this.seen.keys()],
      programIds,
    ]);
    const tuples = found?.changes ?? [];
    const more = tuples.length === mostAtOnce;
    for (const [id, xact] of tuples) this.seen.set(id, xact);
    // Of a part, only what stands before its last transaction is known to be whole.
    const last = tuples.at(-1)?.[1];
    const ended = found?.xmin ?? this.done ?? "0";
    this.done = more && last !== undefined && BigInt(last) < BigInt(ended) ? last : ended;
    const from = BigInt(this.done);
    for (const [id, xact] of this.seen) if (BigInt(xact) < from) this.seen.delete(id);
    return { changes: tuples.map(([, , programId, enrollmentId]) => ({ programId, enrollmentId })), more };
  }
}
