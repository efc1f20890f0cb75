import { MentorshipEntity } from "./entities/mentorship.entity.js";
import { MentorshipFitEntity } from "./entities/mentorship-fit.entity.js";
import { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";
import { MentorshipRequestMoveEntity } from "./entities/mentorship-request-move.entity.js";

export type { AcceptOutcome } from "./accept-request.js";
export type { AnswerFit, AnswerFitOutcome } from "./answer-fit.js";
export {
  type AnswerTime,
  type AnswerTimeBand,
  answerTimeBand,
  answerTimeBandSql,
  answerTimeBands,
  answerTimeMinimum,
} from "./answer-times.js";
export type { ClosedMentorship, EndMentorship } from "./end-mentorship.js";
export type { MentorshipKind, MentorshipStatus } from "./entities/mentorship.entity.js";
export type { Fit } from "./entities/mentorship-fit.entity.js";
export { type DeclineReason, declineReasons } from "./entities/mentorship-request.entity.js";
export type { MentorshipsDeps } from "./mentorships.deps.js";
export type { RequestFilter } from "./mentorships.lists.js";
export type { Side } from "./mentorships.policy.js";
export { MentorshipsService } from "./mentorships.service.js";
export type { AnswerRequest, AskForInformation, DeclineRequest, MoveOutcome } from "./move-request.js";
export { type RePairingRequest, type UnfitPair, unfitPairsSql } from "./re-pairing.js";
export type { ReferRequest, RequestReferred } from "./refer-request.js";
export type { Referral } from "./referrals.js";
export { expiryOf } from "./reminder-times.js";
export type { MentorFull, RequestMentorship, RequestOutcome } from "./request-mentorship.js";
export type { RequestState } from "./request-moves.js";
export type { PairedByProgram, StartOutcome } from "./start-mentorship.js";
export { MentorshipEntity, MentorshipFitEntity, MentorshipRequestEntity, MentorshipRequestMoveEntity };

/** The tables of this room. */
export const mentorshipsEntities = [
  MentorshipRequestEntity,
  MentorshipRequestMoveEntity,
  MentorshipEntity,
  MentorshipFitEntity,
];
