import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import type { PairingDeps } from "./pairing.deps.js";

interface Untold {
  readonly menteeId: string;
  readonly displayName: string;
  readonly programId: string;
  readonly programName: string;
  readonly actorId: string;
}

/** Tells the mentees a published run has nobody for, each once, where the coordinator wished it. */
export async function tellUnpaired(deps: PairingDeps, runId: string, ended: AbortSignal): Promise<void> {
  for (let more = true; more && !ended.aborted; ) more = await tellNext(deps, runId);
}

/**
 * One mentee: mail, event and the note of it are one transaction. Those whose pair came to nothing while it was
 * published are no news to tell here: a coordinator sees them in the run.
 */
async function tellNext(deps: PairingDeps, runId: string): Promise<boolean> {
  const now = deps.clock.now();
  const told = await inTransaction(deps.db, async tx => {
    const [one] = await rowsOf<Untold>(
      tx,
      `update pairing_unpaired u set told_at = $2
       from pairing_run r join program on program.id = r.program_id, person p
       where u.run_id = $1 and r.id = $1 and r.tells_unpaired and p.id = u.mentee_id and u.mentee_id = (
         select mentee_id from pairing_unpaired where run_id = $1 and told_at is null
         order by mentee_id limit 1 for update)
       returning u.mentee_id as "menteeId", p.display_name as "displayName", r.program_id as "programId",
         program.name as "programName", r.published_by as "actorId"`,
      [runId, now],
    );
    if (!one) return null;
    if (!(await isWithoutMentor(tx, one))) return [];
    const { menteeId, programId, actorId } = one;
    const email = (await deps.accounts.emailsOf(tx, [menteeId])).get(menteeId);
    if (email) await deps.mail.post(tx, { to: email, key: `${runId}:${menteeId}`, ...letterTo(one, deps.portalUrl) });
    const event = { kind: "NotPairedYet", facts: { programId }, actorId };
    return deps.inbox.append(tx, [{ personId: menteeId, event }]);
  });
  if (told) deps.inbox.ring(told);
  return told !== null;
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
