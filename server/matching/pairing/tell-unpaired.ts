import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { failureFacts } from "../../kernel/failure.js";
import { noId } from "../../kernel/id.js";
import type { PairingDeps } from "./pairing.deps.js";

interface Untold {
  readonly menteeId: string;
  readonly displayName: string;
  readonly programId: string;
  readonly programName: string;
  readonly actorId: string;
}

/**
 * Tells the mentees a published run has nobody for, each once, where the coordinator wished it. Whom a coordinator took out
 * is not told: that there was no place would not be true. Who cannot be told holds nobody up; gives how many those are.
 */
export async function tellUnpaired(deps: PairingDeps, runId: string, ended: AbortSignal): Promise<number> {
  let untold = 0;
  for (let after = noId; !ended.aborted; ) {
    const [next] = await rowsOf<{ menteeId: string }>(
      deps.db.manager,
      `select u.mentee_id as "menteeId" from pairing_unpaired u join pairing_run r on r.id = u.run_id
       where u.run_id = $1 and r.tells_unpaired and u.told_at is null and u.reason <> 'TAKEN_OUT'
         and u.mentee_id > $2
       order by u.mentee_id limit 1`,
      [runId, after],
    );
    if (!next) break;
    after = next.menteeId;
    try {
      await tell(deps, runId, next.menteeId);
    } catch (cause) {
      untold += 1;
      deps.log.error({ runId, ...next, ...failureFacts(cause) }, "a mentee could not be told of a pairing");
    }
  }
  return untold;
}

/**
 * One mentee: mail, event and the note of it are one transaction. Those whose pair came to nothing while it was
 * published are no news to tell here: a coordinator sees them in the run.
 */
async function tell(deps: PairingDeps, runId: string, menteeId: string): Promise<void> {
  const now = deps.clock.now();
  const told = await inTransaction(deps.db, async tx => {
    const [one] = await rowsOf<Untold>(
      tx,
      `update pairing_unpaired u set told_at = $2
       from pairing_run r join program on program.id = r.program_id, person p
       where u.run_id = $1 and r.id = $1 and p.id = u.mentee_id and u.mentee_id = $3 and u.told_at is null
       returning u.mentee_id as "menteeId", p.display_name as "displayName", r.program_id as "programId",
         program.name as "programName", r.published_by as "actorId"`,
      [runId, now, menteeId],
    );
    if (!one || !(await isWithoutMentor(tx, one))) return [];
    const { programId, actorId } = one;
    const email = (await deps.accounts.emailsOf(tx, [menteeId])).get(menteeId);
    if (email) await deps.mail.post(tx, { to: email, key: `${runId}:${menteeId}`, ...letterTo(one, deps.portalUrl) });
    const event = { kind: "NotPairedYet", facts: { programId }, actorId };
    return deps.inbox.append(tx, [{ personId: menteeId, event }]);
  });
  deps.inbox.ring(told);
}

/** Whether it is still true: who has left or found a mentor meanwhile is told nothing. */
async function isWithoutMentor(tx: EntityManager, { menteeId, programId }: Untold): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    `select 1 from enrollment e
     where e.program_id = $1 and e.person_id = $2 and e.role = 'MENTEE' and e.status = 'ACTIVE' and not exists (
       select 1 from mentorship m where m.program_id = $1 and m.mentee_id = $2 and m.status = 'ACTIVE')`,
    [programId, menteeId],
  );
  return rows.length > 0;
}

const letterTo = ({ displayName, programName, programId }: Untold, portalUrl: string) => ({
  kind: "not-paired-yet",
  subject: `${programName} has no mentor for you yet`,
  text: [
    `Hello ${displayName},`,
    `${programName} has paired its mentees with mentors, and there was no place that fits for you this time. It says nothing about you: there are more wishes than places.`,
    "You can look for a mentor yourself, and the program's coordinators know that you are waiting.",
    `${portalUrl}/programs/${programId}`,
  ].join("\n\n"),
});
