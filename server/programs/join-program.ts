import type { EntityManager } from "typeorm";
import { type Limit, RateLimiter } from "../db/rate-limit.js";
import { inTransaction } from "../db/transaction.js";
import { newId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import type { Viewer } from "../kernel/viewer.js";
import { EnrollmentEntity } from "./entities/enrollment.entity.js";
import { InvitationEntity } from "./entities/invitation.entity.js";
import { plainCode } from "./invitations.js";
import type { EnrollmentRole, InvitationFault, JoinApproval } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { type EnrollmentSuspended, holdProgram, whySuspended } from "./suspension.js";

export type JoinOutcome =
  | { readonly enrollment: EnrollmentEntity }
  | Refused<"InvitationNotValid", { readonly reason: InvitationFault }>
  | Refused<"JoiningDeclined", { readonly enrollment: EnrollmentEntity }>
  | EnrollmentSuspended;

const sentences: { readonly [F in InvitationFault]: string } = {
  UNKNOWN: "There is no invitation with this code.",
  EXPIRED: "This invitation has expired.",
  REVOKED: "This invitation was taken back.",
  USED_UP: "This invitation has been used as often as it may be.",
};

/** Codes that people choose themselves may be short; nobody gets to try many. */
const triesOfCodes: Limit = { name: "join-program:person", most: 30, windowSeconds: 3_600 };

/** Takes an invitation: the viewer is in the program at once, or waits for a coordinator where the policy says so. */
export async function joinProgram(deps: ProgramsDeps, viewer: Viewer, code: string): Promise<JoinOutcome> {
  await new RateLimiter(deps.db, deps.clock).count({ limit: triesOfCodes, of: viewer.personId });
  return inTransaction(deps.db, async tx => {
    // Held until the end: whoever else comes with the same code counts after this one.
    const invitation = await tx.findOne(InvitationEntity, {
      where: { code: plainCode(code) },
      lock: { mode: "pessimistic_write" },
    });
    if (!invitation) return notValid("UNKNOWN");
    const { programId, role } = invitation;
    const program = await holdProgram(tx, programId, "pessimistic_read");
    if (!program) return notValid("UNKNOWN");
    const earlier = await tx.findOne(EnrollmentEntity, {
      where: { programId, personId: viewer.personId, role },
      lock: { mode: "pessimistic_write" },
    });
    if (earlier?.status === "ACTIVE" || earlier?.status === "PENDING") return { enrollment: earlier };
    const now = deps.clock.now();
    const fault = faultOf(invitation, now);
    if (fault) return notValid(fault);
    if (earlier?.status === "DECLINED") {
      return { refused: "JoiningDeclined", message: "A coordinator has declined this before.", enrollment: earlier };
    }
    const suspended = await whySuspended(tx, { programId, personId: viewer.personId });
    if (suspended) return suspended;
    const status = waits(program.joinApproval, role) ? "PENDING" : "ACTIVE";
    const joining = { status, cohortId: invitation.cohortId, updatedAt: now } as const;
    if (earlier) {
      await tx.update(EnrollmentEntity, { id: earlier.id }, { ...joining, pausedAt: null, pausedUntil: null });
    } else if (!(await insertEnrollment(tx, { ...joining, programId, role, personId: viewer.personId }))) {
      // Two invitations of one program taken by one person at once: the other one made the enrollment.
      return { enrollment: await enrollmentOf(tx, programId, viewer.personId, role) };
    }
    await tx.update(InvitationEntity, { id: invitation.id }, { uses: invitation.uses + 1 });
    return { enrollment: await enrollmentOf(tx, programId, viewer.personId, role) };
  });
}

const notValid = (reason: InvitationFault): JoinOutcome => ({
  refused: "InvitationNotValid",
  message: sentences[reason],
  reason,
});

function faultOf(invitation: InvitationEntity, now: Date): InvitationFault | null {
  if (invitation.revokedAt !== null) return "REVOKED";
  if (invitation.expiresAt !== null && invitation.expiresAt <= now) return "EXPIRED";
  if (invitation.maxUses !== null && invitation.uses >= invitation.maxUses) return "USED_UP";
  return null;
}

/** Whether this role's joining waits for a coordinator; a coordinator's weighs at least as much as a mentor's. */
const waits = (approval: JoinApproval, role: EnrollmentRole): boolean =>
  approval === "EVERYBODY" || (approval === "MENTORS" && role !== "MENTEE");

type Joining = Pick<EnrollmentEntity, "programId" | "personId" | "role" | "status" | "cohortId" | "updatedAt">;

async function insertEnrollment(tx: EntityManager, joining: Joining): Promise<boolean> {
  const fresh = { ...joining, id: newId(), capacity: null, pausedAt: null, pausedUntil: null };
  await tx
    .createQueryBuilder()
    .insert()
    .into(EnrollmentEntity)
    .values({ ...fresh, createdAt: joining.updatedAt })
    .orIgnore()
    .execute();
  return tx.existsBy(EnrollmentEntity, { id: fresh.id });
}

const enrollmentOf = (tx: EntityManager, programId: string, personId: string, role: EnrollmentRole) =>
  tx.findOneByOrFail(EnrollmentEntity, { programId, personId, role });
