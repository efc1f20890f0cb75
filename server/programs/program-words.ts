import { wordsOf } from "../kernel/words.js";

/** What a person is in a program. */
export const EnrollmentRoles = wordsOf("MENTEE", "MENTOR", "COORDINATOR");
export type EnrollmentRole = keyof typeof EnrollmentRoles;

/** How far an enrollment is. */
export const EnrollmentStatuses = wordsOf("PENDING", "ACTIVE", "DECLINED", "ENDED", "SUSPENDED");
export type EnrollmentStatus = keyof typeof EnrollmentStatuses;

/** Who may begin a mentorship. */
export const WhoAsksValues = wordsOf("MENTEE_REQUESTS", "COORDINATOR_ONLY");
export type WhoAsks = keyof typeof WhoAsksValues;

/** Whose joining waits for a coordinator. */
export const JoinApprovals = wordsOf("NOBODY", "MENTORS", "EVERYBODY");
export type JoinApproval = keyof typeof JoinApprovals;

/** Who may open a conversation without a mentorship. */
export const DirectChats = wordsOf("NOBODY", "COORDINATORS", "MEMBERS");
export type DirectChat = keyof typeof DirectChats;

/** Why a code does not let anybody in. */
export const InvitationFaults = wordsOf("UNKNOWN", "EXPIRED", "REVOKED", "USED_UP");
export type InvitationFault = keyof typeof InvitationFaults;
