import { randomInt } from "node:crypto";
import type { EntityManager } from "typeorm";
import { pageById } from "../db/page-by-id.js";
import { inTransaction } from "../db/transaction.js";
import { checkSameInput, retryable } from "../kernel/client-id.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { CohortEntity } from "./entities/cohort.entity.js";
import { InvitationEntity } from "./entities/invitation.entity.js";
import type { EnrollmentRole } from "./program-words.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { demandCoordinator, standingOf } from "./programs.policy.js";

/** A way into a program. */
export interface NewInvitation {
  readonly programId: string;
  readonly role: EnrollmentRole;
  readonly cohortId?: string | null;
  /** How many may come in with it; null for as many as come. */
  readonly maxUses?: number | null;
  /** Until when; null for without an end. */
  readonly expiresAt?: Date | null;
}

export interface CreateInvitation extends NewInvitation {
  readonly clientId: string;
}

/** No letters and digits that are read for one another; 12 of them are 59 bits that nobody guesses. */
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const codeLength = 12;

const newCode = (): string =>
  Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(alphabet.length))).join("");

/** A code as it is stored, from however a person typed it. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** A code as people read it: `K7QM-W2RT-X9PB`. */
export const readableCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

/** Makes an invitation, for the program's coordinators. */
export async function createInvitation(
  deps: ProgramsDeps,
  viewer: Viewer,
  input: CreateInvitation,
): Promise<{ invitation: InvitationEntity }> {
  const asked = retryable(input);
  return inTransaction(deps.db, async tx => {
    await demandCoordinator(tx, viewer.personId, input.programId);
    const earlier = await findByClientId(tx, viewer, input);
    if (earlier) {
      checkSameInput(earlier, asked);
      return { invitation: earlier };
    }
    const fresh = { ...(await checkedInvitation(tx, deps.clock.now(), input)), ...asked, createdBy: viewer.personId };
    await tx.createQueryBuilder().insert().into(InvitationEntity).values(fresh).orIgnore().execute();
    // The same request may have come twice at once; the first one's row is the answer to both.
    const made = await findByClientId(tx, viewer, input);
    if (!made) throw new Fault("UNAVAILABLE", "Please try again.");
    checkSameInput(made, asked);
    return { invitation: made };
  });
}

const findByClientId = (tx: EntityManager, viewer: Viewer, { programId, clientId }: CreateInvitation) =>
  tx.findOneBy(InvitationEntity, { programId, createdBy: viewer.personId, clientId: clientId.trim() });

/** Makes an invitation for whoever runs the server, with a code of their choice or a new one. */
export async function openInvitation(
  tx: EntityManager,
  now: Date,
  asked: NewInvitation & { readonly code?: string },
): Promise<InvitationEntity> {
  const fresh = await checkedInvitation(tx, now, asked);
  const invitation = {
    ...fresh,
    code: asked.code === undefined ? fresh.code : plainCode(asked.code),
    clientId: null,
    clientHash: null,
    createdBy: null,
  };
  await tx.insert(InvitationEntity, invitation);
  return invitation;
}

async function checkedInvitation(tx: EntityManager, now: Date, asked: NewInvitation) {
  const { programId, role, cohortId, maxUses, expiresAt } = asked;
  if (maxUses != null && (maxUses < 1 || maxUses > 100_000)) {
    throw new Fault("BAD_INPUT", "input.maxUses must be from 1 to 100000.", { field: "input.maxUses" });
  }
  if (expiresAt != null && expiresAt <= now) {
    throw new Fault("BAD_INPUT", "An invitation cannot have expired already.", { field: "input.expiresAt" });
  }
  if (cohortId != null && !(isId(cohortId) && (await tx.existsBy(CohortEntity, { id: cohortId, programId })))) {
    throw new Fault("BAD_INPUT", "The program has no such cohort.", { field: "input.cohortId" });
  }
  return {
    id: newId(),
    programId,
    role,
    cohortId: cohortId ?? null,
    maxUses: maxUses ?? null,
    expiresAt: expiresAt ?? null,
    code: newCode(),
    uses: 0,
    revokedAt: null,
    createdAt: now,
  };
}

/** Ends an invitation, for the program's coordinators; who came in with it stays. */
export async function revokeInvitation(
  deps: ProgramsDeps,
  viewer: Viewer,
  invitationId: string,
): Promise<{ invitation: InvitationEntity }> {
  return inTransaction(deps.db, async tx => {
    const invitation = isId(invitationId)
      ? await tx.findOne(InvitationEntity, { where: { id: invitationId }, lock: { mode: "pessimistic_write" } })
      : null;
    // Members are not told that there is an invitation: its code is the program's door.
    if (!invitation || !(await isCoordinator(tx, viewer, invitation))) throw notFound("invitation");
    if (invitation.revokedAt === null) {
      invitation.revokedAt = deps.clock.now();
      await tx.update(InvitationEntity, { id: invitation.id }, { revokedAt: invitation.revokedAt });
    }
    return { invitation };
  });
}

async function isCoordinator(tx: EntityManager, viewer: Viewer, { programId }: InvitationEntity): Promise<boolean> {
  return (await standingOf(tx, viewer.personId, programId)).isCoordinator;
}

/** A program's invitations, newest first, for its coordinators. */
export async function listInvitations(
  deps: ProgramsDeps,
  viewer: Viewer,
  programId: string,
  args: PageArgs,
): Promise<Page<InvitationEntity>> {
  const db = deps.db.manager;
  await demandCoordinator(db, viewer.personId, programId);
  return pageById(db, InvitationEntity, { programId }, "NEWEST_FIRST", args);
}
