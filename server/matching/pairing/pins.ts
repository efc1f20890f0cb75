import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { notFound } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../../kernel/page.js";
import type { Viewer } from "../../kernel/viewer.js";
import type { PairingDeps } from "./pairing.deps.js";
import { demandOthers, demandPairing } from "./pairing.policy.js";
import type { PairingPinKind } from "./pairing-words.js";

/** A mentee and a mentor of a program. */
export interface PairOfProgram {
  readonly programId: string;
  readonly menteeId: string;
  readonly mentorId: string;
}

/** What a coordinator has laid down about a pair for the runs to come. */
export interface PairingPin extends PairOfProgram {
  readonly kind: PairingPinKind;
  readonly setBy: string;
  readonly setAt: Date;
}

const columns = `program_id as "programId", mentee_id as "menteeId", mentor_id as "mentorId", kind, set_by as "setBy",
  set_at as "setAt"`;

/**
 * Lays down that a pair shall be, or shall not be, in the runs to come; it takes the place of what was laid down about
 * the pair before, and a pin that of another pin of the mentee.
 */
export async function setPin(
  deps: PairingDeps,
  viewer: Viewer,
  pair: PairOfProgram,
  kind: PairingPinKind,
): Promise<{ pin: PairingPin }> {
  const { programId, menteeId, mentorId } = pair;
  await demandPairing(deps, viewer.personId, programId);
  demandOthers(viewer, menteeId, mentorId);
  return inTransaction(deps.db, async tx => {
    await demandPair(tx, pair);
    // Two at once would each not see the other's pin of the mentee.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`pairing-pin:${programId}:${menteeId}`]);
    if (kind === "PIN") {
      const replaced = await rowsOf<{ mentorId: string }>(
        tx,
        `delete from pairing_pin
         where program_id = $1 and mentee_id = $2 and mentor_id <> $3 and kind = 'PIN' returning mentor_id as "mentorId"`,
        [programId, menteeId, mentorId],
      );
      demandOthers(viewer, ...replaced.map(pin => pin.mentorId));
    }
    const [pin] = await rowsOf<PairingPin>(
      tx,
      `insert into pairing_pin (program_id, mentee_id, mentor_id, kind, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (program_id, mentee_id, mentor_id) do update set kind = $4, set_by = $5, set_at = $6
       returning ${columns}`,
      [programId, menteeId, mentorId, kind, viewer.personId, deps.clock.now()],
    );
    if (!pin) throw new Error("An insert of one row gave none back.");
    return { pin };
  });
}

/** Takes back what was laid down about a pair; where there was nothing, nothing changes. */
export async function unpinPair(deps: PairingDeps, viewer: Viewer, pair: PairOfProgram): Promise<PairOfProgram> {
  const { programId, menteeId, mentorId } = pair;
  await demandPairing(deps, viewer.personId, programId);
  demandOthers(viewer, menteeId, mentorId);
  if (!isId(menteeId) || !isId(mentorId)) throw notFound("enrollment");
  await deps.db.query("delete from pairing_pin where program_id = $1 and mentee_id = $2 and mentor_id = $3", [
    programId,
    menteeId,
    mentorId,
  ]);
  return { programId, menteeId, mentorId };
}

/** What is laid down in a program, in the order of the mentees' and then the mentors' ids, for its coordinators. */
export async function listPins(
  deps: PairingDeps,
  viewer: Viewer,
  { programId, ...args }: PageArgs & { programId: string },
): Promise<Page<PairingPin>> {
  await demandPairing(deps, viewer.personId, programId);
  const window = windowOf(args, ["id", "id"]);
  const rows = await rowsOf<PairingPin>(
    deps.db.manager,
    `select ${columns} from pairing_pin
     where program_id = $1 and ($2::uuid is null or (mentee_id, mentor_id) > ($2, $3::uuid))
     order by mentee_id, mentor_id limit $4`,
    [programId, window.from?.[0] ?? null, window.from?.[1] ?? null, window.size + 1],
  );
  return pageOf(
    rows,
    window,
    ({ menteeId, mentorId }) => [menteeId, mentorId],
    pin => pin,
  );
}

/** Passes when the two are active in the program, each in their role. */
async function demandPair(tx: EntityManager, { programId, menteeId, mentorId }: PairOfProgram): Promise<void> {
  if (isId(menteeId) && isId(mentorId) && menteeId !== mentorId) {
    const seats = await rowsOf(
      tx,
      `select 1 from enrollment where program_id = $1 and status = 'ACTIVE'
         and ((person_id, role) in (($2::uuid, 'MENTEE'), ($3::uuid, 'MENTOR')))`,
      [programId, menteeId, mentorId],
    );
    if (seats.length === 2) return;
  }
  throw notFound("enrollment");
}
