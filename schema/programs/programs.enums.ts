import { registerEnumType } from "type-graphql";
import {
  DirectChats,
  EnrollmentRoles,
  EnrollmentStatuses,
  InvitationFaults,
  JoinApprovals,
  WhoAsksValues,
} from "../../server/programs/index.js";

registerEnumType(EnrollmentRoles, {
  name: "EnrollmentRole",
  description: "What a person is in a program; one person may be several.",
  valuesConfig: {
    MENTEE: { description: "Looks for mentors." },
    MENTOR: { description: "Can be asked for mentorships." },
    COORDINATOR: { description: "Runs the program." },
  },
});

registerEnumType(EnrollmentStatuses, {
  name: "EnrollmentStatus",
  description: "How far an enrollment is.",
  valuesConfig: {
    PENDING: { description: "Waits for a coordinator." },
    ACTIVE: { description: "In the program." },
    DECLINED: { description: "A coordinator said no." },
    ENDED: { description: "The person has left." },
    SUSPENDED: { description: "A coordinator has taken the person out of the program until they are reinstated." },
  },
});

registerEnumType(WhoAsksValues, {
  name: "WhoAsks",
  description: "Who may begin a mentorship.",
  valuesConfig: {
    MENTEE_REQUESTS: { description: "Mentees ask mentors." },
    COORDINATOR_ONLY: { description: "Coordinators alone bring people together." },
  },
});

registerEnumType(JoinApprovals, {
  name: "JoinApproval",
  description: "Whose joining waits for a coordinator.",
  valuesConfig: {
    NOBODY: { description: "An invitation is enough." },
    MENTORS: { description: "Mentors and coordinators wait, mentees do not." },
    EVERYBODY: { description: "Everybody waits." },
  },
});

registerEnumType(DirectChats, {
  name: "DirectChat",
  description: "Who may open a conversation without a mentorship.",
  valuesConfig: {
    NOBODY: { description: "Nobody." },
    COORDINATORS: { description: "A coordinator with a member, from either side." },
    MEMBERS: { description: "Any two members." },
  },
});

registerEnumType(InvitationFaults, {
  name: "InvitationFault",
  description: "Why a code does not let anybody in.",
  valuesConfig: {
    UNKNOWN: { description: "There is no invitation with this code." },
    EXPIRED: { description: "Its time is over." },
    REVOKED: { description: "A coordinator took it back." },
    USED_UP: { description: "It has been used as often as it may be." },
  },
});

export { DirectChats, EnrollmentRoles, EnrollmentStatuses, InvitationFaults, JoinApprovals, WhoAsksValues };
