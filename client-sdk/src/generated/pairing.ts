// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { Feed, StreamEnded, StreamReset, UnknownEvent } from "../core/feed.js";
import type { Sending } from "../core/outbox.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  CreatePairingRunInput,
  EditProposalInput,
  EditProspectOfPair,
  KnownPairingMentors,
  KnownPairingObjective,
  KnownPairingProposalState,
  MentorSearchDistanceInput,
  PairOfProgramInput,
  PairingChangeInput,
  PairingComparison,
  PairingLoad,
  PairingMove,
  PairingObjective,
  PairingOutlook,
  PairingPin,
  PairingPinKind,
  PairingProblem,
  PairingProposal,
  PairingProposalState,
  PairingRun,
  PairingRunInput,
  PairingRunState,
  PairingWhyNotCode,
  PublishPairingRunInput,
  SearchReasonCode,
  SearchReasonKind,
  StreamEndReason,
  StreamResetReason,
  UnpairedMentee,
  UnpairedReason,
  WhyNotPaired,
} from "./types.js";

/**
 * One human. Who may see which part of a profile is the person's own choice, field by field; what is hidden reads like
 * what was never given.
 */
export interface PairingPerson {
  /** The person's id; the same in every program. */
  readonly id: string;
  /** The name to show; visible to whoever shares a program or a conversation. */
  readonly displayName: string;
}

/**
 * One pairing of a program's or a cohort's mentees who have no mentor there yet. Only coordinators of the program see
 * it. Its inputs are taken when it is created; what changes later, a further run takes.
 */
export interface PairingRunParts {
  /** The run's id. */
  readonly id: string;
  /** The program it pairs. */
  readonly programId: string;
  /** What it is to reach. */
  readonly objective: PairingObjective;
  /** The seed of the lottery that breaks ties: the same inputs and seed give the same pairs. */
  readonly seed: number;
  /** How far it has come. */
  readonly state: PairingRunState;
  /** When it was asked for, and of when its inputs are. */
  readonly createdAt: string;
  /** When it was solved; null before, and when it never was. */
  readonly solvedAt: string | null;
  /** When its last pair was published; null before. */
  readonly publishedAt: string | null;
  /** The cohort whose mentees it pairs; null for those of the whole program. */
  readonly cohort: {
    /** The cohort's id. */
    readonly id: string;
    /** Its name, of which the program has one. */
    readonly name: string;
  } | null;
  /** What it came to, in numbers; null until it is solved. */
  readonly measures: {
    /** Mentees who took part. */
    readonly menteeCount: number;
    /** Mentors who took part. */
    readonly mentorCount: number;
    /** Mentees who have a mentor by it. */
    readonly pairedCount: number;
    /** Mentees who have none. */
    readonly unpairedCount: number;
    /** The mentees without a mentor by reason, one entry for each reason. */
    readonly unpairedByReason: readonly {
      /** The reason. */
      readonly reason: UnpairedReason;
      /** How many. */
      readonly count: number;
    }[];
    /** Mentees who like none of their candidates better than the mentor they have. */
    readonly firstChoiceCount: number;
    /** Which place among their candidates mentees have on average, to two decimals; null when nobody is paired. */
    readonly meanRank: number | null;
    /** The worst such place anybody has; null when nobody is paired. */
    readonly worstRank: number | null;
    /** The sum over all pairs of how well the two fit for the mentee and for the mentor, each 0 to 1. */
    readonly total: number;
    /** Pairs whose two are known to be of the same institution; campuses of one system are one. */
    readonly sameInstitutionCount: number;
  } | null;
  /** What the viewer may do with it now. */
  readonly viewerCan: {
    /** Cancel it. */
    readonly cancel: boolean;
    /** Change its pairs by hand. */
    readonly edit: boolean;
    /** Publish it. */
    readonly publish: boolean;
  };
}

/** What a coordinator has laid down about a pair for the runs to come. Coordinators see it. */
export interface PairingPinParts {
  /** Whether the two shall be paired or not. */
  readonly kind: PairingPinKind;
  /** The mentee. */
  readonly mentee: PairingPerson;
  /** The mentor. */
  readonly mentor: PairingPerson;
  /** Who laid it down; null when they are no more. */
  readonly setBy: PairingPerson | null;
}

/** A mentee who would have, or has, another mentor. */
export interface PairingMoveParts {
  /** The mentee. */
  readonly mentee: PairingPerson;
  /** The mentor before; null for none. */
  readonly from: PairingPerson | null;
  /** The mentor after; null for none. */
  readonly to: PairingPerson | null;
}

/** What another pairing would come to, and who would move for it. */
export interface PairingOutlookParts {
  /** What the run comes to as it was solved. */
  readonly before: {
    /** Mentees who have a mentor. */
    readonly pairedCount: number;
    /** The sum over all pairs of how well the two fit for each of them. */
    readonly total: number;
  };
  /** What it would come to. */
  readonly after: {
    /** Mentees who have a mentor. */
    readonly pairedCount: number;
    /** The sum over all pairs of how well the two fit for each of them. */
    readonly total: number;
  };
  /** Mentees who would have another mentor, or none. */
  readonly moveCount: number;
  /** The first 100 of those who would move, in no order of merit. */
  readonly moves: readonly PairingMoveParts[];
}

/** The pair is pinned for the runs to come. */
export interface PairingPinSuccess {
  /** What is laid down now. */
  readonly pin: PairingPinParts;
}

/** What `pin` gives: its success or a refusal. */
export type PairingPinResult = PairingPinSuccess | UnknownRefusal;

/** The pair is banned from the runs to come. */
export interface PairingBanSuccess {
  /** What is laid down now. */
  readonly pin: PairingPinParts;
}

/** What `ban` gives: its success or a refusal. */
export type PairingBanResult = PairingBanSuccess | UnknownRefusal;

/** Nothing is laid down about the pair any more. */
export interface PairingUnpinSuccess {
  /** The program. */
  readonly programId: string;
  /** The mentee. */
  readonly menteeId: string;
  /** The mentor. */
  readonly mentorId: string;
}

/** What `unpin` gives: its success or a refusal. */
export type PairingUnpinResult = PairingUnpinSuccess | UnknownRefusal;

/** The run was created, or had been under this clientId. */
export interface PairingCreateSuccess {
  /** The run as it is now. */
  readonly run: PairingRunParts;
}

/**
 * As many runs of the program wait or are worked out as may at once. Cancel one, or try again once one of them is
 * solved.
 */
export interface TooManyPairingRuns extends Refusal<"TOO_MANY_PAIRING_RUNS"> {
  /** How many runs of one program may wait or be worked out at once. */
  readonly limit: number;
}

/**
 * More would take part than one run can compare: 100 million pairs, which is mentees times mentors, or 100,000 people.
 * Pair a cohort at a time, only its mentors, or the mentees you name.
 */
export interface TooManyToPair extends Refusal<"TOO_MANY_TO_PAIR"> {
  /** Mentees who would take part. */
  readonly menteeCount: number;
  /** Mentors who would take part. */
  readonly mentorCount: number;
}

/** What `create` gives: its success or a refusal. */
export type PairingCreateResult = PairingCreateSuccess | TooManyPairingRuns | TooManyToPair | UnknownRefusal;

/** A pairing to make. */
export type PairingCreateInput = {
  /** Chosen by the client, at most 64 characters; a retry with the same value gives the first run. */
  readonly clientId?: string;
  /** The cohort whose mentees are paired; null pairs those of the whole program. */
  readonly cohortId?: string | null;
  /**
   * In what the two shall differ. What is null is ANY, but for the institution, where it is PREFER_DIFFERENT. A mentee
   * who does not show what must differ gets nobody.
   */
  readonly distance?: MentorSearchDistanceInput | null;
  /**
   * The mentees who are paired, by the ids of the people, at most 100; null pairs all of the program or the cohort.
   * Who is no active mentee there, or has a mentor in the program, takes no part. An empty list, more than 100 and
   * what is no id are BAD_INPUT; a list that names the viewer is FORBIDDEN.
   */
  readonly menteeIds?: readonly string[] | null;
  /** Which mentors take part; null means PROGRAM. */
  readonly mentors?: KnownPairingMentors | null;
  /**
   * New mentees of one mentor at most, 1 to 100, unless more are pinned to them; null for as many as the mentor has
   * places.
   */
  readonly mostPerMentor?: number | null;
  /** What it is to reach. */
  readonly objective: KnownPairingObjective;
  /** The seed of the lottery that breaks ties, from 0; null draws one. */
  readonly seed?: number | null;
  /** Whether the two must have a language in common; null means false. */
  readonly sharedLanguage?: boolean | null;
};

/**
 * One pairing of a program's or a cohort's mentees who have no mentor there yet. Only coordinators of the program see
 * it. Its inputs are taken when it is created; what changes later, a further run takes.
 */
export interface PairingGet extends PairingRunParts {
  /** Where the run's stream stands, read with its state: state and the events after it miss nothing. */
  readonly streamCursor: string;
}

/** A pair that a run proposes. */
export interface PairingProposalsNode {
  /** What has become of it. */
  readonly state: PairingProposalState;
  /** Why it could not be published; null unless it is NOT_PUBLISHED. */
  readonly problem: PairingProblem | null;
  /**
   * Which place the mentor has among the mentee's candidates, whether they were possible or not, from 1, equals
   * sharing one: first those whom the mentee ranked, then by the search's score, those drawn by lot among them. Null
   * for a pair that is none of these.
   */
  readonly menteeRank: number | null;
  /** Which place the mentee has among those whose candidate the mentor is, likewise; null likewise. */
  readonly mentorRank: number | null;
  /** How well the mentor fits as the search would tell the mentee, 0 to 1: the sum of the points of all reasons. */
  readonly score: number;
  /** Whether a coordinator had pinned it before the run. */
  readonly isPinned: boolean;
  /** Whether a coordinator made it by hand after the run. */
  readonly isEdited: boolean;
  /** Who would learn. */
  readonly mentee: PairingPerson;
  /** Who would accompany. */
  readonly mentor: PairingPerson;
  /**
   * What makes the score, as the search would tell the mentee, most points first; empty for a pinned pair that the
   * run's rules would leave out.
   */
  readonly reasons: readonly {
    /** What it says. */
    readonly code: SearchReasonCode;
    /** Whether it is shared, different or in the way. */
    readonly kind: SearchReasonKind;
    /**
     * What it adds to the score, 0 to 1, always a whole number of thousandths: counted in thousandths, a hit's points
     * add up to its score exactly.
     */
    readonly points: number;
    /**
     * The reason as a sentence to the viewer, made of the code and the facts. Names of terms and institutions are as
     * they are, in every language.
     */
    readonly text: string;
  }[];
}

export type PairingProposalsInput = {
  /**
   * The mentees whose pairs to give, at most 100, such as those whom `ProposalEdited` named; null gives all, an empty
   * list none. More are BAD_INPUT.
   */
  readonly menteeIds?: readonly string[] | null;
  /** The state they are to be in, such as NOT_PUBLISHED; null gives every state. */
  readonly state?: KnownPairingProposalState | null;
};

/** A mentee whom a run has no mentor for. */
export interface PairingUnpairedNode {
  /** Why. */
  readonly reason: UnpairedReason;
  /** The mentee. */
  readonly mentee: PairingPerson;
}

/** How many mentees a run gives to one mentor. */
export interface PairingLoadsNode {
  /**
   * New mentees the run could give the mentor when it was created: as many as its rules let, or all who are pinned to
   * them where those are more.
   */
  readonly places: number;
  /** New mentees the mentor has by it. */
  readonly taken: number;
  /** The mentor. */
  readonly mentor: PairingPerson;
}

/** The run is cancelled, now or before. */
export interface PairingCancelSuccess {
  /** The run as it is now. */
  readonly run: PairingRunParts;
}

/** The run is not where this begins: somebody was faster, or the screen shows an old state. */
export interface PairingRunMovedOn extends Refusal<"PAIRING_RUN_MOVED_ON"> {
  /** The run as it is now. */
  readonly run: PairingRunParts;
}

/** What `cancel` gives: its success or a refusal. */
export type PairingCancelResult = PairingCancelSuccess | PairingRunMovedOn | UnknownRefusal;

/** The run is being published, or has been. */
export interface PairingPublishSuccess {
  /** The run as it is now. */
  readonly run: PairingRunParts;
}

/** What `publish` gives: its success or a refusal. */
export type PairingPublishResult = PairingPublishSuccess | PairingRunMovedOn | UnknownRefusal;

/** A run to make mentorships of. */
export type PairingPublishInput = {
  /**
   * Whether mentees whom it has no mentor for are told, kindly, in their inbox and by mail; not those whom a
   * coordinator has TAKEN_OUT. Null means false.
   */
  readonly tellUnpaired?: boolean | null;
};

/** A coordinator cancelled the run. */
export interface PairingRunCancelled {
  readonly type: "PairingRunCancelled";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was cancelled. */
  readonly at: string;
}

/** The run could not be worked out. */
export interface PairingRunFailed {
  readonly type: "PairingRunFailed";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was given up. */
  readonly at: string;
}

/** The run has come further; told a few times at most, however long it takes. */
export interface PairingRunProgressed {
  readonly type: "PairingRunProgressed";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was told. */
  readonly at: string;
  /** How far it is, in percent: 25 or 50. The solving itself, from there on, is told when it is done. */
  readonly percent: number;
}

/** Every pair of the run has become a mentorship or says why not. */
export interface PairingRunPublished {
  readonly type: "PairingRunPublished";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When the last one was published. */
  readonly at: string;
}

/** A coordinator has the run published: from now on its pairs become mentorships, and no pair can be edited. */
export interface PairingRunPublishingStarted {
  readonly type: "PairingRunPublishingStarted";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was asked for. */
  readonly at: string;
}

/** The run is solved: its pairs can be read. */
export interface PairingRunSolved {
  readonly type: "PairingRunSolved";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was solved. */
  readonly at: string;
}

/** A coordinator changed whom a mentee is paired with by hand. */
export interface ProposalEdited {
  readonly type: "ProposalEdited";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** When it was changed. */
  readonly at: string;
  /** The mentee. */
  readonly menteeId: string;
  /** The mentor now; null when the mentee was taken out of the pairing. */
  readonly mentorId: string | null;
}

/** What happens to a pairing run, each thing once and in order, and what the stream says of itself. */
export type PairingRunEvent = PairingRunCancelled | PairingRunFailed | PairingRunProgressed | PairingRunPublished | PairingRunPublishingStarted | PairingRunSolved | ProposalEdited | StreamReset | StreamEnded | UnknownEvent;

/**
 * Why a run does not pair two people, from the run as it was solved: changes by hand are not in it. What was not
 * possible for whatever reason is told alike.
 */
export interface PairingWhyNot {
  /** Why. */
  readonly code: PairingWhyNotCode;
  /** Whether the mentee likes both mentors alike and the run's lottery decided. */
  readonly byLottery: boolean;
  /**
   * Which place the mentor has among the mentee's candidates, whether they were possible or not, from 1; null when
   * NOT_POSSIBLE.
   */
  readonly menteeRank: number | null;
  /** Which place the mentee has among those whose candidate the mentor is; null when NOT_POSSIBLE. */
  readonly mentorRank: number | null;
  /** The mentor the mentee has instead, where that is why; else null. */
  readonly has: PairingPerson | null;
  /** Who has the mentor's places, at most 100; empty when NOT_POSSIBLE. */
  readonly holders: readonly {
    /** Which place they have among the mentees whose candidate the mentor is, from 1. */
    readonly mentorRank: number;
    /** Whether a coordinator pinned them there. */
    readonly isPinned: boolean;
    /** Whether the mentor likes both alike and the run's lottery decided. */
    readonly byLottery: boolean;
    /** The mentee who has the place. */
    readonly mentee: PairingPerson;
  }[];
  /** What the best run with this pair in it would come to; null unless the code is COSTS_OTHERS. */
  readonly takes: PairingOutlookParts | null;
}

export type PairingWhyNotInput = {
  /** The run. */
  readonly runId: string;
  /** The mentee. */
  readonly menteeId: string;
  /** The mentor. */
  readonly mentorId: string;
};

export type PairingWhatIfInput = {
  /** What is otherwise. */
  readonly change: PairingChangeInput;
};

/** A change of a run's pairs by hand, before it is made. */
export interface PairingEditProspect {
  /** Whether it can be made: the pair is possible, and the mentor has a place. */
  readonly isPossible: boolean;
  /** What it adds to the run's total; below 0 for a loss. */
  readonly totalChange: number;
  /**
   * Pairs who would both rather have each other than what they got, whether they are possible or not: how many more
   * there would be, below 0 for fewer.
   */
  readonly blockingPairsChange: number;
  /** Who has the mentor's places when none is left, at most 100; else empty. */
  readonly holders: readonly PairingPerson[];
}

export type PairingEditProspectInput = {
  /** The run. */
  readonly runId: string;
  /** The mentee. */
  readonly menteeId: string;
  /** The mentor; null takes the mentee out. */
  readonly mentorId?: string | null;
};

/** The pair is changed. */
export interface PairingEditSuccess {
  /** The run as it is now. */
  readonly run: PairingRunParts;
  /** What it cost. */
  readonly cost: {
    /** What it added to the run's total; below 0 for a loss. */
    readonly totalChange: number;
    /**
     * Pairs who would both rather have each other than what they got, whether they are possible or not: how many more
     * there are, below 0 for fewer.
     */
    readonly blockingPairsChange: number;
  };
}

/** All places of the mentor are taken in this run. */
export interface MentorPlacesTaken extends Refusal<"MENTOR_PLACES_TAKEN"> {
  /** Who has the mentor's places in the run, at most 100. */
  readonly holders: readonly PairingPerson[];
}

/** The pair is not among those possible in this run, for whatever reason. */
export type PairNotPossible = Refusal<"PAIR_NOT_POSSIBLE">;

/** What `edit` gives: its success or a refusal. */
export type PairingEditResult = PairingEditSuccess | MentorPlacesTaken | PairNotPossible | PairingRunMovedOn | UnknownRefusal;

/** A run beside another of its program. */
export interface PairingCompare {
  /** Mentees with the same mentor in both. */
  readonly keptCount: number;
  /** Mentees with one mentor in this run and another in the other. */
  readonly movedCount: number;
  /** Mentees with a mentor in this run alone. */
  readonly newCount: number;
  /** Mentees with a mentor in the other run alone. */
  readonly lostCount: number;
}

export type PairingCompareInput = {
  /** The run. */
  readonly runId: string;
  /** The other run. */
  readonly withRunId: string;
};

export type PairingChangesInput = {
  /** The run. */
  readonly runId: string;
  /** The other run. */
  readonly withRunId: string;
};

/** Pairing whole cohorts: what coordinators lay down, and their runs. */
export interface PairingDomain {
  /**
   * What coordinators have laid down about pairs of a program that the viewer coordinates, in the order of the
   * mentees' and then the mentors' ids. What people wish themselves is not among it.
   *
   * @param programId The program.
   */
  pins(programId: string, options?: PageOptions): Pages<PairingPinParts>;
  /** The same with exactly what is selected. */
  pins<const S extends Selection<PairingPin>>(programId: string, options: PageOptions | undefined, selection: Exact<S, Selection<PairingPin>>): Pages<Selected<PairingPin, S>>;

  /**
   * As a coordinator, has the runs to come pair these two, whatever their rules say, as long as the mentor has a place
   * and the pair is possible: pins go beyond `mostPerMentor`, up to the mentor's places, and bring a mentor who is not
   * of the cohort into a run of a cohort's mentors, for the pinned mentee alone. A mentee has one pin: another takes
   * its place. FORBIDDEN where the viewer is one of the two, or the mentor of the pin whose place it would take;
   * NOT_FOUND where the two are not an active mentee and an active mentor of the program.
   */
  pin(input: PairOfProgramInput): Promise<PairingPinResult>;

  /**
   * As a coordinator, has the runs to come not pair these two. Only coordinators know. FORBIDDEN where the viewer is
   * one of the two; NOT_FOUND where they are not an active mentee and an active mentor of the program.
   */
  ban(input: PairOfProgramInput): Promise<PairingBanResult>;

  /**
   * As a coordinator, takes back what was laid down about a pair of others, be it a pin or a ban; FORBIDDEN for the
   * viewer's own.
   */
  unpin(input: PairOfProgramInput): Promise<PairingUnpinResult>;

  /**
   * Pairs all mentees of a program or a cohort, or those who are named, who have no mentor there yet. Inputs are taken
   * at once, all of one moment; the pairs come soon after, and nobody but coordinators knows of them until they are
   * published. What is refused leaves nothing, and may be tried again with the same clientId.
   *
   * Refusals:
   * - `TOO_MANY_PAIRING_RUNS`: As many runs of the program wait or are worked out as may at once. Cancel one, or try
   *   again once one of them is solved.
   * - `TOO_MANY_TO_PAIR`: More would take part than one run can compare: 100 million pairs, which is mentees times
   *   mentors, or 100,000 people. Pair a cohort at a time, only its mentors, or the mentees you name.
   *
   * @param programId The program; the viewer must coordinate it.
   */
  create(programId: string, input: PairingCreateInput): Sending<PairingCreateResult, CreatePairingRunInput>;

  /**
   * A pairing run of a program that the viewer coordinates; null when there is none such.
   *
   * @param id The run's id.
   */
  get(id: string): Promise<PairingGet | null>;
  /** The same with exactly what is selected. */
  get<const S extends Selection<PairingRun>>(id: string, selection: Exact<S, Selection<PairingRun>>): Promise<Selected<PairingRun, S> | null>;

  /**
   * The pairing runs of a program that the viewer coordinates, the newest first.
   *
   * @param programId The program.
   */
  runs(programId: string, options?: PageOptions): Pages<PairingRunParts>;
  /** The same with exactly what is selected. */
  runs<const S extends Selection<PairingRun>>(programId: string, options: PageOptions | undefined, selection: Exact<S, Selection<PairingRun>>): Pages<Selected<PairingRun, S>>;

  /**
   * Its pairs in the order of the mentees' ids, all or those asked for; empty until it is solved.
   *
   * @param runId The run's id.
   */
  proposals(runId: string, input?: PairingProposalsInput, options?: PageOptions): Pages<PairingProposalsNode>;
  /** The same with exactly what is selected. */
  proposals<const S extends Selection<PairingProposal>>(runId: string, input: PairingProposalsInput | undefined, options: PageOptions | undefined, selection: Exact<S, Selection<PairingProposal>>): Pages<Selected<PairingProposal, S>>;

  /**
   * The mentees it has no mentor for, in the order of their ids; empty until it is solved.
   *
   * @param runId The run's id.
   */
  unpaired(runId: string, options?: PageOptions): Pages<PairingUnpairedNode>;
  /** The same with exactly what is selected. */
  unpaired<const S extends Selection<UnpairedMentee>>(runId: string, options: PageOptions | undefined, selection: Exact<S, Selection<UnpairedMentee>>): Pages<Selected<UnpairedMentee, S>>;

  /**
   * The mentors who took part, those with most mentees by it first; empty until it is solved.
   *
   * @param runId The run's id.
   */
  loads(runId: string, options?: PageOptions): Pages<PairingLoadsNode>;
  /** The same with exactly what is selected. */
  loads<const S extends Selection<PairingLoad>>(runId: string, options: PageOptions | undefined, selection: Exact<S, Selection<PairingLoad>>): Pages<Selected<PairingLoad, S>>;

  /**
   * Stops a run that is not solved yet. Cancelling again changes nothing.
   *
   * Refusals:
   * - `PAIRING_RUN_MOVED_ON`: The run is not where this begins: somebody was faster, or the screen shows an old state.
   *
   * @param runId The run.
   */
  cancel(runId: string): Promise<PairingCancelResult>;

  /**
   * Makes mentorships of a run's pairs, soon after and each on its own: each once, and no mentor gets more than they
   * take. A pair that cannot be any more says why, and the others go on. Both are told in their inboxes and by mail.
   * Publishing again changes nothing.
   *
   * Refusals:
   * - `PAIRING_RUN_MOVED_ON`: The run is not where this begins: somebody was faster, or the screen shows an old state.
   *
   * @param runId The run.
   */
  publish(runId: string, input?: PairingPublishInput): Promise<PairingPublishResult>;

  /**
   * Everything that happens to a pairing run after the cursor, for coordinators of its program.
   *
   * @param runId The run.
   * @param options `after`: The cursor of the last event seen; null means from now.
   */
  follow(runId: string, options?: { readonly after?: string | null }): Feed<PairingRunEvent>;

  /**
   * Why a run of a program that the viewer coordinates does not pair two people; null when there is none such, it is
   * not solved, or the viewer is one of the two.
   */
  whyNot(input: PairingWhyNotInput): Promise<PairingWhyNot | null>;
  /** The same with exactly what is selected. */
  whyNot<const S extends Selection<WhyNotPaired>>(input: PairingWhyNotInput, selection: Exact<S, Selection<WhyNotPaired>>): Promise<Selected<WhyNotPaired, S> | null>;

  /**
   * What a run would come to if one thing were otherwise; nothing is changed by asking. Null when the viewer sees no
   * such run or is one of those it is about, it is not solved, or whom it is about takes no part in it.
   *
   * @param runId The run.
   */
  whatIf(runId: string, input: PairingWhatIfInput): Promise<PairingOutlookParts | null>;
  /** The same with exactly what is selected. */
  whatIf<const S extends Selection<PairingOutlook>>(runId: string, input: PairingWhatIfInput, selection: Exact<S, Selection<PairingOutlook>>): Promise<Selected<PairingOutlook, S> | null>;

  /**
   * What `editProposal` would do with the same words, before it is done; null when the viewer sees no such run, it
   * cannot be edited, or the viewer is one of those whom the change pairs or parts.
   */
  editProspect(input: PairingEditProspectInput): Promise<PairingEditProspect | null>;
  /** The same with exactly what is selected. */
  editProspect<const S extends Selection<EditProspectOfPair>>(input: PairingEditProspectInput, selection: Exact<S, Selection<EditProspectOfPair>>): Promise<Selected<EditProspectOfPair, S> | null>;

  /**
   * Gives a mentee of a solved run another mentor by hand, or none; `pairingEditProspect` tells before what it costs.
   * A place must be free: take somebody out first to exchange two. FORBIDDEN where the viewer is one of those whom it
   * pairs or parts.
   *
   * Refusals:
   * - `MENTOR_PLACES_TAKEN`: All places of the mentor are taken in this run.
   * - `PAIR_NOT_POSSIBLE`: The pair is not among those possible in this run, for whatever reason.
   * - `PAIRING_RUN_MOVED_ON`: The run is not where this begins: somebody was faster, or the screen shows an old state.
   */
  edit(input: EditProposalInput): Promise<PairingEditResult>;

  /**
   * A run beside another of its program, mentee by mentee; null when the viewer does not see both. Their measures
   * stand with each.
   */
  compare(input: PairingCompareInput): Promise<PairingCompare | null>;
  /** The same with exactly what is selected. */
  compare<const S extends Selection<PairingComparison>>(input: PairingCompareInput, selection: Exact<S, Selection<PairingComparison>>): Promise<Selected<PairingComparison, S> | null>;

  /** The mentees who do not have the same mentor in both, in the order of their ids; from the other run to this. */
  changes(input: PairingChangesInput, options?: PageOptions): Pages<PairingMoveParts>;
  /** The same with exactly what is selected. */
  changes<const S extends Selection<PairingMove>>(input: PairingChangesInput, options: PageOptions | undefined, selection: Exact<S, Selection<PairingMove>>): Pages<Selected<PairingMove, S>>;
}

const pairingPersonFragment = "fragment PairingPerson on Person{id displayName}";
const pairingRunPartsFragment = "fragment PairingRunParts on PairingRun{id programId objective seed state createdAt solvedAt publishedAt cohort{id name}measures{menteeCount mentorCount pairedCount unpairedCount unpairedByReason{reason count}firstChoiceCount meanRank worstRank total sameInstitutionCount}viewerCan{cancel edit publish}}";
const pairingPinPartsFragment = "fragment PairingPinParts on PairingPin{kind mentee{...PairingPerson}mentor{...PairingPerson}setBy{...PairingPerson}}";
const pairingMovePartsFragment = "fragment PairingMoveParts on PairingMove{mentee{...PairingPerson}from{...PairingPerson}to{...PairingPerson}}";
const pairingOutlookPartsFragment = "fragment PairingOutlookParts on PairingOutlook{before{pairedCount total}after{pairedCount total}moveCount moves{...PairingMoveParts}}";

export type PairingPinsData = {
  readonly pairingPins: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly PairingPinParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type PairingPinsVariables = {
  /** The program. */
  readonly programId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PairingPinsDocument = `query PairingPins($programId:ID!$first:Int$after:String){pairingPins(programId:$programId first:$first after:$after){nodes{...PairingPinParts}pageInfo{endCursor hasNextPage}}}${pairingPinPartsFragment}${pairingPersonFragment}` as Document<PairingPinsData, PairingPinsVariables>;

export type PairingPinData = {
  readonly pinPair: {
    readonly __typename: "PinPairSuccess";
    /** What is laid down now. */
    readonly pin: PairingPinParts;
  };
};
export type PairingPinVariables = {
  /** Which pair. */
  readonly input: PairOfProgramInput;
};
export const PairingPinDocument = `mutation PairingPin($input:PairOfProgramInput!){pinPair(input:$input){__typename ...on PinPairSuccess{pin{...PairingPinParts}}}}${pairingPinPartsFragment}${pairingPersonFragment}` as Document<PairingPinData, PairingPinVariables>;

export type PairingBanData = {
  readonly banPair: {
    readonly __typename: "BanPairSuccess";
    /** What is laid down now. */
    readonly pin: PairingPinParts;
  };
};
export type PairingBanVariables = {
  /** Which pair. */
  readonly input: PairOfProgramInput;
};
export const PairingBanDocument = `mutation PairingBan($input:PairOfProgramInput!){banPair(input:$input){__typename ...on BanPairSuccess{pin{...PairingPinParts}}}}${pairingPinPartsFragment}${pairingPersonFragment}` as Document<PairingBanData, PairingBanVariables>;

export type PairingUnpinData = {
  readonly unpinPair: {
    readonly __typename: "UnpinPairSuccess";
    /** The program. */
    readonly programId: string;
    /** The mentee. */
    readonly menteeId: string;
    /** The mentor. */
    readonly mentorId: string;
  };
};
export type PairingUnpinVariables = {
  /** Which pair. */
  readonly input: PairOfProgramInput;
};
export const PairingUnpinDocument = "mutation PairingUnpin($input:PairOfProgramInput!){unpinPair(input:$input){__typename ...on UnpinPairSuccess{programId menteeId mentorId}}}" as Document<PairingUnpinData, PairingUnpinVariables>;

export type PairingCreateData = {
  readonly createPairingRun: {
    readonly __typename: "CreatePairingRunSuccess";
    /** The run as it is now. */
    readonly run: PairingRunParts;
  } | {
    readonly __typename: "TooManyPairingRuns";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How many runs of one program may wait or be worked out at once. */
    readonly limit: number;
  } | {
    readonly __typename: "TooManyToPair";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** Mentees who would take part. */
    readonly menteeCount: number;
    /** Mentors who would take part. */
    readonly mentorCount: number;
  };
};
export type PairingCreateVariables = {
  /** Whom to pair, and by what. */
  readonly input: CreatePairingRunInput;
};
export const PairingCreateDocument = `mutation PairingCreate($input:CreatePairingRunInput!){createPairingRun(input:$input){__typename ...on CreatePairingRunSuccess{run{...PairingRunParts}}...on Refusal{refusalMessage:message}...on TooManyPairingRuns{limit}...on TooManyToPair{menteeCount mentorCount}}}${pairingRunPartsFragment}` as Document<PairingCreateData, PairingCreateVariables>;

export type PairingGetData = {
  readonly pairingRun: PairingGet | null;
};
export type PairingGetVariables = {
  /** The run's id. */
  readonly id: string;
};
export const PairingGetDocument = `query PairingGet($id:ID!){pairingRun(id:$id){...PairingRunParts streamCursor}}${pairingRunPartsFragment}` as Document<PairingGetData, PairingGetVariables>;

export type PairingRunsData = {
  readonly pairingRuns: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly PairingRunParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type PairingRunsVariables = {
  /** The program. */
  readonly programId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PairingRunsDocument = `query PairingRuns($programId:ID!$first:Int$after:String){pairingRuns(programId:$programId first:$first after:$after){nodes{...PairingRunParts}pageInfo{endCursor hasNextPage}}}${pairingRunPartsFragment}` as Document<PairingRunsData, PairingRunsVariables>;

export type PairingProposalsData = {
  readonly pairingRun: {
    /** Its pairs in the order of the mentees' ids, all or those asked for; empty until it is solved. */
    readonly proposals: {
      /** The entries without their cursors, in the list's order. */
      readonly nodes: readonly ({
        /** What has become of it. */
        readonly state: PairingProposalState;
        /** Why it could not be published; null unless it is NOT_PUBLISHED. */
        readonly problem: PairingProblem | null;
        /**
         * Which place the mentor has among the mentee's candidates, whether they were possible or not, from 1, equals
         * sharing one: first those whom the mentee ranked, then by the search's score, those drawn by lot among them.
         * Null for a pair that is none of these.
         */
        readonly menteeRank: number | null;
        /** Which place the mentee has among those whose candidate the mentor is, likewise; null likewise. */
        readonly mentorRank: number | null;
        /**
         * How well the mentor fits as the search would tell the mentee, 0 to 1: the sum of the points of all reasons.
         */
        readonly score: number;
        /** Whether a coordinator had pinned it before the run. */
        readonly isPinned: boolean;
        /** Whether a coordinator made it by hand after the run. */
        readonly isEdited: boolean;
        /** Who would learn. */
        readonly mentee: PairingPerson;
        /** Who would accompany. */
        readonly mentor: PairingPerson;
        /**
         * What makes the score, as the search would tell the mentee, most points first; empty for a pinned pair that
         * the run's rules would leave out.
         */
        readonly reasons: readonly {
          /** What it says. */
          readonly code: SearchReasonCode;
          /** Whether it is shared, different or in the way. */
          readonly kind: SearchReasonKind;
          /**
           * What it adds to the score, 0 to 1, always a whole number of thousandths: counted in thousandths, a hit's
           * points add up to its score exactly.
           */
          readonly points: number;
          /**
           * The reason as a sentence to the viewer, made of the code and the facts. Names of terms and institutions
           * are as they are, in every language.
           */
          readonly text: string;
        }[];
      })[];
      /** Whether and where the list goes on. */
      readonly pageInfo: {
        /** Cursor of the page's last entry; null when the page is empty. */
        readonly endCursor: string | null;
        /** Whether more entries come after this page. */
        readonly hasNextPage: boolean;
      };
    };
  } | null;
};
export type PairingProposalsVariables = {
  /** The run's id. */
  readonly runId: string;
  /**
   * The mentees whose pairs to give, at most 100, such as those whom `ProposalEdited` named; null gives all, an empty
   * list none. More are BAD_INPUT.
   */
  readonly menteeIds?: readonly string[] | null;
  /** The state they are to be in, such as NOT_PUBLISHED; null gives every state. */
  readonly state?: KnownPairingProposalState | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PairingProposalsDocument = `query PairingProposals($runId:ID!$menteeIds:[ID!]$state:PairingProposalState$first:Int$after:String){pairingRun(id:$runId){proposals(menteeIds:$menteeIds state:$state first:$first after:$after){nodes{state problem menteeRank mentorRank score isPinned isEdited mentee{...PairingPerson}mentor{...PairingPerson}reasons{code kind points text}}pageInfo{endCursor hasNextPage}}}}${pairingPersonFragment}` as Document<PairingProposalsData, PairingProposalsVariables>;

export type PairingUnpairedData = {
  readonly pairingRun: {
    /** The mentees it has no mentor for, in the order of their ids; empty until it is solved. */
    readonly unpaired: {
      /** The entries without their cursors, in the list's order. */
      readonly nodes: readonly {
        /** Why. */
        readonly reason: UnpairedReason;
        /** The mentee. */
        readonly mentee: PairingPerson;
      }[];
      /** Whether and where the list goes on. */
      readonly pageInfo: {
        /** Cursor of the page's last entry; null when the page is empty. */
        readonly endCursor: string | null;
        /** Whether more entries come after this page. */
        readonly hasNextPage: boolean;
      };
    };
  } | null;
};
export type PairingUnpairedVariables = {
  /** The run's id. */
  readonly runId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PairingUnpairedDocument = `query PairingUnpaired($runId:ID!$first:Int$after:String){pairingRun(id:$runId){unpaired(first:$first after:$after){nodes{reason mentee{...PairingPerson}}pageInfo{endCursor hasNextPage}}}}${pairingPersonFragment}` as Document<PairingUnpairedData, PairingUnpairedVariables>;

export type PairingLoadsData = {
  readonly pairingRun: {
    /** The mentors who took part, those with most mentees by it first; empty until it is solved. */
    readonly loads: {
      /** The entries without their cursors, in the list's order. */
      readonly nodes: readonly {
        /**
         * New mentees the run could give the mentor when it was created: as many as its rules let, or all who are
         * pinned to them where those are more.
         */
        readonly places: number;
        /** New mentees the mentor has by it. */
        readonly taken: number;
        /** The mentor. */
        readonly mentor: PairingPerson;
      }[];
      /** Whether and where the list goes on. */
      readonly pageInfo: {
        /** Cursor of the page's last entry; null when the page is empty. */
        readonly endCursor: string | null;
        /** Whether more entries come after this page. */
        readonly hasNextPage: boolean;
      };
    };
  } | null;
};
export type PairingLoadsVariables = {
  /** The run's id. */
  readonly runId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PairingLoadsDocument = `query PairingLoads($runId:ID!$first:Int$after:String){pairingRun(id:$runId){loads(first:$first after:$after){nodes{places taken mentor{...PairingPerson}}pageInfo{endCursor hasNextPage}}}}${pairingPersonFragment}` as Document<PairingLoadsData, PairingLoadsVariables>;

export type PairingCancelData = {
  readonly cancelPairingRun: {
    readonly __typename: "CancelPairingRunSuccess";
    /** The run as it is now. */
    readonly run: PairingRunParts;
  } | {
    readonly __typename: "PairingRunMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The run as it is now. */
    readonly run: PairingRunParts;
  };
};
export type PairingCancelVariables = {
  /** Which one. */
  readonly input: PairingRunInput;
};
export const PairingCancelDocument = `mutation PairingCancel($input:PairingRunInput!){cancelPairingRun(input:$input){__typename ...on CancelPairingRunSuccess{run{...PairingRunParts}}...on Refusal{refusalMessage:message}...on PairingRunMovedOn{run{...PairingRunParts}}}}${pairingRunPartsFragment}` as Document<PairingCancelData, PairingCancelVariables>;

export type PairingPublishData = {
  readonly publishPairingRun: {
    readonly __typename: "PairingRunMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The run as it is now. */
    readonly run: PairingRunParts;
  } | {
    readonly __typename: "PublishPairingRunSuccess";
    /** The run as it is now. */
    readonly run: PairingRunParts;
  };
};
export type PairingPublishVariables = {
  /** Which one. */
  readonly input: PublishPairingRunInput;
};
export const PairingPublishDocument = `mutation PairingPublish($input:PublishPairingRunInput!){publishPairingRun(input:$input){__typename ...on PublishPairingRunSuccess{run{...PairingRunParts}}...on Refusal{refusalMessage:message}...on PairingRunMovedOn{run{...PairingRunParts}}}}${pairingRunPartsFragment}` as Document<PairingPublishData, PairingPublishVariables>;

export type PairingFollowData = {
  readonly pairingRunEvents: {
    readonly __typename: "PairingRunCancelled";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was cancelled. */
    readonly at: string;
  } | {
    readonly __typename: "PairingRunFailed";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was given up. */
    readonly at: string;
  } | {
    readonly __typename: "PairingRunProgressed";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was told. */
    readonly at: string;
    /** How far it is, in percent: 25 or 50. The solving itself, from there on, is told when it is done. */
    readonly percent: number;
  } | {
    readonly __typename: "PairingRunPublished";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When the last one was published. */
    readonly at: string;
  } | {
    readonly __typename: "PairingRunPublishingStarted";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was asked for. */
    readonly at: string;
  } | {
    readonly __typename: "PairingRunSolved";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was solved. */
    readonly at: string;
  } | {
    readonly __typename: "ProposalEdited";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** When it was changed. */
    readonly at: string;
    /** The mentee. */
    readonly menteeId: string;
    /** The mentor now; null when the mentee was taken out of the pairing. */
    readonly mentorId: string | null;
  } | {
    readonly __typename: "StreamCaughtUp" | "StreamReady";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
  } | {
    readonly __typename: "StreamEnded";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** Why it ended. */
    readonly endReason: StreamEndReason;
  } | {
    readonly __typename: "StreamReset";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** Why it could not. */
    readonly resetReason: StreamResetReason;
  };
};
export type PairingFollowVariables = {
  /** The run. */
  readonly runId: string;
  /** The cursor of the last event seen; null means from now. */
  readonly after?: string | null;
};
export const PairingFollowDocument = "subscription PairingFollow($runId:ID!$after:String){pairingRunEvents(runId:$runId after:$after){__typename ...on StreamEvent{cursor}...on StreamReset{resetReason:reason}...on StreamEnded{endReason:reason}...on PairingRunProgressed{at percent}...on PairingRunSolved{at}...on PairingRunFailed{at}...on PairingRunCancelled{at}...on ProposalEdited{at menteeId mentorId}...on PairingRunPublishingStarted{at}...on PairingRunPublished{at}}}" as Document<PairingFollowData, PairingFollowVariables>;

export type PairingWhyNotData = {
  readonly pairingWhyNot: PairingWhyNot | null;
};
export type PairingWhyNotVariables = {
  /** The run. */
  readonly runId: string;
  /** The mentee. */
  readonly menteeId: string;
  /** The mentor. */
  readonly mentorId: string;
};
export const PairingWhyNotDocument = `query PairingWhyNot($runId:ID!$menteeId:ID!$mentorId:ID!){pairingWhyNot(runId:$runId menteeId:$menteeId mentorId:$mentorId){code byLottery menteeRank mentorRank has{...PairingPerson}holders{mentorRank isPinned byLottery mentee{...PairingPerson}}takes{...PairingOutlookParts}}}${pairingPersonFragment}${pairingOutlookPartsFragment}${pairingMovePartsFragment}` as Document<PairingWhyNotData, PairingWhyNotVariables>;

export type PairingWhatIfData = {
  readonly pairingWhatIf: PairingOutlookParts | null;
};
export type PairingWhatIfVariables = {
  /** The run. */
  readonly runId: string;
  /** What is otherwise. */
  readonly change: PairingChangeInput;
};
export const PairingWhatIfDocument = `query PairingWhatIf($runId:ID!$change:PairingChangeInput!){pairingWhatIf(runId:$runId change:$change){...PairingOutlookParts}}${pairingOutlookPartsFragment}${pairingMovePartsFragment}${pairingPersonFragment}` as Document<PairingWhatIfData, PairingWhatIfVariables>;

export type PairingEditProspectData = {
  readonly pairingEditProspect: PairingEditProspect | null;
};
export type PairingEditProspectVariables = {
  /** The run. */
  readonly runId: string;
  /** The mentee. */
  readonly menteeId: string;
  /** The mentor; null takes the mentee out. */
  readonly mentorId?: string | null;
};
export const PairingEditProspectDocument = `query PairingEditProspect($runId:ID!$menteeId:ID!$mentorId:ID){pairingEditProspect(runId:$runId menteeId:$menteeId mentorId:$mentorId){isPossible totalChange blockingPairsChange holders{...PairingPerson}}}${pairingPersonFragment}` as Document<PairingEditProspectData, PairingEditProspectVariables>;

export type PairingEditData = {
  readonly editProposal: {
    readonly __typename: "EditProposalSuccess";
    /** The run as it is now. */
    readonly run: PairingRunParts;
    /** What it cost. */
    readonly cost: {
      /** What it added to the run's total; below 0 for a loss. */
      readonly totalChange: number;
      /**
       * Pairs who would both rather have each other than what they got, whether they are possible or not: how many
       * more there are, below 0 for fewer.
       */
      readonly blockingPairsChange: number;
    };
  } | {
    readonly __typename: "MentorPlacesTaken";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** Who has the mentor's places in the run, at most 100. */
    readonly holders: readonly PairingPerson[];
  } | {
    readonly __typename: "PairNotPossible";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
  } | {
    readonly __typename: "PairingRunMovedOn";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** The run as it is now. */
    readonly run: PairingRunParts;
  };
};
export type PairingEditVariables = {
  /** What to change. */
  readonly input: EditProposalInput;
};
export const PairingEditDocument = `mutation PairingEdit($input:EditProposalInput!){editProposal(input:$input){__typename ...on EditProposalSuccess{run{...PairingRunParts}cost{totalChange blockingPairsChange}}...on Refusal{refusalMessage:message}...on PairingRunMovedOn{run{...PairingRunParts}}...on PairNotPossible{refusalMessage:message}...on MentorPlacesTaken{holders{...PairingPerson}}}}${pairingRunPartsFragment}${pairingPersonFragment}` as Document<PairingEditData, PairingEditVariables>;

export type PairingCompareData = {
  readonly pairingComparison: PairingCompare | null;
};
export type PairingCompareVariables = {
  /** The run. */
  readonly runId: string;
  /** The other run. */
  readonly withRunId: string;
};
export const PairingCompareDocument = "query PairingCompare($runId:ID!$withRunId:ID!){pairingComparison(runId:$runId withRunId:$withRunId){keptCount movedCount newCount lostCount}}" as Document<PairingCompareData, PairingCompareVariables>;

export type PairingChangesData = {
  readonly pairingComparison: {
    /** The mentees who do not have the same mentor in both, in the order of their ids; from the other run to this. */
    readonly changes: {
      /** The entries without their cursors, in the list's order. */
      readonly nodes: readonly PairingMoveParts[];
      /** Whether and where the list goes on. */
      readonly pageInfo: {
        /** Cursor of the page's last entry; null when the page is empty. */
        readonly endCursor: string | null;
        /** Whether more entries come after this page. */
        readonly hasNextPage: boolean;
      };
    };
  } | null;
};
export type PairingChangesVariables = {
  /** The run. */
  readonly runId: string;
  /** The other run. */
  readonly withRunId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const PairingChangesDocument = `query PairingChanges($runId:ID!$withRunId:ID!$first:Int$after:String){pairingComparison(runId:$runId withRunId:$withRunId){changes(first:$first after:$after){nodes{...PairingMoveParts}pageInfo{endCursor hasNextPage}}}}${pairingMovePartsFragment}${pairingPersonFragment}` as Document<PairingChangesData, PairingChangesVariables>;

const fieldArguments = {"changes":{"after":"String","first":"Int"},"loads":{"after":"String","first":"Int"},"proposals":{"after":"String","first":"Int","menteeIds":"[ID!]","state":"PairingProposalState"},"unpaired":{"after":"String","first":"Int"},"text":{"language":"String"}};

/** Pairing whole cohorts: what coordinators lay down, and their runs. */
export const pairing = (core: Core): PairingDomain => ({
  pins: (programId: string, options?: PageOptions, selection?: AnySelection) => core.pages(PairingPinsDocument, { programId }, options, selection),
  pin: input => core.mutate(PairingPinDocument, input),
  ban: input => core.mutate(PairingBanDocument, input),
  unpin: input => core.mutate(PairingUnpinDocument, input),
  create: (programId, input) => core.send(PairingCreateDocument, { programId, ...input }, "programId"),
  get: (id: string, selection?: AnySelection) => core.query(PairingGetDocument, { id }, selection, fieldArguments),
  runs: (programId: string, options?: PageOptions, selection?: AnySelection) => core.pages(PairingRunsDocument, { programId }, options, selection, fieldArguments),
  proposals: (runId: string, input?: Named, options?: PageOptions, selection?: AnySelection) => core.pages(PairingProposalsDocument, { runId, ...input }, options, selection, fieldArguments),
  unpaired: (runId: string, options?: PageOptions, selection?: AnySelection) => core.pages(PairingUnpairedDocument, { runId }, options, selection),
  loads: (runId: string, options?: PageOptions, selection?: AnySelection) => core.pages(PairingLoadsDocument, { runId }, options, selection),
  cancel: runId => core.mutate(PairingCancelDocument, { runId }),
  publish: (runId, input) => core.mutate(PairingPublishDocument, { runId, ...input }),
  follow: (runId, options) => core.follow(PairingFollowDocument, { runId }, options),
  whyNot: (input: Named, selection?: AnySelection) => core.query(PairingWhyNotDocument, input, selection),
  whatIf: (runId: string, input: Named, selection?: AnySelection) => core.query(PairingWhatIfDocument, { runId, ...input }, selection),
  editProspect: (input: Named, selection?: AnySelection) => core.query(PairingEditProspectDocument, input, selection),
  edit: input => core.mutate(PairingEditDocument, input),
  compare: (input: Named, selection?: AnySelection) => core.query(PairingCompareDocument, input, selection, fieldArguments),
  changes: (input: Named, options?: PageOptions, selection?: AnySelection) => core.pages(PairingChangesDocument, input, options, selection),
});
