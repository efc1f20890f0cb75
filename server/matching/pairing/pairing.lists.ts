import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { Fault } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../../kernel/page.js";
import type { Viewer } from "../../kernel/viewer.js";
import { PairingProposalEntity } from "./pairing-proposal.entity.js";
import { PairingRunEntity } from "./pairing-run.entity.js";
import type { PairingProposalState, UnpairedReason } from "./pairing-words.js";
import { type ShownProposal, shownProposals } from "./shown-proposals.js";

export interface UnpairedMentee {
  readonly runId: string;
  readonly menteeId: string;
  readonly reason: UnpairedReason;
}

export interface PairingLoad {
  readonly mentorId: string;
  /** New mentees the mentor could take when the run was made. */
  readonly places: number;
  /** Of these, the run's pairs. */
  readonly taken: number;
}

/** Which pairs of a run are asked for. */
export interface ProposalsAsked extends PageArgs {
  /** Null for all mentees; an empty list for nobody. */
  readonly menteeIds?: readonly string[] | null;
  /** Null for every state. */
  readonly state?: PairingProposalState | null;
}

const mostMentees = 100;

/** A program's runs, newest first. */
export async function listRuns(db: EntityManager, programId: string, args: PageArgs): Promise<Page<PairingRunEntity>> {
  const window = windowOf(args, ["id"]);
  const query = db.createQueryBuilder(PairingRunEntity, "r").where("r.program_id = :programId", { programId });
  if (window.from) query.andWhere("r.id < :from", { from: window.from[0] });
  const rows = await query
    .orderBy("r.id", "DESC")
    .limit(window.size + 1)
    .getMany();
  return pageOf(
    rows,
    window,
    ({ id }) => [id],
    run => run,
  );
}

/** A run's pairs in the order of the mentees' ids. */
export async function listProposals(
  db: EntityManager,
  viewer: Viewer,
  { runId, menteeIds, state, ...args }: ProposalsAsked & { readonly runId: string },
): Promise<Page<ShownProposal>> {
  const window = windowOf(args, ["id"]);
  if (menteeIds && menteeIds.length > mostMentees) {
    throw new Fault("BAD_INPUT", `menteeIds may have at most ${mostMentees} entries.`, { field: "menteeIds" });
  }
  const query = db.createQueryBuilder(PairingProposalEntity, "p").where("p.run_id = :runId", { runId });
  if (window.from) query.andWhere("p.mentee_id > :from", { from: window.from[0] });
  if (menteeIds) query.andWhere("p.mentee_id = any(:menteeIds::uuid[])", { menteeIds: menteeIds.filter(isId) });
  if (state) query.andWhere("p.state = :state", { state });
  const rows = await query
    .orderBy("p.mentee_id", "ASC")
    .limit(window.size + 1)
    .getMany();
  const shown = await shownProposals(db, viewer, rows);
  return pageOf(
    shown,
    window,
    ({ menteeId }) => [menteeId],
    proposal => proposal,
  );
}

/** The mentees a run has nobody for, in the order of their ids. */
export async function listUnpaired(db: EntityManager, runId: string, args: PageArgs): Promise<Page<UnpairedMentee>> {
  const window = windowOf(args, ["id"]);
  const rows = await rowsOf<UnpairedMentee>(
    db,
    `select run_id as "runId", mentee_id as "menteeId", reason from pairing_unpaired
     where run_id = $1 and ($2::uuid is null or mentee_id > $2) order by mentee_id limit $3`,
    [runId, window.from?.[0] ?? null, window.size + 1],
  );
  return pageOf(
    rows,
    window,
    ({ menteeId }) => [menteeId],
    one => one,
  );
}

/** The mentors of a run with how many places it fills, the fullest first. */
export async function listLoads(db: EntityManager, runId: string, args: PageArgs): Promise<Page<PairingLoad>> {
  const window = windowOf(args, ["integer", "id"]);
  const rows = await rowsOf<PairingLoad>(
    db,
    `select * from (
       select l.mentor_id as "mentorId", l.places, (
         select count(*)::int from pairing_proposal p where p.run_id = $1 and p.mentor_id = l.mentor_id) as taken
       from pairing_load l where l.run_id = $1
     ) load
     where $2::int is null or load.taken < $2 or load.taken = $2 and load."mentorId" > $3::uuid
     order by load.taken desc, load."mentorId" limit $4`,
    [runId, window.from?.[0] ?? null, window.from?.[1] ?? null, window.size + 1],
  );
  return pageOf(
    rows,
    window,
    ({ taken, mentorId }) => [taken, mentorId],
    one => one,
  );
}
