import { inTransaction } from "../db/transaction.js";
import { Fault } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import { ProgramEntity } from "./entities/program.entity.js";
import type { DirectChat, JoinApproval, WhoAsks } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { demandCoordinator } from "./programs.policy.js";

/** A program's policy, as data. */
export type PolicyFields = Pick<
  ProgramEntity,
  "whoAsks" | "openRequests" | "requestDays" | "defaultCapacity" | "joinApproval" | "directChat"
>;

/** What of a policy changes; what is absent or null stays as it is. */
export interface PolicyChanges {
  readonly whoAsks?: WhoAsks | null;
  readonly openRequests?: number | null;
  readonly requestDays?: number | null;
  readonly defaultCapacity?: number | null;
  readonly joinApproval?: JoinApproval | null;
  readonly directChat?: DirectChat | null;
}

const ranges = { openRequests: [1, 100], requestDays: [1, 90], defaultCapacity: [0, 100] } as const;

/** The changes that are there, with every number in its range; else Fault BAD_INPUT. */
export function checkedPolicy(changes: PolicyChanges): Partial<PolicyFields> {
  for (const [field, [least, most]] of Object.entries(ranges)) {
    const number = changes[field as keyof typeof ranges];
    if (number != null && (!Number.isInteger(number) || number < least || number > most)) {
      throw new Fault("BAD_INPUT", `input.${field} must be from ${least} to ${most}.`, { field: `input.${field}` });
    }
  }
  const { whoAsks, openRequests, requestDays, defaultCapacity, joinApproval, directChat } = changes;
  return {
    ...(whoAsks != null && { whoAsks }),
    ...(openRequests != null && { openRequests }),
    ...(requestDays != null && { requestDays }),
    ...(defaultCapacity != null && { defaultCapacity }),
    ...(joinApproval != null && { joinApproval }),
    ...(directChat != null && { directChat }),
  };
}

/** Changes a program's policy, for its coordinators; it holds for what is asked from now on. */
export async function updatePolicy(
  deps: ProgramsDeps,
  viewer: Viewer,
  { programId, ...changes }: PolicyChanges & { readonly programId: string },
): Promise<{ program: ProgramEntity }> {
  const columns = checkedPolicy(changes);
  return inTransaction(deps.db, async tx => {
    await demandCoordinator(tx, viewer.personId, programId);
    await tx.update(ProgramEntity, { id: programId }, { ...columns, updatedAt: deps.clock.now() });
    return { program: await tx.findOneByOrFail(ProgramEntity, { id: programId }) };
  });
}
