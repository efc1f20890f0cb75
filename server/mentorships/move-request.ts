import type { EntityManager } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import { Fault, notFound } from "../kernel/fault.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { keepAnswerTimes, tellsAnswerTime } from "./answer-times.js";
import {
  type DeclineReason,
  declineReasons,
  type MentorshipRequestEntity,
} from "./entities/mentorship-request.entity.js";
import {
  informationAsked,
  type Letter,
  type LetterFacts,
  requestAnswered,
  requestDeclined,
} from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";
import { requestEvents } from "./mentorships.events.js";
import { sideOf } from "./mentorships.policy.js";
import { postLetters } from "./post-letter.js";
import { longestWords } from "./request-mentorship.js";
import type { RequestState } from "./request-moves.js";
import { findReadable, type NewMove, type RequestMovedOn, whyNot, writeMove } from "./write-move.js";

export interface AskForInformation {
  readonly requestId: string;
  readonly question: string;
}

export interface AnswerRequest {
  readonly requestId: string;
  readonly answer: string;
}

export interface DeclineRequest {
  readonly requestId: string;
  readonly reason: DeclineReason;
  readonly note?: string | null;
}

export type MoveOutcome = { request: MentorshipRequestEntity } | RequestMovedOn;

export async function askForInformation(
  deps: MentorshipsDeps,
  viewer: Viewer,
  input: AskForInformation,
): Promise<MoveOutcome> {
  const question = wordsOf(input.question, "input.question");
  return move(deps, viewer, input.requestId, "INFO_ASKED", () => ({
    words: question,
    changes: { question, answer: null },
    letter: (facts, request) => informationAsked(facts, request.expiresAt),
  }));
}

export async function answerRequest(deps: MentorshipsDeps, viewer: Viewer, input: AnswerRequest): Promise<MoveOutcome> {
  const answer = wordsOf(input.answer, "input.answer");
  return move(deps, viewer, input.requestId, "ANSWERED", () => ({
    words: answer,
    changes: { answer },
    letter: (facts, request) => requestAnswered(facts, request.expiresAt),
  }));
}

export async function declineRequest(
  deps: MentorshipsDeps,
  viewer: Viewer,
  input: DeclineRequest,
): Promise<MoveOutcome> {
  const { reason } = input;
  if (!declineReasons.includes(reason))
    throw new Fault("BAD_INPUT", "There is no such reason.", { field: "input.reason" });
  const note = input.note?.trim() ? wordsOf(input.note, "input.note") : null;
  return move(deps, viewer, input.requestId, "DECLINED", () => ({
    words: note,
    changes: { declineReason: reason, declineNote: note },
    letter: facts => requestDeclined(facts, reason),
  }));
}

/** Takes a request back; the mentor sees it in the inbox, and no mail is sent for it. */
export const withdrawRequest = (
  deps: MentorshipsDeps,
  viewer: Viewer,
  { requestId }: { requestId: string },
): Promise<MoveOutcome> =>
  move(deps, viewer, requestId, "WITHDRAWN", () => ({ words: null, changes: {}, letter: null }));

/** What goes with a move. */
export interface Step extends Pick<NewMove, "words"> {
  readonly changes: Omit<NewMove, "to" | "words" | "actorId" | "at">;
  /** What the other side is written; null for no mail. */
  readonly letter: ((facts: LetterFacts, request: MentorshipRequestEntity) => Letter) | null;
}

/** Moves a request by the viewer; `stepOf` is asked once it is sure that they may, with the request held. */
export async function move(
  deps: MentorshipsDeps,
  viewer: Viewer,
  requestId: string,
  to: RequestState,
  stepOf: (tx: EntityManager, request: MentorshipRequestEntity) => Step | Promise<Step>,
): Promise<MoveOutcome> {
  const { outcome, grown } = await inTransaction(deps.db, async tx => {
    const request = await findReadable(tx, viewer.personId, requestId, { lock: true });
    if (!request) throw notFound("request");
    // Every other move brings words or an answer to somebody in the program; taking one's own request back does not.
    if (to !== "WITHDRAWN" && (await deps.programs.isSuspended(tx, request.programId, viewer.personId))) {
      throw new Fault("FORBIDDEN", "You are suspended from this program.");
    }
    const refusal = whyNot(request, viewer.personId, to);
    if (refusal) return { outcome: refusal, grown: [] };
    const { words, changes, letter } = await stepOf(tx, request);
    const at = deps.clock.now();
    const isTold = tellsAnswerTime(request.state, to);
    const number = await writeMove(tx, request, { ...changes, to, words, actorId: viewer.personId, at });
    if (isTold) await keepAnswerTimes(tx, [request], at);
    await writeToOther(deps, tx, viewer, request, { letter, key: `${request.id}:${number}` });
    return { outcome: { request }, grown: await deps.inbox.append(tx, requestEvents(request, viewer.personId)) };
  });
  deps.inbox.ring(grown);
  return outcome;
}

async function writeToOther(
  deps: MentorshipsDeps,
  tx: EntityManager,
  viewer: Viewer,
  request: MentorshipRequestEntity,
  { letter, key }: Pick<Step, "letter"> & { readonly key: string },
): Promise<void> {
  if (!letter) return;
  const toId = sideOf(request, viewer.personId) === "MENTEE" ? request.mentorId : request.menteeId;
  const path = `requests/${request.id}`;
  await postLetters(deps, tx, [{ toId, aboutId: viewer.personId, path, key, letter: facts => letter(facts, request) }]);
}

export const wordsOf = (text: string, field: string): string =>
  checkedText(text, { field, min: 1, max: longestWords, multiline: true });
