import type { EntityManager } from "typeorm";
import type { Grown } from "../../inbox/index.js";
import { notFound } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import type { Page, PageArgs } from "../../kernel/page.js";
import type { Viewer } from "../../kernel/viewer.js";
import type { LiveSource } from "../../realtime/index.js";
import { type WhyNotAsked, whatIfRun, whyNotPaired } from "./ask-run.js";
import { cancelPairingRun, type PairingRunMovedOn } from "./cancel-run.js";
import { compareRuns, listChanges, type PairingComparison } from "./compare-runs.js";
import { type CreatePairingRun, type CreateRunOutcome, createPairingRun } from "./create-run.js";
import {
  type EditOutcome,
  type EditProposal,
  type EditProspect,
  editProposal,
  prospectOfEdit,
} from "./edit-proposal.js";
import { endFollowing } from "./end-following.js";
import type { PairingDeps } from "./pairing.deps.js";
import { type PairingRunEvent, runTopic, toRunEvent } from "./pairing.events.js";
import {
  listLoads,
  listProposals,
  listRuns,
  listUnpaired,
  type PairingLoad,
  type ProposalsAsked,
  type UnpairedMentee,
} from "./pairing.lists.js";
import { demandPairing, findRun, runReaders } from "./pairing.policy.js";
import type { PairingRunEntity } from "./pairing-run.entity.js";
import { listPins, type PairingPin, type PairOfProgram, setPin, unpinPair } from "./pins.js";
import {
  myPairingPreferences,
  type PairingPreferences,
  type SetPairingPreferences,
  setPairingPreferences,
} from "./preferences.js";
import { type PublishPairingRun, publishPairingRun, publishRest } from "./publish-run.js";
import type { PairingMove, RunChange, WhatItTakes, WhyNotAnswer } from "./questions.js";
import { type RunWork, sweepRuns } from "./run-jobs.js";
import type { ShownProposal } from "./shown-proposals.js";
import { workOutRun } from "./solve-run.js";

/** Whole cohorts at once: wishes, runs, what came of them, and the mentorships that are made of it. */
export class PairingService {
  constructor(private readonly deps: PairingDeps) {}

  setPreferences(viewer: Viewer, input: SetPairingPreferences): Promise<{ preferences: PairingPreferences }> {
    return setPairingPreferences(this.deps, viewer, input);
  }

  /** What the viewer has said in this role; null when it is not theirs to say. */
  myPreferences(viewer: Viewer, enrollmentId: string): Promise<PairingPreferences | null> {
    return myPairingPreferences(this.deps, viewer, enrollmentId);
  }

  pin(viewer: Viewer, pair: PairOfProgram): Promise<{ pin: PairingPin }> {
    return setPin(this.deps, viewer, pair, "PIN");
  }

  ban(viewer: Viewer, pair: PairOfProgram): Promise<{ pin: PairingPin }> {
    return setPin(this.deps, viewer, pair, "BAN");
  }

  unpin(viewer: Viewer, pair: PairOfProgram): Promise<PairOfProgram> {
    return unpinPair(this.deps, viewer, pair);
  }

  /** What coordinators have laid down in a program, for its coordinators. */
  listPins(viewer: Viewer, input: PageArgs & { programId: string }): Promise<Page<PairingPin>> {
    return listPins(this.deps, viewer, input);
  }

  createRun(viewer: Viewer, input: CreatePairingRun): Promise<CreateRunOutcome> {
    return createPairingRun(this.deps, viewer, input);
  }

  cancelRun(viewer: Viewer, input: { runId: string }): Promise<{ run: PairingRunEntity } | PairingRunMovedOn> {
    return cancelPairingRun(this.deps, viewer, input);
  }

  publishRun(viewer: Viewer, input: PublishPairingRun): Promise<{ run: PairingRunEntity } | PairingRunMovedOn> {
    return publishPairingRun(this.deps, viewer, input);
  }

  /** The run, for coordinators of its program; else null. */
  findRun(viewer: Viewer, runId: string): Promise<PairingRunEntity | null> {
    return findRun(this.deps.db.manager, viewer.personId, runId);
  }

  /** What whoever has been given the run may do with it now. */
  movesOf({ state }: PairingRunEntity): { cancel: boolean; edit: boolean; publish: boolean } {
    const isSolved = state === "SOLVED";
    return { cancel: state === "QUEUED" || state === "SOLVING", edit: isSolved, publish: isSolved };
  }

  /** The program's runs, for its coordinators. */
  async listRuns(
    viewer: Viewer,
    { programId, ...args }: PageArgs & { programId: string },
  ): Promise<Page<PairingRunEntity>> {
    await demandPairing(this.deps, viewer.personId, programId);
    return listRuns(this.deps.db.manager, programId, args);
  }

  /** The pairs of a run that its asker has been given. */
  listProposals(viewer: Viewer, asked: ProposalsAsked & { runId: string }): Promise<Page<ShownProposal>> {
    return listProposals(this.deps.db.manager, viewer, asked);
  }

  /** The mentees without anybody by a run that its asker has been given. */
  listUnpaired(runId: string, args: PageArgs): Promise<Page<UnpairedMentee>> {
    return listUnpaired(this.deps.db.manager, runId, args);
  }

  /** The mentors of a run that its asker has been given. */
  listLoads(runId: string, args: PageArgs): Promise<Page<PairingLoad>> {
    return listLoads(this.deps.db.manager, runId, args);
  }

  /** A run beside another of its program; null when the viewer does not see both. */
  compare(viewer: Viewer, runs: { runId: string; withRunId: string }): Promise<PairingComparison | null> {
    return compareRuns(this.deps.db.manager, viewer, runs);
  }

  /** Who has another mentor, in a comparison that its asker has been given. */
  listChanges(comparison: PairingComparison, args: PageArgs): Promise<Page<PairingMove>> {
    return listChanges(this.deps.db.manager, comparison, args);
  }

  /** Why a run does not pair two people; null when the viewer does not see it or it is not solved. */
  whyNot(viewer: Viewer, asked: WhyNotAsked): Promise<WhyNotAnswer | null> {
    return whyNotPaired(this.deps, viewer, asked);
  }

  /** What a run would be if one thing were otherwise; null likewise, and where it cannot be told. */
  whatIf(viewer: Viewer, asked: { runId: string; change: RunChange }): Promise<WhatItTakes | null> {
    return whatIfRun(this.deps, viewer, asked);
  }

  /** What a change by hand would do; null when the viewer does not see the run or it cannot be edited. */
  prospectOfEdit(viewer: Viewer, input: EditProposal): Promise<EditProspect | null> {
    return prospectOfEdit(this.deps, viewer, input);
  }

  editProposal(viewer: Viewer, input: EditProposal): Promise<EditOutcome> {
    return editProposal(this.deps, viewer, input);
  }

  /** What happens to a run, for coordinators of its program. */
  runSource(runId: string): LiveSource<PairingRunEvent> {
    if (!isId(runId)) throw notFound("pairing run");
    return {
      topic: runTopic(runId),
      what: "pairing run",
      readers: personIds => runReaders(this.deps.db.manager, runId, personIds),
      toEvent: (event, cursor) => toRunEvent(runId, event, cursor),
    };
  }

  /** Ends what somebody follows of a program's runs, in the transaction that takes them out; ring after the commit. */
  coordinatorGone(tx: EntityManager, programId: string, personId: string): Promise<Grown[]> {
    return endFollowing(this.deps, tx, programId, personId);
  }

  /** Works a run out; a job calls it. */
  workOut(work: RunWork): Promise<void> {
    return workOutRun(this.deps, work);
  }

  /** Makes mentorships of what is left of a run; a job calls it. */
  publishRest(work: RunWork): Promise<void> {
    return publishRest(this.deps, work);
  }

  /** Has others take on what a node left lying; safe to run on several nodes at once. */
  sweep(now: Date): Promise<void> {
    return sweepRuns(this.deps, now);
  }
}
