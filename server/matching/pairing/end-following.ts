import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import type { Grown } from "../../inbox/index.js";
import type { PairingDeps } from "./pairing.deps.js";
import { accessChanged, appendToRun } from "./pairing.events.js";

/**
 * Has the followers of a program's runs asked anew, in the transaction that takes a coordinator out; the topics go in the
 * order of their names. Nothing is told where the person coordinated nothing.
 */
export async function endFollowing(
  { clock }: Pick<PairingDeps, "clock">,
  tx: EntityManager,
  programId: string,
  personId: string,
): Promise<Grown[]> {
  const runs = await rowsOf<{ id: string }>(
    tx,
    `select r.id from pairing_run r where r.program_id = $1 and exists (
       select 1 from enrollment e where e.program_id = $1 and e.person_id = $2 and e.role = 'COORDINATOR')
     order by r.id::text collate "C"`,
    [programId, personId],
  );
  const grown: Grown[] = [];
  for (const { id } of runs) grown.push(await appendToRun(tx, id, accessChanged, clock.now()));
  return grown;
}
