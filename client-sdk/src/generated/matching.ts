// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { Refusal, UnknownRefusal } from "../core/errors.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  AnswerTimeBand,
  CareerStage,
  HelpKind,
  KnownCareerStage,
  KnownHelpKind,
  MatchCriterion,
  MatchWeightInput,
  MatchWeights,
  MentorSearchDistanceInput,
  MentorSearchFacets,
  MentorSearchHit,
  MentorSearchInput,
  MentorSearchOverlapInput,
  RequestForecast,
  RequestObstacle,
  SearchReasonCode,
  SearchReasonKind,
  SetMatchWeightsInput,
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
   * Whether to give only mentors whom the viewer can ask now. Null and false give the others too, each with BLOCKING
   * reasons.
   */
  readonly withPlaces?: boolean | null;
};

/**
 * All hits of a search, not only the page's, counted by what they show to the program: what somebody hides counts
 * nowhere. Each list has the values with most hits first, and none without.
 */
export interface MatchingFacets {
  /** All hits. */
  readonly hitCount: number;
  /** Hits to whom the viewer can send a request now. */
  readonly withPlacesCount: number;
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
  /** By institution, at most 20; the campuses of a system count as the system. */
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
   * Other mentors of the program whom the viewer could ask now, at most three, those most like this mentor first, each
   * with its reasons; empty for who is not a mentee of it.
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

/** Finding a mentor. */
export interface MatchingDomain {
  /**
   * The program's active mentors who have what is asked, the best score first; equals stand in an order of their own
   * for each viewer. The viewer and whoever has a block with them are not among them. Only for active members: to
   * others the program is NOT_FOUND. In a big program it may take a second until somebody who joined or changed is
   * found by what they are now; who is shown is shown as they are.
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
}

const matchWeightsPartsFragment = "fragment MatchWeightsParts on MatchWeights{version setAt weights{criterion weight}viewerCan{set}}";

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
export const MatchingFacetsDocument = "query MatchingFacets($input:MentorSearchInput!){mentorSearchFacets(input:$input){hitCount withPlacesCount stages{stage count}regions{term{key name}count}practiceAreas{term{key name}count}institutions{institution{id name}count}languages{language count}help{help count}}}" as Document<MatchingFacetsData, MatchingFacetsVariables>;

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

const fieldArguments = {"text":{"language":"String"}};

/** Finding a mentor. */
export const matching = (core: Core): MatchingDomain => ({
  mentors: ({ language, ...input }: Named, options?: PageOptions, selection?: AnySelection) => core.pages(MatchingMentorsDocument, { language, input }, options, selection, fieldArguments),
  facets: (input: Named, selection?: AnySelection) => core.query(MatchingFacetsDocument, { input }, selection),
  weights: (programId: string, input?: Named, selection?: AnySelection) => core.query(MatchingWeightsDocument, { programId, ...input }, selection),
  setWeights: (programId, input) => core.mutate(MatchingSetWeightsDocument, { programId, ...input }),
  forecast: (input: Named, selection?: AnySelection) => core.query(MatchingForecastDocument, input, selection, fieldArguments),
});
