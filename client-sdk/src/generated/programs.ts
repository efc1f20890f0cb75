// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { Sending } from "../core/outbox.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  ApproveEnrollmentInput,
  Cohort,
  CreateCohortInput,
  CreateInvitationInput,
  DeclineEnrollmentInput,
  DirectChat,
  Enrollment,
  EnrollmentRole,
  EnrollmentStatus,
  Invitation,
  InvitationFault,
  JoinApproval,
  JoinProgramInput,
  KnownDirectChat,
  KnownEnrollmentRole,
  KnownEnrollmentStatus,
  KnownJoinApproval,
  KnownWhoAsks,
  LeaveProgramInput,
  PauseMentoringInput,
  Program,
  ReinstateEnrollmentInput,
  ResumeMentoringInput,
  RevokeInvitationInput,
  SetMentorCapacityInput,
  SuspendEnrollmentInput,
  UpdateProgramPolicyInput,
  WhoAsks,
} from "./types.js";

/**
 * A mentoring program; visible to whoever is in it or waits to be, and by their own enrollment to who was or is
 * suspended.
 */
export interface ProgramParts {
  /** The program's id. */
  readonly id: string;
  /** Its stable name for whoever runs the server, such as `new-practitioners`. */
  readonly key: string;
  /** What people read. */
  readonly name: string;
  /** What it is about, with line breaks; null when nothing is said. */
  readonly description: string | null;
  /** Its rules. */
  readonly policy: {
    /** Living mentorships a mentor takes who has set no capacity, 0 to 100. */
    readonly defaultCapacity: number;
    /** Who may open a conversation without a mentorship. */
    readonly directChat: DirectChat;
    /** Whose joining waits for a coordinator. */
    readonly joinApproval: JoinApproval;
    /** Requests a mentee may have open at once, 1 to 100. */
    readonly openRequests: number;
    /** Days until an open request expires, 1 to 90. */
    readonly requestDays: number;
    /** Who may begin a mentorship. */
    readonly whoAsks: WhoAsks;
  };
  /** What the viewer may do in it. */
  readonly viewerCan: {
    /** Whether the viewer may make cohorts. */
    readonly createCohort: boolean;
    /** Whether the viewer decides who is let in, and sees everybody's enrollments. */
    readonly decideEnrollments: boolean;
    /** Whether the viewer may make and take back invitations. */
    readonly invite: boolean;
    /** Whether the viewer is in the program, or waits to be, and may leave. */
    readonly leave: boolean;
    /** Whether the viewer may change the policy. */
    readonly updatePolicy: boolean;
  };
}

/** A part of a program that starts together; visible to the program's members. */
export interface CohortParts {
  /** The cohort's id. */
  readonly id: string;
  /** Its name, of which the program has one. */
  readonly name: string;
  /** Its first day; null when none is set. */
  readonly startsOn: string | null;
  /** Its last day; null when none is set. */
  readonly endsOn: string | null;
  /** When it was made. */
  readonly createdAt: string;
}

/** A way into a program by code; visible to its coordinators. */
export interface InvitationParts {
  /** The invitation's id. */
  readonly id: string;
  /** The code to hand out, such as `K7QM-W2RT-X9PB`. Case and hyphens do not matter when it is typed in. */
  readonly code: string;
  /** What it makes of who takes it. */
  readonly role: EnrollmentRole;
  /** How many have come with it. */
  readonly uses: number;
  /** How many may come with it; null for as many as come. */
  readonly maxUses: number | null;
  /** When it was made. */
  readonly createdAt: string;
  /** When it ends by itself; null when it does not. */
  readonly expiresAt: string | null;
  /** When it was taken back; null when it was not. */
  readonly revokedAt: string | null;
  /** The cohort it leads into; null for none. */
  readonly cohort: {
    /** The cohort's id. */
    readonly id: string;
    /** Its name, of which the program has one. */
    readonly name: string;
  } | null;
  /** What the viewer may do with it. */
  readonly viewerCan: {
    /** Whether the viewer may take it back: a coordinator, while it is not taken back. */
    readonly revoke: boolean;
  };
}

/**
 * One person in one role of a program. Members see the active ones; pending, declined, ended and suspended ones are
 * seen by the person and the coordinators.
 */
export interface EnrollmentParts {
  /** The enrollment's id. */
  readonly id: string;
  /** What the person is. */
  readonly role: EnrollmentRole;
  /** How far it is. */
  readonly status: EnrollmentStatus;
  /** When the person first came with an invitation for this role. */
  readonly createdAt: string;
  /**
   * Living mentorships this mentor takes at once; null for other roles and for whoever is neither the mentor nor a
   * coordinator.
   */
  readonly capacity: number | null;
  /** Whether this mentor takes no requests now; false for other roles. */
  readonly isPaused: boolean;
  /** When the pause ends by itself; null when there is none and for one without an end. */
  readonly pausedUntil: string | null;
  /** Since when a coordinator has suspended it; null when it is not SUSPENDED. */
  readonly suspendedAt: string | null;
  /**
   * Why it is suspended, with line breaks; null when nothing was said, when it is not SUSPENDED, and for everybody but
   * the program's coordinators.
   */
  readonly suspensionReason: string | null;
  /** Who. */
  readonly person: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** Where. */
  readonly program: {
    /** The program's id. */
    readonly id: string;
    /** Its stable name for whoever runs the server, such as `new-practitioners`. */
    readonly key: string;
    /** What people read. */
    readonly name: string;
  };
  /** With which cohort; null for none. */
  readonly cohort: {
    /** The cohort's id. */
    readonly id: string;
    /** Its name, of which the program has one. */
    readonly name: string;
  } | null;
  /** What the viewer may do with it. */
  readonly viewerCan: {
    /** Whether the viewer may let the person in. */
    readonly approve: boolean;
    /** Whether the viewer may say no. */
    readonly decline: boolean;
    /** Whether the viewer may set the capacity, pause and resume: a mentor's own or a coordinator. */
    readonly manageMentoring: boolean;
    /** Whether the viewer may give back what a suspension took. */
    readonly reinstate: boolean;
    /** Whether the viewer may take the person out of the program for a while: a coordinator, of others. */
    readonly suspend: boolean;
  };
}

export type ProgramsEnrollmentsInput = {
  /** Only this cohort; null takes everybody. */
  readonly cohortId?: string | null;
  /** Only this role; null takes every role. */
  readonly role?: KnownEnrollmentRole | null;
  /** Only those so far; null takes every state. */
  readonly status?: KnownEnrollmentStatus | null;
};

/** The viewer is in the program, or waits to be let in: the enrollment's status says which. */
export interface ProgramsJoinSuccess {
  /** The viewer's enrollment. */
  readonly enrollment: EnrollmentParts;
}

/** The person is suspended from the program; a coordinator must reinstate them first. */
export interface EnrollmentSuspended extends Refusal<"ENROLLMENT_SUSPENDED"> {
  /** The suspended enrollment, maybe in another role. */
  readonly enrollment: EnrollmentParts;
}

/** The code does not let anybody in. */
export interface InvitationNotValid extends Refusal<"INVITATION_NOT_VALID"> {
  /** Why not. */
  readonly reason: InvitationFault;
}

/** A coordinator has declined the viewer in this role before; another code does not change that. */
export interface JoiningDeclined extends Refusal<"JOINING_DECLINED"> {
  /** The declined enrollment. */
  readonly enrollment: EnrollmentParts;
}

/** What `join` gives: its success or a refusal. */
export type ProgramsJoinResult = ProgramsJoinSuccess | EnrollmentSuspended | InvitationNotValid | JoiningDeclined | UnknownRefusal;

/** The viewer has left. Mentorships and conversations go on until they are ended. */
export interface ProgramsLeaveSuccess {
  /** What the viewer has left. */
  readonly programId: string;
}

/** The viewer is the only coordinator and others are in the program. */
export interface LastCoordinator extends Refusal<"LAST_COORDINATOR"> {
  /** How many others would be without a coordinator. */
  readonly memberCount: number;
}

/** What `leave` gives: its success or a refusal. */
export type ProgramsLeaveResult = ProgramsLeaveSuccess | EnrollmentSuspended | LastCoordinator | UnknownRefusal;

/** What to leave. */
export type ProgramsLeaveInput = {
  /** The one role to give up; null for all of them. */
  readonly role?: KnownEnrollmentRole | null;
};

/** The person is in the program. */
export interface ProgramsApproveSuccess {
  /** The enrollment, ACTIVE. */
  readonly enrollment: EnrollmentParts;
}

/** The enrollment does not wait for a decision. */
export interface EnrollmentNotPending extends Refusal<"ENROLLMENT_NOT_PENDING"> {
  /** How far it is instead. */
  readonly status: EnrollmentStatus;
}

/** What `approve` gives: its success or a refusal. */
export type ProgramsApproveResult = ProgramsApproveSuccess | EnrollmentNotPending | EnrollmentSuspended | UnknownRefusal;

/** The person is not let in. */
export interface ProgramsDeclineSuccess {
  /** The enrollment, DECLINED. */
  readonly enrollment: EnrollmentParts;
}

/** What `decline` gives: its success or a refusal. */
export type ProgramsDeclineResult = ProgramsDeclineSuccess | EnrollmentNotPending | UnknownRefusal;

/** The person is suspended from the program; if they were before, nothing has changed. */
export interface ProgramsSuspendSuccess {
  /** The enrollment, SUSPENDED, as are the person's other roles. */
  readonly enrollment: EnrollmentParts;
}

/** The person is not in the program by this enrollment. */
export interface EnrollmentNotActive extends Refusal<"ENROLLMENT_NOT_ACTIVE"> {
  /** How far it is instead. */
  readonly status: EnrollmentStatus;
}

/** What `suspend` gives: its success or a refusal. */
export type ProgramsSuspendResult = ProgramsSuspendSuccess | EnrollmentNotActive | UnknownRefusal;

/** Whom to suspend. */
export type ProgramsSuspendInput = {
  /** Why, for the program's coordinators alone, at most 1000 characters; null when nothing is said. */
  readonly reason?: string | null;
};

/** The person is in the program; if they were not suspended, nothing has changed. */
export interface ProgramsReinstateSuccess {
  /** The enrollment, ACTIVE, as are the other roles that were suspended. */
  readonly enrollment: EnrollmentParts;
}

/** The enrollment is neither suspended nor active. */
export interface EnrollmentNotSuspended extends Refusal<"ENROLLMENT_NOT_SUSPENDED"> {
  /** How far it is instead. */
  readonly status: EnrollmentStatus;
}

/** What `reinstate` gives: its success or a refusal. */
export type ProgramsReinstateResult = ProgramsReinstateSuccess | EnrollmentNotSuspended | UnknownRefusal;

/** The capacity is set. */
export interface ProgramsSetCapacitySuccess {
  /** The mentor's enrollment. */
  readonly enrollment: EnrollmentParts;
}

/** What `setCapacity` gives: its success or a refusal. */
export type ProgramsSetCapacityResult = ProgramsSetCapacitySuccess | UnknownRefusal;

/** How many mentorships a mentor takes. */
export type ProgramsSetCapacityInput = {
  /**
   * Living mentorships at once, 0 to 100; null takes the program's default. Mentorships there are stay, also above it.
   */
  readonly capacity?: number | null;
};

/** The mentor is out of search and gets no requests until the pause ends. */
export interface ProgramsPauseMentoringSuccess {
  /** The mentor's enrollment. */
  readonly enrollment: EnrollmentParts;
}

/** What `pauseMentoring` gives: its success or a refusal. */
export type ProgramsPauseMentoringResult = ProgramsPauseMentoringSuccess | UnknownRefusal;

/** A pause of a mentor. */
export type ProgramsPauseMentoringInput = {
  /** When the pause ends by itself, later than now; null for when it is taken back. */
  readonly until?: string | null;
};

/** The mentor can be found and asked. */
export interface ProgramsResumeMentoringSuccess {
  /** The mentor's enrollment. */
  readonly enrollment: EnrollmentParts;
}

/** What `resumeMentoring` gives: its success or a refusal. */
export type ProgramsResumeMentoringResult = ProgramsResumeMentoringSuccess | UnknownRefusal;

/** The cohort is made. */
export interface ProgramsCreateCohortSuccess {
  /** The cohort. */
  readonly cohort: CohortParts;
}

/** The program has a cohort of this name. */
export interface CohortNameTaken extends Refusal<"COHORT_NAME_TAKEN"> {
  /** The one that is there. */
  readonly cohort: CohortParts;
}

/** What `createCohort` gives: its success or a refusal. */
export type ProgramsCreateCohortResult = ProgramsCreateCohortSuccess | CohortNameTaken | UnknownRefusal;

/** A cohort to make. */
export type ProgramsCreateCohortInput = {
  /** Chosen by the client, at most 64 characters; asking again with the same one makes nothing more. */
  readonly clientId?: string;
  /** Its last day, not before the first; null for none. */
  readonly endsOn?: string | null;
  /** Its name, 1 to 100 characters, not that of another cohort of the program. */
  readonly name: string;
  /** Its first day; null for none. */
  readonly startsOn?: string | null;
};

/** The invitation is made. */
export interface ProgramsCreateInvitationSuccess {
  /** The invitation, with its code. */
  readonly invitation: InvitationParts;
}

/** What `createInvitation` gives: its success or a refusal. */
export type ProgramsCreateInvitationResult = ProgramsCreateInvitationSuccess | UnknownRefusal;

/** An invitation to make. */
export type ProgramsCreateInvitationInput = {
  /** Chosen by the client, at most 64 characters; asking again with the same one makes nothing more. */
  readonly clientId?: string;
  /** A cohort of the program to lead into; null for none. */
  readonly cohortId?: string | null;
  /** When it ends by itself, later than now; null for never. */
  readonly expiresAt?: string | null;
  /** How many may come with it, 1 to 100000; null for as many as come. */
  readonly maxUses?: number | null;
  /** What it makes of who takes it. */
  readonly role: KnownEnrollmentRole;
};

/** The invitation lets nobody in any more. */
export interface ProgramsRevokeInvitationSuccess {
  /** The invitation. */
  readonly invitation: InvitationParts;
}

/** What `revokeInvitation` gives: its success or a refusal. */
export type ProgramsRevokeInvitationResult = ProgramsRevokeInvitationSuccess | UnknownRefusal;

/** The policy is changed. */
export interface ProgramsUpdatePolicySuccess {
  /** The program. */
  readonly program: ProgramParts;
}

/** What `updatePolicy` gives: its success or a refusal. */
export type ProgramsUpdatePolicyResult = ProgramsUpdatePolicySuccess | UnknownRefusal;

/** What changes in a program's policy: a field left out, or null, stays as it is. */
export type ProgramsUpdatePolicyInput = {
  /** Living mentorships of a mentor who has set no capacity, 0 to 100; null leaves it. */
  readonly defaultCapacity?: number | null;
  /** Who may open a conversation without a mentorship; null leaves it. Conversations there are stay. */
  readonly directChat?: KnownDirectChat | null;
  /** Whose joining waits for a coordinator; null leaves it. Who waits goes on waiting. */
  readonly joinApproval?: KnownJoinApproval | null;
  /** Requests a mentee may have open at once, 1 to 100; null leaves it. Requests that are open stay. */
  readonly openRequests?: number | null;
  /** Days until a request expires, 1 to 90; null leaves it. Requests that are open keep their day. */
  readonly requestDays?: number | null;
  /** Who may begin a mentorship; null leaves it. */
  readonly whoAsks?: KnownWhoAsks | null;
};

/** Programs, who is in them, and how one comes in. */
export interface ProgramsDomain {
  /**
   * A program the viewer is in or waits to be let into; null for every other.
   *
   * @param id The program.
   */
  program(id: string): Promise<ProgramParts | null>;
  /** The same with exactly what is selected. */
  program<const S extends Selection<Program>>(id: string, selection: Exact<S, Selection<Program>>): Promise<Selected<Program, S> | null>;

  /** The viewer's own enrollments in every state, newest first. */
  myEnrollments(options?: PageOptions): Pages<EnrollmentParts>;
  /** The same with exactly what is selected. */
  myEnrollments<const S extends Selection<Enrollment>>(options: PageOptions | undefined, selection: Exact<S, Selection<Enrollment>>): Pages<Selected<Enrollment, S>>;

  /**
   * Who is in a program, in the order they came. Coordinators see everybody in every state; members see their own
   * enrollments and the active ones, without people whom they have blocked or who have blocked them.
   *
   * @param programId A program the viewer is in.
   */
  enrollments(programId: string, input?: ProgramsEnrollmentsInput, options?: PageOptions): Pages<EnrollmentParts>;
  /** The same with exactly what is selected. */
  enrollments<const S extends Selection<Enrollment>>(programId: string, input: ProgramsEnrollmentsInput | undefined, options: PageOptions | undefined, selection: Exact<S, Selection<Enrollment>>): Pages<Selected<Enrollment, S>>;

  /**
   * Takes an invitation. Doing so again gives the enrollment there is and uses nothing up.
   *
   * Refusals:
   * - `ENROLLMENT_SUSPENDED`: The person is suspended from the program; a coordinator must reinstate them first.
   * - `INVITATION_NOT_VALID`: The code does not let anybody in.
   * - `JOINING_DECLINED`: A coordinator has declined the viewer in this role before; another code does not change
   *   that.
   */
  join(input: JoinProgramInput): Promise<ProgramsJoinResult>;

  /**
   * Leaves a program, or gives one role in it up: no reason is asked and nobody is at fault.
   *
   * Refusals:
   * - `ENROLLMENT_SUSPENDED`: The person is suspended from the program; a coordinator must reinstate them first.
   * - `LAST_COORDINATOR`: The viewer is the only coordinator and others are in the program.
   *
   * @param programId A program the viewer is in, or waits to be let into.
   */
  leave(programId: string, input?: ProgramsLeaveInput): Promise<ProgramsLeaveResult>;

  /**
   * Lets somebody in who waits, or who was declined; for the program's coordinators.
   *
   * Refusals:
   * - `ENROLLMENT_NOT_PENDING`: The enrollment does not wait for a decision.
   * - `ENROLLMENT_SUSPENDED`: The person is suspended from the program; a coordinator must reinstate them first.
   *
   * @param enrollmentId An enrollment in a program the viewer coordinates, PENDING or DECLINED.
   */
  approve(enrollmentId: string): Promise<ProgramsApproveResult>;

  /**
   * Does not let somebody in who waits; for the program's coordinators.
   *
   * Refusals:
   * - `ENROLLMENT_NOT_PENDING`: The enrollment does not wait for a decision.
   *
   * @param enrollmentId A PENDING enrollment in a program the viewer coordinates.
   */
  decline(enrollmentId: string): Promise<ProgramsDeclineResult>;

  /**
   * Takes somebody else out of a program until they are reinstated, in all their roles in it; for the program's
   * coordinators. While it lasts the person is no member: they are not found and not asked, find nobody, make no
   * request and no move on one but taking their own back, have no rights of a coordinator, and neither join in another
   * role nor leave. They read and write nothing in the program's conversations, also those of their mentorships, and
   * what they follow there ends at once. It ends no mentorship and no request, takes nobody out of a conversation, and
   * leaves the account and other programs alone. The person sees that they are suspended and is not told why; others
   * are not told.
   *
   * Refusals:
   * - `ENROLLMENT_NOT_ACTIVE`: The person is not in the program by this enrollment.
   *
   * @param enrollmentId An ACTIVE enrollment of somebody else in a program the viewer coordinates, whichever of their
   * roles.
   */
  suspend(enrollmentId: string, input?: ProgramsSuspendInput): Promise<ProgramsSuspendResult>;

  /**
   * Ends a suspension and gives back all that it took, with what was said in the conversations meanwhile; for the
   * program's coordinators. Streams that it ended must be subscribed to again.
   *
   * Refusals:
   * - `ENROLLMENT_NOT_SUSPENDED`: The enrollment is neither suspended nor active.
   *
   * @param enrollmentId A SUSPENDED enrollment in a program the viewer coordinates.
   */
  reinstate(enrollmentId: string): Promise<ProgramsReinstateResult>;

  /**
   * Sets how many mentorships a mentor takes at once; for the mentor and the program's coordinators.
   *
   * @param enrollmentId An active enrollment as MENTOR: the viewer's own, or of a program they coordinate.
   */
  setCapacity(enrollmentId: string, input?: ProgramsSetCapacityInput): Promise<ProgramsSetCapacityResult>;

  /**
   * Takes a mentor out of search and requests for a while; for the mentor and the program's coordinators.
   *
   * @param enrollmentId An active enrollment as MENTOR: the viewer's own, or of a program they coordinate.
   */
  pauseMentoring(enrollmentId: string, input?: ProgramsPauseMentoringInput): Promise<ProgramsPauseMentoringResult>;

  /**
   * Ends a mentor's pause; for the mentor and the program's coordinators.
   *
   * @param enrollmentId An active enrollment as MENTOR: the viewer's own, or of a program they coordinate.
   */
  resumeMentoring(enrollmentId: string): Promise<ProgramsResumeMentoringResult>;

  /**
   * A program's cohorts in the order they were made, for its members.
   *
   * @param programId The program.
   */
  cohorts(programId: string, options?: PageOptions): Pages<CohortParts>;
  /** The same with exactly what is selected. */
  cohorts<const S extends Selection<Cohort>>(programId: string, options: PageOptions | undefined, selection: Exact<S, Selection<Cohort>>): Pages<Selected<Cohort, S>>;

  /**
   * Makes a cohort; for the program's coordinators.
   *
   * Refusals:
   * - `COHORT_NAME_TAKEN`: The program has a cohort of this name.
   *
   * @param programId A program the viewer coordinates.
   */
  createCohort(programId: string, input: ProgramsCreateCohortInput): Sending<ProgramsCreateCohortResult, CreateCohortInput>;

  /**
   * A program's invitations, newest first, for its coordinators.
   *
   * @param programId The program.
   */
  invitations(programId: string, options?: PageOptions): Pages<InvitationParts>;
  /** The same with exactly what is selected. */
  invitations<const S extends Selection<Invitation>>(programId: string, options: PageOptions | undefined, selection: Exact<S, Selection<Invitation>>): Pages<Selected<Invitation, S>>;

  /**
   * Makes an invitation with a code of its own; for the program's coordinators.
   *
   * @param programId A program the viewer coordinates.
   */
  createInvitation(programId: string, input: ProgramsCreateInvitationInput): Sending<ProgramsCreateInvitationResult, CreateInvitationInput>;

  /**
   * Takes an invitation back; for the program's coordinators. Who came with it stays.
   *
   * @param invitationId An invitation to a program the viewer coordinates.
   */
  revokeInvitation(invitationId: string): Promise<ProgramsRevokeInvitationResult>;

  /**
   * Changes a program's rules; for its coordinators.
   *
   * @param programId A program the viewer coordinates.
   */
  updatePolicy(programId: string, input?: ProgramsUpdatePolicyInput): Promise<ProgramsUpdatePolicyResult>;
}

const programPartsFragment = "fragment ProgramParts on Program{id key name description policy{defaultCapacity directChat joinApproval openRequests requestDays whoAsks}viewerCan{createCohort decideEnrollments invite leave updatePolicy}}";
const cohortPartsFragment = "fragment CohortParts on Cohort{id name startsOn endsOn createdAt}";
const invitationPartsFragment = "fragment InvitationParts on Invitation{id code role uses maxUses createdAt expiresAt revokedAt cohort{id name}viewerCan{revoke}}";
const enrollmentPartsFragment = "fragment EnrollmentParts on Enrollment{id role status createdAt capacity isPaused pausedUntil suspendedAt suspensionReason person{id displayName}program{id key name}cohort{id name}viewerCan{approve decline manageMentoring reinstate suspend}}";

export type ProgramsProgramData = {
  readonly program: ProgramParts | null;
};
export type ProgramsProgramVariables = {
  /** The program. */
  readonly id: string;
};
export const ProgramsProgramDocument = `query ProgramsProgram($id:ID!){program(id:$id){...ProgramParts}}${programPartsFragment}` as Document<ProgramsProgramData, ProgramsProgramVariables>;

export type ProgramsMyEnrollmentsData = {
  readonly myEnrollments: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly EnrollmentParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type ProgramsMyEnrollmentsVariables = {
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const ProgramsMyEnrollmentsDocument = `query ProgramsMyEnrollments($first:Int$after:String){myEnrollments(first:$first after:$after){nodes{...EnrollmentParts}pageInfo{endCursor hasNextPage}}}${enrollmentPartsFragment}` as Document<ProgramsMyEnrollmentsData, ProgramsMyEnrollmentsVariables>;

export type ProgramsEnrollmentsData = {
  readonly enrollments: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly EnrollmentParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type ProgramsEnrollmentsVariables = {
  /** A program the viewer is in. */
  readonly programId: string;
  /** Only this cohort; null takes everybody. */
  readonly cohortId?: string | null;
  /** Only this role; null takes every role. */
  readonly role?: KnownEnrollmentRole | null;
  /** Only those so far; null takes every state. */
  readonly status?: KnownEnrollmentStatus | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const ProgramsEnrollmentsDocument = `query ProgramsEnrollments($programId:ID!$cohortId:ID$role:EnrollmentRole$status:EnrollmentStatus$first:Int$after:String){enrollments(programId:$programId cohortId:$cohortId role:$role status:$status first:$first after:$after){nodes{...EnrollmentParts}pageInfo{endCursor hasNextPage}}}${enrollmentPartsFragment}` as Document<ProgramsEnrollmentsData, ProgramsEnrollmentsVariables>;

export type ProgramsJoinData = {
  readonly joinProgram: {
    readonly __typename: "EnrollmentSuspended";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The suspended enrollment, maybe in another role. */
    readonly enrollment: EnrollmentParts;
  } | {
    readonly __typename: "InvitationNotValid";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** Why not. */
    readonly reason: InvitationFault;
  } | {
    readonly __typename: "JoinProgramSuccess";
    /** The viewer's enrollment. */
    readonly enrollment: EnrollmentParts;
  } | {
    readonly __typename: "JoiningDeclined";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The declined enrollment. */
    readonly enrollment: EnrollmentParts;
  };
};
export type ProgramsJoinVariables = {
  /** What is asked. */
  readonly input: JoinProgramInput;
};
export const ProgramsJoinDocument = `mutation ProgramsJoin($input:JoinProgramInput!){joinProgram(input:$input){__typename ...on JoinProgramSuccess{enrollment{...EnrollmentParts}}...on Refusal{refusalMessage:message}...on EnrollmentSuspended{enrollment{...EnrollmentParts}}...on InvitationNotValid{reason}...on JoiningDeclined{enrollment{...EnrollmentParts}}}}${enrollmentPartsFragment}` as Document<ProgramsJoinData, ProgramsJoinVariables>;

export type ProgramsLeaveData = {
  readonly leaveProgram: {
    readonly __typename: "EnrollmentSuspended";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The suspended enrollment, maybe in another role. */
    readonly enrollment: EnrollmentParts;
  } | {
    readonly __typename: "LastCoordinator";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How many others would be without a coordinator. */
    readonly memberCount: number;
  } | {
    readonly __typename: "LeaveProgramSuccess";
    /** What the viewer has left. */
    readonly programId: string;
  };
};
export type ProgramsLeaveVariables = {
  /** What is asked. */
  readonly input: LeaveProgramInput;
};
export const ProgramsLeaveDocument = `mutation ProgramsLeave($input:LeaveProgramInput!){leaveProgram(input:$input){__typename ...on LeaveProgramSuccess{programId}...on Refusal{refusalMessage:message}...on EnrollmentSuspended{enrollment{...EnrollmentParts}}...on LastCoordinator{memberCount}}}${enrollmentPartsFragment}` as Document<ProgramsLeaveData, ProgramsLeaveVariables>;

export type ProgramsApproveData = {
  readonly approveEnrollment: {
    readonly __typename: "ApproveEnrollmentSuccess";
    /** The enrollment, ACTIVE. */
    readonly enrollment: EnrollmentParts;
  } | {
    readonly __typename: "EnrollmentNotPending";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How far it is instead. */
    readonly status: EnrollmentStatus;
  } | {
    readonly __typename: "EnrollmentSuspended";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The suspended enrollment, maybe in another role. */
    readonly enrollment: EnrollmentParts;
  };
};
export type ProgramsApproveVariables = {
  /** What is asked. */
  readonly input: ApproveEnrollmentInput;
};
export const ProgramsApproveDocument = `mutation ProgramsApprove($input:ApproveEnrollmentInput!){approveEnrollment(input:$input){__typename ...on ApproveEnrollmentSuccess{enrollment{...EnrollmentParts}}...on Refusal{refusalMessage:message}...on EnrollmentNotPending{status}...on EnrollmentSuspended{enrollment{...EnrollmentParts}}}}${enrollmentPartsFragment}` as Document<ProgramsApproveData, ProgramsApproveVariables>;

export type ProgramsDeclineData = {
  readonly declineEnrollment: {
    readonly __typename: "DeclineEnrollmentSuccess";
    /** The enrollment, DECLINED. */
    readonly enrollment: EnrollmentParts;
  } | {
    readonly __typename: "EnrollmentNotPending";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How far it is instead. */
    readonly status: EnrollmentStatus;
  };
};
export type ProgramsDeclineVariables = {
  /** What is asked. */
  readonly input: DeclineEnrollmentInput;
};
export const ProgramsDeclineDocument = `mutation ProgramsDecline($input:DeclineEnrollmentInput!){declineEnrollment(input:$input){__typename ...on DeclineEnrollmentSuccess{enrollment{...EnrollmentParts}}...on Refusal{refusalMessage:message}...on EnrollmentNotPending{status}}}${enrollmentPartsFragment}` as Document<ProgramsDeclineData, ProgramsDeclineVariables>;

export type ProgramsSuspendData = {
  readonly suspendEnrollment: {
    readonly __typename: "EnrollmentNotActive";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How far it is instead. */
    readonly status: EnrollmentStatus;
  } | {
    readonly __typename: "SuspendEnrollmentSuccess";
    /** The enrollment, SUSPENDED, as are the person's other roles. */
    readonly enrollment: EnrollmentParts;
  };
};
export type ProgramsSuspendVariables = {
  /** What is asked. */
  readonly input: SuspendEnrollmentInput;
};
export const ProgramsSuspendDocument = `mutation ProgramsSuspend($input:SuspendEnrollmentInput!){suspendEnrollment(input:$input){__typename ...on SuspendEnrollmentSuccess{enrollment{...EnrollmentParts}}...on Refusal{refusalMessage:message}...on EnrollmentNotActive{status}}}${enrollmentPartsFragment}` as Document<ProgramsSuspendData, ProgramsSuspendVariables>;

export type ProgramsReinstateData = {
  readonly reinstateEnrollment: {
    readonly __typename: "EnrollmentNotSuspended";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How far it is instead. */
    readonly status: EnrollmentStatus;
  } | {
    readonly __typename: "ReinstateEnrollmentSuccess";
    /** The enrollment, ACTIVE, as are the other roles that were suspended. */
    readonly enrollment: EnrollmentParts;
  };
};
export type ProgramsReinstateVariables = {
  /** What is asked. */
  readonly input: ReinstateEnrollmentInput;
};
export const ProgramsReinstateDocument = `mutation ProgramsReinstate($input:ReinstateEnrollmentInput!){reinstateEnrollment(input:$input){__typename ...on ReinstateEnrollmentSuccess{enrollment{...EnrollmentParts}}...on Refusal{refusalMessage:message}...on EnrollmentNotSuspended{status}}}${enrollmentPartsFragment}` as Document<ProgramsReinstateData, ProgramsReinstateVariables>;

export type ProgramsSetCapacityData = {
  readonly setMentorCapacity: {
    readonly __typename: "SetMentorCapacitySuccess";
    /** The mentor's enrollment. */
    readonly enrollment: EnrollmentParts;
  };
};
export type ProgramsSetCapacityVariables = {
  /** What is asked. */
  readonly input: SetMentorCapacityInput;
};
export const ProgramsSetCapacityDocument = `mutation ProgramsSetCapacity($input:SetMentorCapacityInput!){setMentorCapacity(input:$input){__typename ...on SetMentorCapacitySuccess{enrollment{...EnrollmentParts}}}}${enrollmentPartsFragment}` as Document<ProgramsSetCapacityData, ProgramsSetCapacityVariables>;

export type ProgramsPauseMentoringData = {
  readonly pauseMentoring: {
    readonly __typename: "PauseMentoringSuccess";
    /** The mentor's enrollment. */
    readonly enrollment: EnrollmentParts;
  };
};
export type ProgramsPauseMentoringVariables = {
  /** What is asked. */
  readonly input: PauseMentoringInput;
};
export const ProgramsPauseMentoringDocument = `mutation ProgramsPauseMentoring($input:PauseMentoringInput!){pauseMentoring(input:$input){__typename ...on PauseMentoringSuccess{enrollment{...EnrollmentParts}}}}${enrollmentPartsFragment}` as Document<ProgramsPauseMentoringData, ProgramsPauseMentoringVariables>;

export type ProgramsResumeMentoringData = {
  readonly resumeMentoring: {
    readonly __typename: "ResumeMentoringSuccess";
    /** The mentor's enrollment. */
    readonly enrollment: EnrollmentParts;
  };
};
export type ProgramsResumeMentoringVariables = {
  /** What is asked. */
  readonly input: ResumeMentoringInput;
};
export const ProgramsResumeMentoringDocument = `mutation ProgramsResumeMentoring($input:ResumeMentoringInput!){resumeMentoring(input:$input){__typename ...on ResumeMentoringSuccess{enrollment{...EnrollmentParts}}}}${enrollmentPartsFragment}` as Document<ProgramsResumeMentoringData, ProgramsResumeMentoringVariables>;

export type ProgramsCohortsData = {
  readonly cohorts: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly CohortParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type ProgramsCohortsVariables = {
  /** The program. */
  readonly programId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const ProgramsCohortsDocument = `query ProgramsCohorts($programId:ID!$first:Int$after:String){cohorts(programId:$programId first:$first after:$after){nodes{...CohortParts}pageInfo{endCursor hasNextPage}}}${cohortPartsFragment}` as Document<ProgramsCohortsData, ProgramsCohortsVariables>;

export type ProgramsCreateCohortData = {
  readonly createCohort: {
    readonly __typename: "CohortNameTaken";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The one that is there. */
    readonly cohort: CohortParts;
  } | {
    readonly __typename: "CreateCohortSuccess";
    /** The cohort. */
    readonly cohort: CohortParts;
  };
};
export type ProgramsCreateCohortVariables = {
  /** What is asked. */
  readonly input: CreateCohortInput;
};
export const ProgramsCreateCohortDocument = `mutation ProgramsCreateCohort($input:CreateCohortInput!){createCohort(input:$input){__typename ...on CreateCohortSuccess{cohort{...CohortParts}}...on Refusal{refusalMessage:message}...on CohortNameTaken{cohort{...CohortParts}}}}${cohortPartsFragment}` as Document<ProgramsCreateCohortData, ProgramsCreateCohortVariables>;

export type ProgramsInvitationsData = {
  readonly invitations: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly InvitationParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type ProgramsInvitationsVariables = {
  /** The program. */
  readonly programId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const ProgramsInvitationsDocument = `query ProgramsInvitations($programId:ID!$first:Int$after:String){invitations(programId:$programId first:$first after:$after){nodes{...InvitationParts}pageInfo{endCursor hasNextPage}}}${invitationPartsFragment}` as Document<ProgramsInvitationsData, ProgramsInvitationsVariables>;

export type ProgramsCreateInvitationData = {
  readonly createInvitation: {
    readonly __typename: "CreateInvitationSuccess";
    /** The invitation, with its code. */
    readonly invitation: InvitationParts;
  };
};
export type ProgramsCreateInvitationVariables = {
  /** What is asked. */
  readonly input: CreateInvitationInput;
};
export const ProgramsCreateInvitationDocument = `mutation ProgramsCreateInvitation($input:CreateInvitationInput!){createInvitation(input:$input){__typename ...on CreateInvitationSuccess{invitation{...InvitationParts}}}}${invitationPartsFragment}` as Document<ProgramsCreateInvitationData, ProgramsCreateInvitationVariables>;

export type ProgramsRevokeInvitationData = {
  readonly revokeInvitation: {
    readonly __typename: "RevokeInvitationSuccess";
    /** The invitation. */
    readonly invitation: InvitationParts;
  };
};
export type ProgramsRevokeInvitationVariables = {
  /** What is asked. */
  readonly input: RevokeInvitationInput;
};
export const ProgramsRevokeInvitationDocument = `mutation ProgramsRevokeInvitation($input:RevokeInvitationInput!){revokeInvitation(input:$input){__typename ...on RevokeInvitationSuccess{invitation{...InvitationParts}}}}${invitationPartsFragment}` as Document<ProgramsRevokeInvitationData, ProgramsRevokeInvitationVariables>;

export type ProgramsUpdatePolicyData = {
  readonly updateProgramPolicy: {
    readonly __typename: "UpdateProgramPolicySuccess";
    /** The program. */
    readonly program: ProgramParts;
  };
};
export type ProgramsUpdatePolicyVariables = {
  /** What is asked. */
  readonly input: UpdateProgramPolicyInput;
};
export const ProgramsUpdatePolicyDocument = `mutation ProgramsUpdatePolicy($input:UpdateProgramPolicyInput!){updateProgramPolicy(input:$input){__typename ...on UpdateProgramPolicySuccess{program{...ProgramParts}}}}${programPartsFragment}` as Document<ProgramsUpdatePolicyData, ProgramsUpdatePolicyVariables>;

/** Programs, who is in them, and how one comes in. */
export const programs = (core: Core): ProgramsDomain => ({
  program: (id: string, selection?: AnySelection) => core.query(ProgramsProgramDocument, { id }, selection),
  myEnrollments: (options?: PageOptions, selection?: AnySelection) => core.pages(ProgramsMyEnrollmentsDocument, {}, options, selection),
  enrollments: (programId: string, input?: Named, options?: PageOptions, selection?: AnySelection) => core.pages(ProgramsEnrollmentsDocument, { programId, ...input }, options, selection),
  join: input => core.mutate(ProgramsJoinDocument, input),
  leave: (programId, input) => core.mutate(ProgramsLeaveDocument, { programId, ...input }),
  approve: enrollmentId => core.mutate(ProgramsApproveDocument, { enrollmentId }),
  decline: enrollmentId => core.mutate(ProgramsDeclineDocument, { enrollmentId }),
  suspend: (enrollmentId, input) => core.mutate(ProgramsSuspendDocument, { enrollmentId, ...input }),
  reinstate: enrollmentId => core.mutate(ProgramsReinstateDocument, { enrollmentId }),
  setCapacity: (enrollmentId, input) => core.mutate(ProgramsSetCapacityDocument, { enrollmentId, ...input }),
  pauseMentoring: (enrollmentId, input) => core.mutate(ProgramsPauseMentoringDocument, { enrollmentId, ...input }),
  resumeMentoring: enrollmentId => core.mutate(ProgramsResumeMentoringDocument, { enrollmentId }),
  cohorts: (programId: string, options?: PageOptions, selection?: AnySelection) => core.pages(ProgramsCohortsDocument, { programId }, options, selection),
  createCohort: (programId, input) => core.send(ProgramsCreateCohortDocument, { programId, ...input }, "programId"),
  invitations: (programId: string, options?: PageOptions, selection?: AnySelection) => core.pages(ProgramsInvitationsDocument, { programId }, options, selection),
  createInvitation: (programId, input) => core.send(ProgramsCreateInvitationDocument, { programId, ...input }, "programId"),
  revokeInvitation: invitationId => core.mutate(ProgramsRevokeInvitationDocument, { invitationId }),
  updatePolicy: (programId, input) => core.mutate(ProgramsUpdatePolicyDocument, { programId, ...input }),
});
