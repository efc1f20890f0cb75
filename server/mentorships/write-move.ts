import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { Fault } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Refused } from "../kernel/refused.js";
import { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { readableRequest, sideOf } from "./mentorships.policy.js";
import { isOpen, mayMove, type RequestState } from "./request-moves.js";

/** Somebody was faster, or the request never was where the move begins; the request as it stands now. */
export type RequestMovedOn = Refused<"RequestMovedOn", { request: MentorshipRequestEntity }>;

type Changes = Partial<
  Pick<MentorshipRequestEntity, "question" | "answer" | "declineReason" | "declineNote" | "referredTo" | "referralNote">
>;

/** One move: where to, by whom (null for the clock and for another request's acceptance), with which words. */
export interface NewMove extends Changes {
  readonly to: RequestState;
  readonly actorId: string | null;
  readonly words: string | null;
  readonly at: Date;
}

/** The request, when the person may read it; `lock` keeps it as it is until the transaction ends. */
export async function findReadable(
  db: EntityManager,
  personId: string,
  requestId: string,
  { lock }: { readonly lock: boolean },
): Promise<MentorshipRequestEntity | null> {
  if (!isId(requestId)) return null;
  const query = db
    .createQueryBuilder(MentorshipRequestEntity, "r")
    .where("r.id = :requestId", { requestId })
    .andWhere(readableRequest("r", ":personId::uuid"), { personId });
  if (lock) query.setLock("pessimistic_write");
  return query.getOne();
}

/** Null when the person may make the move now; a refusal when the request has moved on; FORBIDDEN for the other side's move. */
export function whyNot(request: MentorshipRequestEntity, personId: string, to: RequestState): RequestMovedOn | null {
  const side = sideOf(request, personId);
  if (!side) throw new Error("Whoever is not of the pair must not have come this far.");
  if (mayMove(side, request.state, to)) return null;
  const otherSide = side === "MENTEE" ? "MENTOR" : "MENTEE";
  if (mayMove(otherSide, request.state, to) || !everMoves(side, to)) {
    throw new Fault("FORBIDDEN", "This move is the other person's.");
  }
  return { refused: "RequestMovedOn", message: "The request has moved on; see where it stands now.", request };
}

/** Moves a locked request and keeps the move, whose number it gives; the caller has asked whether it is legal. */
export async function writeMove(tx: EntityManager, request: MentorshipRequestEntity, move: NewMove): Promise<number> {
  const { to, actorId, words, at, ...changes } = move;
  const from = request.state;
  const open = isOpen(to);
  Object.assign(request, changes, {
    state: to,
    updatedAt: at,
    closedAt: open ? null : at,
    remindAt: open ? request.remindAt : null,
  });
  const { state, updatedAt, closedAt, remindAt } = request;
  await tx.update(MentorshipRequestEntity, { id: request.id }, { ...changes, state, updatedAt, closedAt, remindAt });
  return insertMove(tx, { requestId: request.id, from, to, actorId, words, at });
}

interface MoveRow {
  readonly requestId: string;
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly actorId: string | null;
  readonly words: string | null;
  readonly at: Date;
}

/** The next row of a request's history; the request's lock, or its being new, keeps the numbers without doubles. */
export async function insertMove(tx: EntityManager, move: MoveRow): Promise<number> {
  const [row] = await rowsOf<{ number: number }>(
    tx,
    `insert into mentorship_request_move (request_id, number, actor_id, from_state, to_state, words, at)
     select $1::uuid, coalesce(max(number), 0) + 1, $2::uuid, $3, $4, $5, $6::timestamptz
     from mentorship_request_move where request_id = $1::uuid returning number`,
    [move.requestId, move.actorId, move.from, move.to, move.words, move.at],
  );
  if (!row) throw new Error("An insert of one row gave none back.");
  return row.number;
}

const everMoves = (side: "MENTEE" | "MENTOR", to: RequestState): boolean =>
  requestStatesBefore.some(from => mayMove(side, from, to));

const requestStatesBefore = ["SENT", "INFO_ASKED", "ANSWERED", "COUNTERED"] as const;
