// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { Feed, StreamEnded, StreamReset, UnknownEvent } from "../core/feed.js";
import type { Sending } from "../core/outbox.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  AnswerTimeBand,
  CareerStage,
  HelpKind,
  KnownCareerStage,
  KnownHelpKind,
  KnownSavedSearchMail,
  MatchCriterion,
  MatchWeightInput,
  MatchWeights,
  MentorFitsReason,
  MentorSearchDistanceInput,
  MentorSearchFacets,
  MentorSearchHit,
  MentorSearchInput,
  MentorSearchOverlapInput,
  PerspectiveDistance,
  RequestForecast,
  RequestObstacle,
  SaveSearchInput,
  SavedSearch,
  SavedSearchInput,
  SavedSearchMail,
  SearchReasonCode,
  SearchReasonKind,
  SetMatchWeightsInput,
  StreamEndReason,
  StreamResetReason,
  UpdateSavedSearchInput,
} from "./types.js";

/**
 * How much each criterion counts when a program's members search for mentors, in one version; visible to the program's
 * members, since it explains their scores. A version never changes.
 */
export interface MatchWeightsParts {
  /**
   * The version: 1 is what every program begins with, and each change makes the next. Scores of two versions do not
   * compare.
   */
  readonly version: number;
  /** When a coordinator set it; null for version 1, which nobody set. */
  readonly setAt: string | null;
  /** The weight of every criterion, each once; those of weight 0 too. */
  readonly weights: readonly {
    /** What counts. */
    readonly criterion: MatchCriterion;
    /** Against the weights of the others that a search makes count, 0 to 1000; with 0 it carries no points. */
    readonly weight: number;
  }[];
  /** What the viewer may do about them. */
  readonly viewerCan: {
    /** Whether the viewer may set new ones. */
    readonly set: boolean;
  };
}

/**
 * A search for mentors with a free place who do not pause, kept by somebody who wants to hear when another comes to
 * fit it. Only its owner sees it, and only while they are an active member of its program.
 */
export interface SavedSearchParts {
  /** The saved search's id. */
  readonly id: string;
  /** The program it looks in. */
  readonly programId: string;
  /** What the owner calls it. */
  readonly name: string;
  /** When the owner is written to. */
  readonly mail: SavedSearchMail;
  /** When it was saved. */
  readonly createdAt: string;
  /** When it was changed last. */
  readonly updatedAt: string;
  /** What it asks. */
  readonly search: {
    /** The text; null or empty when none is asked for. */
    readonly text: string | null;
    /** Keys of terms, at most 20; null ranks by the owner's own interests and leaves nobody out. */
    readonly interests: readonly string[] | null;
    /** Keys of terms, at most 20; null when none is asked for. */
    readonly practiceAreas: readonly string[] | null;
    /** Stages, at most 20; null takes every stage. */
    readonly stages: readonly CareerStage[] | null;
    /** Keys of terms, at most 20; null takes every region. */
    readonly regions: readonly string[] | null;
    /** Ids of institutions, at most 20, each for its whole system; null takes every institution. */
    readonly institutions: readonly string[] | null;
    /** BCP 47 tags, at most 20; null takes every language. */
    readonly languages: readonly string[] | null;
    /** Kinds of help, at most 20; null when none is asked for. */
    readonly help: readonly HelpKind[] | null;
    /** In what the mentor shall differ; null means ANY in every respect. */
    readonly distance: {
      /** Another institution; null means ANY. */
      readonly institution: PerspectiveDistance | null;
      /** Another region; null means ANY. */
      readonly region: PerspectiveDistance | null;
      /** Other practice areas; null means ANY. */
      readonly practiceArea: PerspectiveDistance | null;
    } | null;
    /** How much of the week the mentor and the owner shall share; null leaves nobody out. */
    readonly overlap: {
      /** Hours a week at least, more than 0 and at most 168; null leaves nobody out. */
      readonly minHoursPerWeek: number | null;
    } | null;
  };
}

/** A mentor found by a search, with everything that led there. */
export interface SavedHitParts {
  /** The mentor's enrollment in the program. */
  readonly enrollmentId: string;
  /** How well the mentor fits what was asked, 0 to 1: the sum of the points of all reasons. */
  readonly score: number;
  /** The version of the weights; scores of two versions do not compare. */
  readonly weightsVersion: number;
  /** Mentees the mentor could take beside those they have; 0 when full. A pause does not change it. */
  readonly placesLeft: number;
  /** The mentor. */
  readonly mentor: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
    /** One line about the person; null when not given or not shown to the viewer. */
    readonly headline: string | null;
    /** Where in their working life the person stands; null when not given or not shown to the viewer. */
    readonly stage: CareerStage | null;
    /** Where the person works or studies; null when not given or not shown to the viewer. */
    readonly institution: {
      /** The institution's id. */
      readonly id: string;
      /** Its name. */
      readonly name: string;
    } | null;
  };
  /** The reasons, most points first, blocking ones last; at most one of each code. */
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

/** A mentor found by a search, with everything that led there. */
export interface MatchingMentorsNode {
  /** The mentor's enrollment in the program. */
  readonly enrollmentId: string;
  /** How well the mentor fits what was asked, 0 to 1: the sum of the points of all reasons. */
  readonly score: number;
  /** The version of the weights; scores of two versions do not compare. */
  readonly weightsVersion: number;
  /** Mentees the mentor could take beside those they have; 0 when full. A pause does not change it. */
  readonly placesLeft: number;
  /** The mentor. */
  readonly mentor: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
    /** The person's pronouns; null when not given or not shown to the viewer. */
    readonly pronouns: string | null;
    /** One line about the person; null when not given or not shown to the viewer. */
    readonly headline: string | null;
    /** Where in their working life the person stands; null when not given or not shown to the viewer. */
    readonly stage: CareerStage | null;
    /** The country the person lives in, ISO 3166-1 alpha-2; null when not given or not shown to the viewer. */
    readonly country: string | null;
    /**
     * Languages the person speaks with others, BCP 47, at most 20; empty when none is given, null when not shown to
     * the viewer.
     */
    readonly languages: readonly string[] | null;
    /** Where the person works or studies; null when not given or not shown to the viewer. */
    readonly institution: {
      /** The institution's id. */
      readonly id: string;
      /** Its name. */
      readonly name: string;
    } | null;
    /**
     * Areas of practice, in the person's order, at most 20; empty when none is given, null when not shown to the
     * viewer.
     */
    readonly practiceAreas: readonly {
      /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
      readonly key: string;
      /** What people read. */
      readonly name: string;
    }[] | null;
    /**
     * Areas and topics of interest, in the person's order, at most 50; empty when none is given, null when not shown
     * to the viewer.
     */
    readonly interests: readonly {
      /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
      readonly key: string;
      /** What people read. */
      readonly name: string;
    }[] | null;
    /** Kinds of help the person offers; empty when none is given, null when not shown to the viewer. */
    readonly helpOffered: readonly HelpKind[] | null;
  };
  /** The reasons, most points first, blocking ones last; at most one of each code. */
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

/**
 * What a mentor shall have. Of each list they need one entry at least, and score higher with more; a list left out,
 * null or empty leaves nobody out. What a mentor hides from the program is never compared, so it neither finds them
 * nor leaves a trace. A term is named by its key, also one that was merged away, or by a synonym, and its narrower
 * terms count as it; an unknown one is BAD_INPUT. Lists may have at most 20 entries.
 */
export type MatchingMentorsInput = {
  /**
   * The language, BCP 47: en or es, or a variety such as es-MX. Null, and a language that is not among these, give the
   * first language of the viewer's profile that is, else English.
   */
  readonly language?: string | null;
  /** In what the mentor shall differ from the viewer; null means ANY in every respect. */
  readonly distance?: MentorSearchDistanceInput | null;
  /** Kinds of help the mentor offers; null asks for none. */
  readonly help?: readonly KnownHelpKind[] | null;
  /**
   * Ids of institutions the mentor may be at. The system or any campus of it takes in the whole system, as the facet
   * counts it; one that was merged means the survivor, and an id that is none is BAD_INPUT. It leaves out who hides
   * their institution, and earns no points. Null takes every institution.
   */
  readonly institutions?: readonly string[] | null;
  /**
   * Keys of terms of kind PRACTICE_AREA or TOPIC among the mentor's interests. Null ranks by the viewer's own
   * interests, three shared ones being as good as it gets, and leaves nobody out; an empty list does not look at
   * interests.
   */
  readonly interests?: readonly string[] | null;
  /** BCP 47 tags; `es` finds `es-MX` too, not the other way round. Null takes every language. */
  readonly languages?: readonly string[] | null;
  /** How much of the week the two shall share; null leaves nobody out. */
  readonly overlap?: MentorSearchOverlapInput | null;
  /** Keys of terms of kind PRACTICE_AREA among the mentor's practice areas; null asks for none. */
  readonly practiceAreas?: readonly string[] | null;
  /** The program to look in; the viewer must be an active member. */
  readonly programId: string;
  /** Keys of terms of kind REGION; a country takes in all its regions. Null takes every region. */
  readonly regions?: readonly string[] | null;
  /** Stages the mentor may be at; null takes every stage. */
  readonly stages?: readonly KnownCareerStage[] | null;
  /**
   * Words that all stand in the profile (`or`, `-word` and "quoted words" work as on the web), the beginning of a
   * name, or the name or synonym of a term the mentor names; at most 200 characters. Null asks for none.
   */
  readonly text?: string | null;
  /**
   * Whether to give only mentors with a free place who do not pause, without an open request or an active mentorship
   * between them and the viewer. Whether the viewer can send a request at all, `requestForecast` says. Null and false
   * give the others too, each with BLOCKING reasons.
   */
  readonly withPlaces?: boolean | null;
};

/**
 * All hits of a search, not only the page's, counted by what they show to the program: what somebody hides counts
 * nowhere. Each list has the values with most hits first, and none without. It counts hits only, so a list that is
 * asked for narrows its own facet too: with one stage chosen, `stages` holds no other. For checkboxes that stay, ask
 * `mentorSearchFacets` once more for each list in which something is chosen, with that list left out, and take its
 * facet from there.
 */
export interface MatchingFacets {
  /** All hits. */
  readonly hitCount: number;
  /**
   * Hits with a free place who do not pause, without an open request or an active mentorship between them and the
   * viewer. Whether the viewer can send a request at all, `requestForecast` says.
   */
  readonly withPlacesCount: number;
  /**
   * Whether so many profiles hold the words of the text that only 2000 of them were compared, not always the same;
   * those whom a name or a term finds all are. A narrower text finds the others. Never true in a small program.
   */
  readonly isTextCapped: boolean;
  /** By stage, all there are. */
  readonly stages: readonly {
    /** The stage. */
    readonly stage: CareerStage;
    /** Hits who show the program that they are at it; at least 1. */
    readonly count: number;
  }[];
  /** By region, at most 50; a country counts all its regions. */
  readonly regions: readonly {
    /** The term. */
    readonly term: {
      /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
      readonly key: string;
      /** What people read. */
      readonly name: string;
    };
    /** Hits who show one of these terms to the program, each once; at least 1. */
    readonly count: number;
  }[];
  /** By practice area, at most 50; an area counts all that lie under it. */
  readonly practiceAreas: readonly {
    /** The term. */
    readonly term: {
      /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
      readonly key: string;
      /** What people read. */
      readonly name: string;
    };
    /** Hits who show one of these terms to the program, each once; at least 1. */
    readonly count: number;
  }[];
  /**
   * By institution, at most 20; the campuses of a system count as the system, and `MentorSearchInput.institutions`
   * with its id finds them all.
   */
  readonly institutions: readonly {
    /** The institution. */
    readonly institution: {
      /** The institution's id. */
      readonly id: string;
      /** Its name. */
      readonly name: string;
    };
    /** Hits who show the program that they work there or at one of its campuses; at least 1. */
    readonly count: number;
  }[];
  /** By language, at most 50; a variety counts as itself and as its language. */
  readonly languages: readonly {
    /** BCP 47 tag. */
    readonly language: string;
    /** Hits who show the program that they speak it or a variety of it, as `es-MX` is of `es`; at least 1. */
    readonly count: number;
  }[];
  /** By kind of help, all there are. */
  readonly help: readonly {
    /** The kind of help. */
    readonly help: HelpKind;
    /** Hits who show the program that they offer it; at least 1. */
    readonly count: number;
  }[];
}

export type MatchingWeightsInput = {
  /** A version; null is the current one. */
  readonly version?: number | null;
};

/** Searches of the program are scored by these weights from now on. */
export interface MatchingSetWeightsSuccess {
  /** The current weights: a new version, or the last one when it says the same already. */
  readonly weights: MatchWeightsParts;
}

/** Somebody has set other weights since the version these are based on. */
export interface MatchWeightsMoved extends Refusal<"MATCH_WEIGHTS_MOVED"> {
  /** The weights that are current now. */
  readonly current: MatchWeightsParts;
}

/** What `setWeights` gives: its success or a refusal. */
export type MatchingSetWeightsResult = MatchingSetWeightsSuccess | MatchWeightsMoved | UnknownRefusal;

/** New weights for a program's matches. */
export type MatchingSetWeightsInput = {
  /**
   * The version the new weights were made from: when another is current by now, they are refused. Null overrides
   * whichever is current.
   */
  readonly basedOn?: number | null;
  /**
   * Each criterion at most once; one that is left out weighs what it does in version 1, and an empty list sets them
   * all so. One at least must weigh something.
   */
  readonly weights: readonly MatchWeightInput[];
};

/** What a request of the viewer to a mentor would meet, if it were sent now. */
export interface MatchingForecast {
  /** The program. */
  readonly programId: string;
  /** Mentees the mentor could take beside those they have; 0 when full. A pause does not change it. */
  readonly placesLeft: number;
  /** Whether the mentor takes no requests now. */
  readonly isPaused: boolean;
  /** When the mentor's pause ends; null when it has no end yet, and when there is none. */
  readonly pausedUntil: string | null;
  /** How soon the mentor usually answers; null while fewer mentees than `answerTimeMinimum` have asked. */
  readonly answerTime: AnswerTimeBand | null;
  /** Of how many mentees' requests an answer time is made at least, so that it tells of nobody's alone. */
  readonly answerTimeMinimum: number;
  /** When a request that is sent now would expire if nobody moved it to its end. */
  readonly expiresAt: string;
  /** All that keeps the viewer from sending the request now, at most one of each; empty when nothing does. */
  readonly obstacles: readonly RequestObstacle[];
  /** The mentor. */
  readonly mentor: {
    /** The person's id; the same in every program. */
    readonly id: string;
    /** The name to show; visible to whoever shares a program or a conversation. */
    readonly displayName: string;
  };
  /** What the viewer may do about this mentor now. */
  readonly viewerCan: {
    /** Send the request; `obstacles` says what stands in its way. */
    readonly request: boolean;
  };
  /**
   * Other mentors of the program with a free place, at most three, those most like this mentor first, each with its
   * reasons: none who pauses, or with whom the viewer has an open request or an active mentorship. Empty for who is
   * not a mentee of it, and where coordinators pair.
   */
  readonly alternatives: readonly ({
    /** The mentor's enrollment in the program. */
    readonly enrollmentId: string;
    /** How well the mentor fits what was asked, 0 to 1: the sum of the points of all reasons. */
    readonly score: number;
    /** Mentees the mentor could take beside those they have; 0 when full. A pause does not change it. */
    readonly placesLeft: number;
    /** The mentor. */
    readonly mentor: {
      /** The person's id; the same in every program. */
      readonly id: string;
      /** The name to show; visible to whoever shares a program or a conversation. */
      readonly displayName: string;
      /** One line about the person; null when not given or not shown to the viewer. */
      readonly headline: string | null;
    };
    /** The reasons, most points first, blocking ones last; at most one of each code. */
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
       * The reason as a sentence to the viewer, made of the code and the facts. Names of terms and institutions are as
       * they are, in every language.
       */
      readonly text: string;
    }[];
  })[];
}

export type MatchingForecastInput = {
  /** The program. */
  readonly programId: string;
  /** The person whom the viewer thinks of asking. */
  readonly mentorId: string;
};

/**
 * A search for mentors with a free place who do not pause, kept by somebody who wants to hear when another comes to
 * fit it. Only its owner sees it, and only while they are an active member of its program.
 */
export interface MatchingSavedSearch extends SavedSearchParts {
  /** Where its stream stands, read before the hits: the hits and the events after it miss nobody. */
  readonly streamCursor: string;
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: {
    /** Change its name, what it asks and its letters. */
    readonly update: boolean;
    /** Delete it. */
    readonly delete: boolean;
  };
  /**
   * The mentors who fit now, as `mentorSearch` gives them with places. Null when the search cannot be asked as its
   * owner stands: their profile no longer names what a mentor shall differ from, or a term means nothing any more.
   */
  readonly hits: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly SavedHitParts[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  } | null;
}

export type MatchingSavedSearchInput = {
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};

/**
 * A search for mentors with a free place who do not pause, kept by somebody who wants to hear when another comes to
 * fit it. Only its owner sees it, and only while they are an active member of its program.
 */
export interface MatchingSavedSearchesNode extends SavedSearchParts {
  /** Where its stream stands, read before the hits: the hits and the events after it miss nobody. */
  readonly streamCursor: string;
  /** What the viewer may do with it; asked on queries, not on events. */
  readonly viewerCan: {
    /** Change its name, what it asks and its letters. */
    readonly update: boolean;
    /** Delete it. */
    readonly delete: boolean;
  };
}

/** The search is kept, or had been kept under this clientId. */
export interface MatchingSaveSuccess {
  /** The saved search as it is now. */
  readonly savedSearch: SavedSearchParts & {
    /** Where its stream stands, read before the hits: the hits and the events after it miss nobody. */
    readonly streamCursor: string;
  };
}

/** The viewer keeps as many searches as one person may. */
export interface TooManySavedSearches extends Refusal<"TOO_MANY_SAVED_SEARCHES"> {
  /** How many one person may keep, in all programs together that they are in. */
  readonly limit: number;
}

/** What `save` gives: its success or a refusal. */
export type MatchingSaveResult = MatchingSaveSuccess | TooManySavedSearches | UnknownRefusal;

/** A search to keep. */
export type MatchingSaveInput = {
  /** Chosen by the client, 1 to 64 characters: the same save again gives the same saved search. */
  readonly clientId?: string;
  /** When to write to the viewer; null means NEVER. */
  readonly mail?: KnownSavedSearchMail | null;
  /** What the viewer calls it, 1 to 100 characters. */
  readonly name: string;
  /** What is asked; `withPlaces` counts as true, whatever it says. */
  readonly search: MentorSearchInput;
};

/** The saved search is changed. */
export interface MatchingUpdateSavedSuccess {
  /** The saved search as it is now. */
  readonly savedSearch: SavedSearchParts;
}

/** What `updateSaved` gives: its success or a refusal. */
export type MatchingUpdateSavedResult = MatchingUpdateSavedSuccess | UnknownRefusal;

/** What changes in a saved search: what is left out or null stays as it is. */
export type MatchingUpdateSavedInput = {
  /** When to write to the viewer; NEVER drops what was not written of yet, null leaves it. */
  readonly mail?: KnownSavedSearchMail | null;
  /** What the viewer calls it, 1 to 100 characters; null leaves it. */
  readonly name?: string | null;
  /** What is asked from now on, in the same program; it replaces all that was asked. Null leaves it. */
  readonly search?: MentorSearchInput | null;
};

/** The saved search is gone, with what was not told of it yet. */
export interface MatchingDeleteSavedSuccess {
  /** Its id. */
  readonly savedSearchId: string;
}

/** What `deleteSaved` gives: its success or a refusal. */
export type MatchingDeleteSavedResult = MatchingDeleteSavedSuccess | UnknownRefusal;

/**
 * A mentor came to fit: they would not have been a hit of the search with places before, and are one since. Told once
 * for each time.
 */
export interface MentorFits {
  readonly type: "MentorFits";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The mentor's id. */
  readonly mentorId: string;
  /** The mentor's enrollment in the program. */
  readonly enrollmentId: string;
  /** What made them fit. */
  readonly fitsReason: MentorFitsReason;
  /** The mentor as a hit of the search now, with their reasons; null when they fit no more by now. */
  readonly hit: SavedHitParts | null;
}

/**
 * A mentor fits no more, for a reason that is theirs: they are full, pause, changed, left, or do not wish it. Which,
 * is not said.
 */
export interface MentorFitsNoMore {
  readonly type: "MentorFitsNoMore";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The mentor's id. */
  readonly mentorId: string;
  /** The mentor's enrollment in the program. */
  readonly enrollmentId: string;
}

/** The owner changed the saved search, maybe on another screen: read its hits again. */
export interface SavedSearchChanged {
  readonly type: "SavedSearchChanged";
  /** Opaque position behind this event; pass it as `after` to go on from here. */
  readonly cursor: string;
  /** The saved search as it is now; null when it is gone by now. */
  readonly savedSearch: SavedSearchParts | null;
}

/** What happens to a saved search, each thing once and in order, and what the stream says of itself. */
export type MentorSearchEvent = MentorFits | MentorFitsNoMore | SavedSearchChanged | StreamReset | StreamEnded | UnknownEvent;

/** Finding a mentor. */
export interface MatchingDomain {
  /**
   * The program's active mentors who have what is asked, the best score first; equals stand in an order of their own
   * for each viewer. The viewer and whoever has a block with them are not among them. Only for active members: to
   * others the program is NOT_FOUND. In a big program it may take a second until somebody who joined or changed is
   * found by what they are now; who is shown is shown as they are. While the mentors of a program with more than
   * 20,000 are being indexed, after a start of the server, it is UNAVAILABLE.
   */
  mentors(input: MatchingMentorsInput, options?: PageOptions): Pages<MatchingMentorsNode>;
  /** The same with exactly what is selected. */
  mentors<const S extends Selection<MentorSearchHit>>(input: MatchingMentorsInput, options: PageOptions | undefined, selection: Exact<S, Selection<MentorSearchHit>>): Pages<Selected<MentorSearchHit, S>>;

  /**
   * What `mentorSearch` with the same input would find, counted and without a page of it: for a screen that keeps its
   * counts beside a list it has. Only for active members: to others the program is NOT_FOUND.
   */
  facets(input: MentorSearchInput): Promise<MatchingFacets>;
  /** The same with exactly what is selected. */
  facets<const S extends Selection<MentorSearchFacets>>(input: MentorSearchInput, selection: Exact<S, Selection<MentorSearchFacets>>): Promise<Selected<MentorSearchFacets, S>>;

  /**
   * How much each criterion counts in a program's searches, for its members; null when there is no such version, and
   * to everybody else.
   *
   * @param programId The program.
   */
  weights(programId: string, input?: MatchingWeightsInput): Promise<MatchWeightsParts | null>;
  /** The same with exactly what is selected. */
  weights<const S extends Selection<MatchWeights>>(programId: string, input: MatchingWeightsInput | undefined, selection: Exact<S, Selection<MatchWeights>>): Promise<Selected<MatchWeights, S> | null>;

  /**
   * Sets how much each criterion counts in the program's searches, as a new version; for its coordinators. Sending
   * what is current already changes nothing.
   *
   * Refusals:
   * - `MATCH_WEIGHTS_MOVED`: Somebody has set other weights since the version these are based on.
   *
   * @param programId The program, of which the viewer must be a coordinator.
   */
  setWeights(programId: string, input: MatchingSetWeightsInput): Promise<MatchingSetWeightsResult>;

  /**
   * What a request of the viewer to a mentor would meet, before it is sent. Null when the viewer is not in the
   * program, for themselves, and where there is no active mentor of it whom they can meet; which of these it is, it
   * does not tell.
   */
  forecast(input: MatchingForecastInput): Promise<MatchingForecast | null>;
  /** The same with exactly what is selected. */
  forecast<const S extends Selection<RequestForecast>>(input: MatchingForecastInput, selection: Exact<S, Selection<RequestForecast>>): Promise<Selected<RequestForecast, S> | null>;

  /**
   * A search the viewer keeps; null when there is none such, and while they are not in its program.
   *
   * @param id The saved search's id.
   */
  savedSearch(id: string, input?: MatchingSavedSearchInput): Promise<MatchingSavedSearch | null>;
  /** The same with exactly what is selected. */
  savedSearch<const S extends Selection<SavedSearch>>(id: string, input: MatchingSavedSearchInput | undefined, selection: Exact<S, Selection<SavedSearch>>): Promise<Selected<SavedSearch, S> | null>;

  /**
   * The searches the viewer keeps in a program, the newest first. Only for active members: to others the program is
   * NOT_FOUND.
   *
   * @param programId The program they look in.
   */
  savedSearches(programId: string, options?: PageOptions): Pages<MatchingSavedSearchesNode>;
  /** The same with exactly what is selected. */
  savedSearches<const S extends Selection<SavedSearch>>(programId: string, options: PageOptions | undefined, selection: Exact<S, Selection<SavedSearch>>): Pages<Selected<SavedSearch, S>>;

  /**
   * Keeps a search for mentors with a free place who do not pause. Whoever fits now is found by its hits; whoever
   * comes to fit later is told by `mentorSearchEvents`, and by mail where it is asked for. For active members of the
   * program.
   *
   * Refusals:
   * - `TOO_MANY_SAVED_SEARCHES`: The viewer keeps as many searches as one person may.
   */
  save(input: MatchingSaveInput): Sending<MatchingSaveResult, SaveSearchInput>;

  /**
   * Changes a search the viewer keeps. Whoever fits what it asks from then on is found by its hits, not told.
   *
   * @param savedSearchId The saved search.
   */
  updateSaved(savedSearchId: string, input?: MatchingUpdateSavedInput): Promise<MatchingUpdateSavedResult>;

  /**
   * Forgets a search the viewer keeps; what follows it ends.
   *
   * @param savedSearchId The saved search.
   */
  deleteSaved(savedSearchId: string): Promise<MatchingDeleteSavedResult>;

  /**
   * Who comes to fit a saved search after the cursor, and who fits no more, each thing once and in order, about a
   * second after it happened. Told is what mentors change: joining, their profile, places, pauses, blocks. Not told is
   * what comes of the owner's own doing (their profile, week, requests, mentorships and blocks), of a new vocabulary,
   * new weights or a change of clocks, nor what a mentor changed and changed back in between; while the owner has a
   * request to a mentor, a mentorship with them or has blocked them, nothing is told of that mentor. A mentor who
   * declined a request is told of like any other. Only for the owner while they are in the program.
   *
   * @param savedSearchId The saved search.
   * @param options `after`: The cursor of the last event seen; null means from now.
   */
  follow(savedSearchId: string, options?: { readonly after?: string | null }): Feed<MentorSearchEvent>;
}

const matchWeightsPartsFragment = "fragment MatchWeightsParts on MatchWeights{version setAt weights{criterion weight}viewerCan{set}}";
const savedSearchPartsFragment = "fragment SavedSearchParts on SavedSearch{id programId name mail createdAt updatedAt search{text interests practiceAreas stages regions institutions languages help distance{institution region practiceArea}overlap{minHoursPerWeek}}}";
const savedHitPartsFragment = "fragment SavedHitParts on MentorSearchHit{enrollmentId score weightsVersion placesLeft mentor{id displayName headline stage institution{id name}}reasons{code kind points text}}";

export type MatchingMentorsData = {
  readonly mentorSearch: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly ({
      /** The mentor's enrollment in the program. */
      readonly enrollmentId: string;
      /** How well the mentor fits what was asked, 0 to 1: the sum of the points of all reasons. */
      readonly score: number;
      /** The version of the weights; scores of two versions do not compare. */
      readonly weightsVersion: number;
      /** Mentees the mentor could take beside those they have; 0 when full. A pause does not change it. */
      readonly placesLeft: number;
      /** The mentor. */
      readonly mentor: {
        /** The person's id; the same in every program. */
        readonly id: string;
        /** The name to show; visible to whoever shares a program or a conversation. */
        readonly displayName: string;
        /** The person's pronouns; null when not given or not shown to the viewer. */
        readonly pronouns: string | null;
        /** One line about the person; null when not given or not shown to the viewer. */
        readonly headline: string | null;
        /** Where in their working life the person stands; null when not given or not shown to the viewer. */
        readonly stage: CareerStage | null;
        /** The country the person lives in, ISO 3166-1 alpha-2; null when not given or not shown to the viewer. */
        readonly country: string | null;
        /**
         * Languages the person speaks with others, BCP 47, at most 20; empty when none is given, null when not shown
         * to the viewer.
         */
        readonly languages: readonly string[] | null;
        /** Where the person works or studies; null when not given or not shown to the viewer. */
        readonly institution: {
          /** The institution's id. */
          readonly id: string;
          /** Its name. */
          readonly name: string;
        } | null;
        /**
         * Areas of practice, in the person's order, at most 20; empty when none is given, null when not shown to the
         * viewer.
         */
        readonly practiceAreas: readonly {
          /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
          readonly key: string;
          /** What people read. */
          readonly name: string;
        }[] | null;
        /**
         * Areas and topics of interest, in the person's order, at most 50; empty when none is given, null when not
         * shown to the viewer.
         */
        readonly interests: readonly {
          /** Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor. */
          readonly key: string;
          /** What people read. */
          readonly name: string;
        }[] | null;
        /** Kinds of help the person offers; empty when none is given, null when not shown to the viewer. */
        readonly helpOffered: readonly HelpKind[] | null;
      };
      /** The reasons, most points first, blocking ones last; at most one of each code. */
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
         * The reason as a sentence to the viewer, made of the code and the facts. Names of terms and institutions are
         * as they are, in every language.
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
};
export type MatchingMentorsVariables = {
  /** What is asked. */
  readonly input: MentorSearchInput;
  /**
   * The language, BCP 47: en or es, or a variety such as es-MX. Null, and a language that is not among these, give the
   * first language of the viewer's profile that is, else English.
   */
  readonly language?: string | null;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MatchingMentorsDocument = "query MatchingMentors($input:MentorSearchInput!$language:String$first:Int$after:String){mentorSearch(input:$input first:$first after:$after){nodes{enrollmentId score weightsVersion placesLeft mentor{id displayName pronouns headline stage country languages institution{id name}practiceAreas{key name}interests{key name}helpOffered}reasons{code kind points text(language:$language)}}pageInfo{endCursor hasNextPage}}}" as Document<MatchingMentorsData, MatchingMentorsVariables>;

export type MatchingFacetsData = {
  readonly mentorSearchFacets: MatchingFacets;
};
export type MatchingFacetsVariables = {
  /** What is asked. */
  readonly input: MentorSearchInput;
};
export const MatchingFacetsDocument = "query MatchingFacets($input:MentorSearchInput!){mentorSearchFacets(input:$input){hitCount withPlacesCount isTextCapped stages{stage count}regions{term{key name}count}practiceAreas{term{key name}count}institutions{institution{id name}count}languages{language count}help{help count}}}" as Document<MatchingFacetsData, MatchingFacetsVariables>;

export type MatchingWeightsData = {
  readonly matchWeights: MatchWeightsParts | null;
};
export type MatchingWeightsVariables = {
  /** The program. */
  readonly programId: string;
  /** A version; null is the current one. */
  readonly version?: number | null;
};
export const MatchingWeightsDocument = `query MatchingWeights($programId:ID!$version:Int){matchWeights(programId:$programId version:$version){...MatchWeightsParts}}${matchWeightsPartsFragment}` as Document<MatchingWeightsData, MatchingWeightsVariables>;

export type MatchingSetWeightsData = {
  readonly setMatchWeights: {
    readonly __typename: "MatchWeightsMoved";
    /** The weights that are current now. */
    readonly current: MatchWeightsParts;
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
  } | {
    readonly __typename: "SetMatchWeightsSuccess";
    /** The current weights: a new version, or the last one when it says the same already. */
    readonly weights: MatchWeightsParts;
  };
};
export type MatchingSetWeightsVariables = {
  /** What is asked. */
  readonly input: SetMatchWeightsInput;
};
export const MatchingSetWeightsDocument = `mutation MatchingSetWeights($input:SetMatchWeightsInput!){setMatchWeights(input:$input){__typename ...on SetMatchWeightsSuccess{weights{...MatchWeightsParts}}...on MatchWeightsMoved{current{...MatchWeightsParts}}...on Refusal{refusalMessage:message}}}${matchWeightsPartsFragment}` as Document<MatchingSetWeightsData, MatchingSetWeightsVariables>;

export type MatchingForecastData = {
  readonly requestForecast: MatchingForecast | null;
};
export type MatchingForecastVariables = {
  /** The program. */
  readonly programId: string;
  /** The person whom the viewer thinks of asking. */
  readonly mentorId: string;
};
export const MatchingForecastDocument = "query MatchingForecast($programId:ID!$mentorId:ID!){requestForecast(programId:$programId mentorId:$mentorId){programId placesLeft isPaused pausedUntil answerTime answerTimeMinimum expiresAt obstacles mentor{id displayName}viewerCan{request}alternatives{enrollmentId score placesLeft mentor{id displayName headline}reasons{code kind points text}}}}" as Document<MatchingForecastData, MatchingForecastVariables>;

export type MatchingSavedSearchData = {
  readonly savedSearch: MatchingSavedSearch | null;
};
export type MatchingSavedSearchVariables = {
  /** The saved search's id. */
  readonly id: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MatchingSavedSearchDocument = `query MatchingSavedSearch($id:ID!$first:Int$after:String){savedSearch(id:$id){...SavedSearchParts streamCursor viewerCan{update delete}hits(first:$first after:$after){nodes{...SavedHitParts}pageInfo{endCursor hasNextPage}}}}${savedSearchPartsFragment}${savedHitPartsFragment}` as Document<MatchingSavedSearchData, MatchingSavedSearchVariables>;

export type MatchingSavedSearchesData = {
  readonly savedSearches: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly (SavedSearchParts & {
      /** Where its stream stands, read before the hits: the hits and the events after it miss nobody. */
      readonly streamCursor: string;
      /** What the viewer may do with it; asked on queries, not on events. */
      readonly viewerCan: {
        /** Change its name, what it asks and its letters. */
        readonly update: boolean;
        /** Delete it. */
        readonly delete: boolean;
      };
    })[];
    /** Whether and where the list goes on. */
    readonly pageInfo: {
      /** Cursor of the page's last entry; null when the page is empty. */
      readonly endCursor: string | null;
      /** Whether more entries come after this page. */
      readonly hasNextPage: boolean;
    };
  };
};
export type MatchingSavedSearchesVariables = {
  /** The program they look in. */
  readonly programId: string;
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MatchingSavedSearchesDocument = `query MatchingSavedSearches($programId:ID!$first:Int$after:String){savedSearches(programId:$programId first:$first after:$after){nodes{...SavedSearchParts streamCursor viewerCan{update delete}}pageInfo{endCursor hasNextPage}}}${savedSearchPartsFragment}` as Document<MatchingSavedSearchesData, MatchingSavedSearchesVariables>;

export type MatchingSaveData = {
  readonly saveSearch: {
    readonly __typename: "SaveSearchSuccess";
    /** The saved search as it is now. */
    readonly savedSearch: SavedSearchParts & {
      /** Where its stream stands, read before the hits: the hits and the events after it miss nobody. */
      readonly streamCursor: string;
    };
  } | {
    readonly __typename: "TooManySavedSearches";
    /** A sentence for the person who asked, in English. */
    readonly refusalMessage: string;
    /** How many one person may keep, in all programs together that they are in. */
    readonly limit: number;
  };
};
export type MatchingSaveVariables = {
  /** What to keep. */
  readonly input: SaveSearchInput;
};
export const MatchingSaveDocument = `mutation MatchingSave($input:SaveSearchInput!){saveSearch(input:$input){__typename ...on SaveSearchSuccess{savedSearch{...SavedSearchParts streamCursor}}...on Refusal{refusalMessage:message}...on TooManySavedSearches{limit}}}${savedSearchPartsFragment}` as Document<MatchingSaveData, MatchingSaveVariables>;

export type MatchingUpdateSavedData = {
  readonly updateSavedSearch: {
    readonly __typename: "UpdateSavedSearchSuccess";
    /** The saved search as it is now. */
    readonly savedSearch: SavedSearchParts;
  };
};
export type MatchingUpdateSavedVariables = {
  /** Which one, and what changes. */
  readonly input: UpdateSavedSearchInput;
};
export const MatchingUpdateSavedDocument = `mutation MatchingUpdateSaved($input:UpdateSavedSearchInput!){updateSavedSearch(input:$input){__typename ...on UpdateSavedSearchSuccess{savedSearch{...SavedSearchParts}}}}${savedSearchPartsFragment}` as Document<MatchingUpdateSavedData, MatchingUpdateSavedVariables>;

export type MatchingDeleteSavedData = {
  readonly deleteSavedSearch: {
    readonly __typename: "DeleteSavedSearchSuccess";
    /** Its id. */
    readonly savedSearchId: string;
  };
};
export type MatchingDeleteSavedVariables = {
  /** Which one. */
  readonly input: SavedSearchInput;
};
export const MatchingDeleteSavedDocument = "mutation MatchingDeleteSaved($input:SavedSearchInput!){deleteSavedSearch(input:$input){__typename ...on DeleteSavedSearchSuccess{savedSearchId}}}" as Document<MatchingDeleteSavedData, MatchingDeleteSavedVariables>;

export type MatchingFollowData = {
  readonly mentorSearchEvents: {
    readonly __typename: "MentorFits";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** The mentor's id. */
    readonly mentorId: string;
    /** The mentor's enrollment in the program. */
    readonly enrollmentId: string;
    /** What made them fit. */
    readonly fitsReason: MentorFitsReason;
    /** The mentor as a hit of the search now, with their reasons; null when they fit no more by now. */
    readonly hit: SavedHitParts | null;
  } | {
    readonly __typename: "MentorFitsNoMore";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** The mentor's id. */
    readonly mentorId: string;
    /** The mentor's enrollment in the program. */
    readonly enrollmentId: string;
  } | {
    readonly __typename: "SavedSearchChanged";
    /** Opaque position behind this event; pass it as `after` to go on from here. */
    readonly cursor: string;
    /** The saved search as it is now; null when it is gone by now. */
    readonly savedSearch: SavedSearchParts | null;
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
export type MatchingFollowVariables = {
  /** The saved search. */
  readonly savedSearchId: string;
  /** The cursor of the last event seen; null means from now. */
  readonly after?: string | null;
};
export const MatchingFollowDocument = `subscription MatchingFollow($savedSearchId:ID!$after:String){mentorSearchEvents(savedSearchId:$savedSearchId after:$after){__typename ...on StreamEvent{cursor}...on StreamReset{resetReason:reason}...on StreamEnded{endReason:reason}...on MentorFits{mentorId enrollmentId fitsReason:reason hit{...SavedHitParts}}...on MentorFitsNoMore{mentorId enrollmentId}...on SavedSearchChanged{savedSearch{...SavedSearchParts}}}}${savedHitPartsFragment}${savedSearchPartsFragment}` as Document<MatchingFollowData, MatchingFollowVariables>;

const fieldArguments = {"hits":{"after":"String","first":"Int"},"text":{"language":"String"}};

/** Finding a mentor. */
export const matching = (core: Core): MatchingDomain => ({
  mentors: ({ language, ...input }: Named, options?: PageOptions, selection?: AnySelection) => core.pages(MatchingMentorsDocument, { language, input }, options, selection, fieldArguments),
  facets: (input: Named, selection?: AnySelection) => core.query(MatchingFacetsDocument, { input }, selection),
  weights: (programId: string, input?: Named, selection?: AnySelection) => core.query(MatchingWeightsDocument, { programId, ...input }, selection),
  setWeights: (programId, input) => core.mutate(MatchingSetWeightsDocument, { programId, ...input }),
  forecast: (input: Named, selection?: AnySelection) => core.query(MatchingForecastDocument, input, selection, fieldArguments),
  savedSearch: (id: string, input?: Named, selection?: AnySelection) => core.query(MatchingSavedSearchDocument, { id, ...input }, selection, fieldArguments),
  savedSearches: (programId: string, options?: PageOptions, selection?: AnySelection) => core.pages(MatchingSavedSearchesDocument, { programId }, options, selection, fieldArguments),
  save: input => core.send(MatchingSaveDocument, input, ""),
  updateSaved: (savedSearchId, input) => core.mutate(MatchingUpdateSavedDocument, { savedSearchId, ...input }),
  deleteSaved: savedSearchId => core.mutate(MatchingDeleteSavedDocument, { savedSearchId }),
  follow: (savedSearchId, options) => core.follow(MatchingFollowDocument, { savedSearchId }, options),
});
