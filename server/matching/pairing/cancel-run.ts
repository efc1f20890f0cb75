import { inTransaction } from "../../db/transaction.js";
import type { Refused } from "../../kernel/refused.js";
import type { Viewer } from "../../kernel/viewer.js";
import type { PairingDeps } from "./pairing.deps.js";
import { appendToRun, runEvent } from "./pairing.events.js";
import { heldRun } from "./pairing.policy.js";
import { PairingRunEntity } from "./pairing-run.entity.js";

/** The run is not where this begins; it as it is now. */
export type PairingRunMovedOn = Refused<"PairingRunMovedOn", { run: PairingRunEntity }>;

export const movedOn = (run: PairingRunEntity): PairingRunMovedOn => ({
  refused: "PairingRunMovedOn",
  message: "The run has moved on; see where it stands now.",
  run,
});

/** Stops a run that is not solved yet, on whichever node it is being worked out. Cancelling twice changes nothing. */
export async function cancelPairingRun(
  deps: PairingDeps,
  viewer: Viewer,
  { runId }: { runId: string },
): Promise<{ run: PairingRunEntity } | PairingRunMovedOn> {
  const { outcome, grown } = await inTransaction(deps.db, async tx => {
    const run = await heldRun(tx, viewer.personId, runId);
    if (run.state === "CANCELLED") return { outcome: { run }, grown: null };
    if (run.state !== "QUEUED" && run.state !== "SOLVING") return { outcome: movedOn(run), grown: null };
    const changes = { state: "CANCELLED", aliveAt: null } as const;
    await tx.update(PairingRunEntity, { id: run.id }, changes);
    const event = runEvent("PairingRunCancelled", viewer.personId);
    const grown = await appendToRun(tx, run.id, event, deps.clock.now());
    return { outcome: { run: Object.assign(run, changes) }, grown };
  });
  if (grown) deps.hub.ring(grown.topic, grown.seq);
  return outcome;
}
