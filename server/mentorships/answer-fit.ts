import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { inTransaction } from "../db/transaction.js";
import type { Grown, InboxEntry } from "../inbox/index.js";
import { Fault, notFound } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import type { Viewer } from "../kernel/viewer.js";
import { MentorshipEntity } from "./entities/mentorship.entity.js";
import { type Fit, fits, MentorshipFitEntity } from "./entities/mentorship-fit.entity.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { sideOf } from "./mentorships.policy.js";
import { wordsOf } from "./move-request.js";

export interface AnswerFit {
  readonly mentorshipId: string;
  readonly fit: Fit;
  readonly note?: string | null;
  /** Whether the coordinators may read the note; null means no. */
  readonly shareNote?: boolean | null;
}

export type AnswerFitOutcome =
  | { readonly fit: MentorshipFitEntity; readonly mentorship: MentorshipEntity }
  | Refused<"MentorshipNotActive", { mentorship: MentorshipEntity }>;

/** Who changes their mind all day is before the coordinators each time, and is not told of each time. */
const toldOnceMs = 86_400_000;

/**
 * Writes down what one of the two says of their mentorship, over what they said before. Nothing of it goes where the
 * other could meet it: no row of the mentorship changes, no event of theirs is made, and a coordinator who is the other
 * is not told.
 */
export async function answerFit(deps: MentorshipsDeps, viewer: Viewer, input: AnswerFit): Promise<AnswerFitOutcome> {
  const { mentorshipId, fit } = input;
  if (!fits.includes(fit)) throw new Fault("BAD_INPUT", "There is no such answer.", { field: "input.fit" });
  const note = input.note?.trim() ? wordsOf(input.note, "input.note") : null;
  const { outcome, grown } = await inTransaction(deps.db, async tx => {
    // Held, though nothing of it changes: of two answers at once the later shall see the earlier, and neither its end.
    const mentorship = isId(mentorshipId)
      ? await tx.findOne(MentorshipEntity, { where: { id: mentorshipId }, lock: { mode: "pessimistic_write" } })
      : null;
    if (!mentorship || sideOf(mentorship, viewer.personId) === null) throw notFound("mentorship");
    if (await deps.programs.isSuspended(tx, mentorship.programId, viewer.personId)) {
      throw new Fault("FORBIDDEN", "You are suspended from this program.");
    }
    if (mentorship.status !== "ACTIVE") return { outcome: notActive(mentorship), grown: [] };
    const own = { mentorshipId, personId: viewer.personId };
    const before = await tx.findOneBy(MentorshipFitEntity, own);
    const now = deps.clock.now();
    const isNews = fit === "NOT_A_GOOD_FIT" && before?.fit !== fit;
    const isTold = isNews && now.getTime() - (before?.toldAt?.getTime() ?? 0) >= toldOnceMs;
    const answer = Object.assign(new MentorshipFitEntity(), {
      ...own,
      id: before?.id ?? newId(),
      fit,
      note,
      sharesNote: note !== null && input.shareNote === true,
      answeredAt: now,
      toldAt: isTold ? now : (before?.toldAt ?? null),
    } satisfies MentorshipFitEntity);
    await tx.upsert(MentorshipFitEntity, answer, ["mentorshipId", "personId"]);
    const entries = isTold ? await coordinatorsTold(tx, mentorship) : [];
    const grown: Grown[] = entries.length > 0 ? await deps.inbox.append(tx, entries) : [];
    return { outcome: { fit: answer, mentorship }, grown };
  });
  deps.inbox.ring(grown);
  return outcome;
}

const notActive = (mentorship: MentorshipEntity): AnswerFitOutcome => ({
  refused: "MentorshipNotActive",
  message: "This mentorship has ended.",
  mentorship,
});

/** The program's coordinators but the two themselves, each with what they are told: not who said it, and no words. */
async function coordinatorsTold(tx: EntityManager, mentorship: MentorshipEntity): Promise<InboxEntry[]> {
  const { id: mentorshipId, programId, menteeId, mentorId } = mentorship;
  const rows = await rowsOf<{ personId: string }>(
    tx,
    `select person_id as "personId" from enrollment
     where program_id = $1 and role = 'COORDINATOR' and status = 'ACTIVE' and person_id not in ($2, $3)`,
    [programId, menteeId, mentorId],
  );
  const event = { kind: "RePairingRequested", facts: { programId, mentorshipId }, actorId: null };
  return rows.map(({ personId }) => ({ personId, event }));
}
