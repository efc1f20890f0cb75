import type { EntityManager } from "typeorm";
import { prepared, rowsOf } from "../../db/rows.js";

export interface MentorChange {
  readonly programId: string;
  readonly enrollmentId: string;
}

type ChangeTuple = readonly [id: number, xact: string, programId: string, enrollmentId: string];

/** So many at most are read at once, if nobody says otherwise. */
const mostAtOnce = 10_000;

// "not in" is looked up in a hash, where "<> all" would compare each change with each transaction.
const changesSql = prepared(
  "matching.search-changes",
  `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
     (select swept_xact >= $6::xid8 from search_change_reader) as "isTooLate", (
     select json_agg(json_build_array(id, xact::text, program_id, enrollment_id))
     from (
       select id, xact, program_id, enrollment_id from search_change
       where (xact, id) > ($1::xid8, $2::bigint) and xact not in (select unnest($3::xid8[]))
         and program_id = any($4::uuid[])
       order by xact, id limit $5
     ) change
   ) as changes`,
);

/**
 * Where a reader of `search_change` stands. A change gets its number before it is seen by others, and one with a lesser
 * number may be seen later. So all that ran when a reading began is looked at again by the next, but for the transactions
 * that were read, whose changes are all seen at once: nothing is missed, whenever it commits.
 */
export class ChangeFeed {
  /** Every transaction before this one had ended when the last reading began, and was read. */
  private done: string | null = null;
  /** Transactions from there on that were read whole. */
  private readonly read = new Set<string>();
  /** Where a reading that took more than one piece stands, and what the first piece saw ended. */
  private under: { readonly xact: string; readonly id: number; readonly ended: string } | null = null;

  constructor(
    private readonly db: EntityManager,
    private readonly most = mostAtOnce,
  ) {}

  /** Stands at this moment, unless it stood before. */
  async begin(): Promise<void> {
    if (this.done !== null) return;
    const [now] = await rowsOf<{ xmin: string }>(
      this.db,
      "select pg_snapshot_xmin(pg_current_snapshot())::text as xmin",
    );
    this.done ??= now?.xmin ?? null;
  }

  /**
   * What is new in these programs, and whether there is more; null when changes may have been swept that were not read
   * here, as after a long sleep of the machine.
   */
  async next(
    programIds: readonly string[],
  ): Promise<{ readonly changes: MentorChange[]; readonly more: boolean } | null> {
    await this.begin();
    const from = this.under ?? { xact: this.done, id: 0 };
    const [found] = await rowsOf<{ xmin: string; isTooLate: boolean | null; changes: ChangeTuple[] | null }>(
      this.db,
      changesSql,
      [from.xact, from.id, [...this.read], programIds, this.most, this.done],
    );
    if (found?.isTooLate) return null;
    const tuples = found?.changes ?? [];
    const last = tuples.at(-1);
    const ended = this.under?.ended ?? found?.xmin ?? this.done ?? "0";
    const more = last !== undefined && tuples.length === this.most;
    if (this.under) this.read.add(this.under.xact);
    for (const [, xact] of tuples) this.read.add(xact);
    if (more) {
      // The rest of its transaction is still to come.
      this.read.delete(last[1]);
      this.under = { xact: last[1], id: last[0], ended };
    } else {
      this.under = null;
      this.done = ended;
      const whole = BigInt(ended);
      for (const xact of this.read) if (BigInt(xact) < whole) this.read.delete(xact);
    }
    return { changes: tuples.map(([, , programId, enrollmentId]) => ({ programId, enrollmentId })), more };
  }
}
