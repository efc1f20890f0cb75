import type { EntityManager } from "typeorm";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import type { RelationProbe } from "../people/index.js";
import { type AcceptOutcome, acceptRequest } from "./accept-request.js";
import { type AnswerFit, type AnswerFitOutcome, answerFit } from "./answer-fit.js";
import { type ClosedMentorship, closeMentorship, type EndMentorship, endMentorship } from "./end-mentorship.js";
import type { MentorshipEntity, MentorshipStatus } from "./entities/mentorship.entity.js";
import type { MentorshipFitEntity } from "./entities/mentorship-fit.entity.js";
import type { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import type { MentorshipRequestMoveEntity } from "./entities/mentorship-request-move.entity.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import {
  listMentorships,
  listMoves,
  listRequests,
  mentorshipsOfRequests,
  type RequestFilter,
  readableMentorships,
  readableRequests,
} from "./mentorships.lists.js";
import { canAnswerFit, canEnd, pairedAmong, requestMovesOf } from "./mentorships.policy.js";
import {
  type AnswerRequest,
  type AskForInformation,
  answerRequest,
  askForInformation,
  type DeclineRequest,
  declineRequest,
  type MoveOutcome,
  withdrawRequest,
} from "./move-request.js";
import { fitsOf, listRePairing, type RePairingRequest, type UnfitPair, unfitPairs } from "./re-pairing.js";
import { type ReferRequest, type RequestReferred, referRequest, requestReferred } from "./refer-request.js";
import { type Referral, referralsFor, referrersFor } from "./referrals.js";
import { type RequestMentorship, type RequestOutcome, requestMentorship } from "./request-mentorship.js";
import { cameToNothing } from "./request-moves.js";
import { type PairedByProgram, type StartOutcome, startPaired } from "./start-mentorship.js";
import { sweepRequests } from "./sweep-requests.js";

/** From asking somebody to be one's mentor to the end of the mentorship. */
export class MentorshipsService {
  constructor(private readonly deps: MentorshipsDeps) {}

  /** Who is paired with whom now, for the people room; it ends with the mentorship. */
  readonly arePaired: RelationProbe = pairedAmong;

  request(viewer: Viewer, input: RequestMentorship): Promise<RequestOutcome> {
    return requestMentorship(this.deps, viewer, input);
  }

  askForInformation(viewer: Viewer, input: AskForInformation): Promise<MoveOutcome> {
    return askForInformation(this.deps, viewer, input);
  }

  answer(viewer: Viewer, input: AnswerRequest): Promise<MoveOutcome> {
    return answerRequest(this.deps, viewer, input);
  }

  accept(viewer: Viewer, input: { requestId: string }): Promise<AcceptOutcome> {
    return acceptRequest(this.deps, viewer, input);
  }

  decline(viewer: Viewer, input: DeclineRequest): Promise<MoveOutcome> {
    return declineRequest(this.deps, viewer, input);
  }

  refer(viewer: Viewer, input: ReferRequest): Promise<MoveOutcome> {
    return referRequest(this.deps, viewer, input);
  }

  requestReferred(viewer: Viewer, input: RequestReferred): Promise<RequestOutcome> {
    return requestReferred(this.deps, viewer, input);
  }

  withdraw(viewer: Viewer, input: { requestId: string }): Promise<MoveOutcome> {
    return withdrawRequest(this.deps, viewer, input);
  }

  end(viewer: Viewer, input: EndMentorship): Promise<{ mentorship: MentorshipEntity }> {
    return endMentorship(this.deps, viewer, input);
  }

  /** Begins a mentorship that nobody asked for, in a transaction of the caller's, who tells the two last. */
  startPaired(tx: EntityManager, pair: PairedByProgram): Promise<StartOutcome> {
    return startPaired(this.deps, tx, pair);
  }

  /** Ends a mentorship of a program that the viewer coordinates. */
  close(viewer: Viewer, input: { mentorshipId: string }): Promise<ClosedMentorship> {
    return closeMentorship(this.deps, viewer, input);
  }

  answerFit(viewer: Viewer, input: AnswerFit): Promise<AnswerFitOutcome> {
    return answerFit(this.deps, viewer, input);
  }

  /** Mentorships that are no good fit as one of the two says, for the coordinators of their program. */
  listRePairing(viewer: Viewer, input: PageArgs & { programId: string }): Promise<Page<RePairingRequest>> {
    return listRePairing(this.deps, viewer, input);
  }

  /** Pairs of a program that shall not be made again, since one of the two has said so in private. */
  unfitPairs(db: EntityManager, programId: string): Promise<UnfitPair[]> {
    return unfitPairs(db, programId);
  }

  /** The request, when the viewer is one of its two; else null. */
  async findRequest(viewer: Viewer, requestId: string): Promise<MentorshipRequestEntity | null> {
    return (await this.requestsFor(viewer.personId, [requestId])).get(requestId) ?? null;
  }

  /** The mentorship, when the viewer is one of its two; else null. */
  async findMentorship(viewer: Viewer, mentorshipId: string): Promise<MentorshipEntity | null> {
    return (await this.mentorshipsFor(viewer.personId, [mentorshipId])).get(mentorshipId) ?? null;
  }

  listRequests(viewer: Viewer, filter: RequestFilter, args: PageArgs): Promise<Page<MentorshipRequestEntity>> {
    return listRequests(this.deps.db.manager, viewer.personId, filter, args);
  }

  listMentorships(viewer: Viewer, status: MentorshipStatus | null, args: PageArgs): Promise<Page<MentorshipEntity>> {
    return listMentorships(this.deps.db.manager, viewer.personId, status, args);
  }

  /** The history of a request that its asker has been given. */
  listMoves(requestId: string, args: PageArgs): Promise<Page<MentorshipRequestMoveEntity>> {
    return listMoves(this.deps.db.manager, requestId, args);
  }

  /** Requests by id, as far as this person may read them. */
  requestsFor(personId: string, ids: readonly string[]): Promise<Map<string, MentorshipRequestEntity>> {
    return readableRequests(this.deps.db.manager, personId, ids);
  }

  /** Mentorships by id, as far as this person may read them. */
  mentorshipsFor(personId: string, ids: readonly string[]): Promise<Map<string, MentorshipEntity>> {
    return readableMentorships(this.deps.db.manager, personId, ids);
  }

  /** The mentorship that came of each of these requests, for whoever has been given the requests. */
  mentorshipsOfRequests(requestIds: readonly string[]): Promise<Map<string, MentorshipEntity>> {
    return mentorshipsOfRequests(this.deps.db.manager, requestIds);
  }

  /** The colleague each of these requests was referred to, as far as this person may know. */
  referralsFor(personId: string, requestIds: readonly string[]): Promise<Map<string, Referral>> {
    return referralsFor(this.deps.db.manager, personId, requestIds);
  }

  /** Who referred the mentee to the mentor of each of these requests, as far as this person may know. */
  referrersFor(personId: string, requestIds: readonly string[]): Promise<Map<string, string>> {
    return referrersFor(this.deps.db.manager, personId, requestIds);
  }

  /** What this person themselves has said of each of these mentorships. */
  fitsOf(personId: string, mentorshipIds: readonly string[]): Promise<Map<string, MentorshipFitEntity>> {
    return fitsOf(this.deps.db.manager, personId, mentorshipIds);
  }

  /** Whom the mentee could ask instead, when the request came to nothing; nobody for everybody else. */
  async alternativesFor(viewer: Viewer, request: MentorshipRequestEntity): Promise<readonly string[]> {
    if (request.menteeId !== viewer.personId || !cameToNothing(request.state)) return [];
    return this.deps.alternatives(request);
  }

  /** The moves a screen may offer the viewer on a request. */
  movesOf(viewer: Viewer, request: MentorshipRequestEntity) {
    return requestMovesOf(request, viewer.personId);
  }

  /** Whether a screen may offer the viewer to end the mentorship. */
  canEnd(viewer: Viewer, mentorship: MentorshipEntity): boolean {
    return canEnd(mentorship, viewer.personId);
  }

  /** Whether a screen may ask the viewer how the mentorship fits. */
  canAnswerFit(viewer: Viewer, mentorship: MentorshipEntity): boolean {
    return canAnswerFit(mentorship, viewer.personId);
  }

  /** The note of whoever ended it, for themselves alone; null for everybody else. */
  endNoteFor(viewer: Viewer, mentorship: MentorshipEntity): string | null {
    return mentorship.endedBy === viewer.personId ? mentorship.endNote : null;
  }

  /** Expires and reminds what is due at `now`; safe to run on several nodes at once. */
  sweep(now: Date): Promise<void> {
    return sweepRequests(this.deps, now);
  }
}
