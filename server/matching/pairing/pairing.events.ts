import type { EntityManager } from "typeorm";
import type { Grown } from "../../inbox/index.js";
import { append, type LogEvent, type NewEvent } from "../../realtime/index.js";

/** The topic of what happens to one run. */
export const runTopic = (runId: string): string => `pairing-run:${runId}`;

interface Base {
  readonly cursor: string;
  readonly runId: string;
  readonly at: Date;
}

/** What happens to a run, in the order it happened. */
export type PairingRunEvent =
  | (Base & { readonly type: "PairingRunProgressed"; readonly percent: number })
  | (Base & { readonly type: PlainKind })
  | (Base & { readonly type: "ProposalEdited"; readonly menteeId: string; readonly mentorId: string | null });

type PlainKind =
  | "PairingRunSolved"
  | "PairingRunFailed"
  | "PairingRunCancelled"
  | "PairingRunPublishingStarted"
  | "PairingRunPublished";

export const runEvent = (kind: PlainKind, actorId: string | null): NewEvent => ({ kind, facts: {}, actorId });

export const progressed = (percent: number): NewEvent => ({
  kind: "PairingRunProgressed",
  facts: { percent },
  actorId: null,
});

export const edited = (actorId: string, menteeId: string, mentorId: string | null): NewEvent => ({
  kind: "ProposalEdited",
  facts: { menteeId, mentorId },
  actorId,
});

/** Somebody may read runs no more; it is nobody's to see. */
export const accessChanged: NewEvent = { kind: "AccessChanged", facts: {}, actorId: null, access: true };

/** Appends to a run's log, as the last thing of a transaction; ring what it gives after the commit. */
export async function appendToRun(tx: EntityManager, runId: string, event: NewEvent, at: Date): Promise<Grown> {
  const topic = runTopic(runId);
  return { topic, seq: await append(tx, topic, event, at) };
}

export function toRunEvent(runId: string, { kind, facts, at }: LogEvent, cursor: string): PairingRunEvent | null {
  const base = { cursor, runId, at };
  switch (kind) {
    case "PairingRunProgressed":
      return { ...base, type: kind, percent: Number(facts.percent) };
    case "ProposalEdited":
      return {
        ...base,
        type: kind,
        menteeId: String(facts.menteeId),
        mentorId: facts.mentorId == null ? null : String(facts.mentorId),
      };
    case "PairingRunSolved":
    case "PairingRunFailed":
    case "PairingRunCancelled":
    case "PairingRunPublishingStarted":
    case "PairingRunPublished":
      return { ...base, type: kind };
    default:
      return null;
  }
}
