// Written by `ithaca-sdk generate`; never edited by hand.
import type { Core, Named } from "../core/core.js";
import type { Document } from "../core/document.js";
import type { PageOptions, Pages } from "../core/pages.js";
import type { AnySelection, Exact, Selected, Selection } from "../core/select.js";
import type {
  AnswerTimeBand,
  CareerStage,
  HelpKind,
  MentorSearchHit,
  MentorSearchInput,
  RequestForecast,
  RequestObstacle,
  SearchReasonCode,
  SearchReasonKind,
} from "./types.js";

/** A mentor found by a search, with everything that led there. */
export interface MatchingMentorsNode {
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
    /** The reason as an English sentence to the viewer, from the code and the facts. */
    readonly text: string;
  }[];
}

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
      /** The reason as an English sentence to the viewer, from the code and the facts. */
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
   * others the program is NOT_FOUND.
   */
  mentors(input: MentorSearchInput, options?: PageOptions): Pages<MatchingMentorsNode>;
  /** The same with exactly what is selected. */
  mentors<const S extends Selection<MentorSearchHit>>(input: MentorSearchInput, options: PageOptions | undefined, selection: Exact<S, Selection<MentorSearchHit>>): Pages<Selected<MentorSearchHit, S>>;

  /**
   * What a request of the viewer to a mentor would meet, before it is sent. Null when the viewer is not in the
   * program, for themselves, and where there is no active mentor of it whom they can meet; which of these it is, it
   * does not tell.
   */
  forecast(input: MatchingForecastInput): Promise<MatchingForecast | null>;
  /** The same with exactly what is selected. */
  forecast<const S extends Selection<RequestForecast>>(input: MatchingForecastInput, selection: Exact<S, Selection<RequestForecast>>): Promise<Selected<RequestForecast, S> | null>;
}

export type MatchingMentorsData = {
  readonly mentorSearch: {
    /** The entries without their cursors, in the list's order. */
    readonly nodes: readonly ({
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
        /** The reason as an English sentence to the viewer, from the code and the facts. */
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
  /** Entries to give at most, 0 to 100; null means 25. */
  readonly first?: number | null;
  /** Gives what follows this cursor; null starts at the beginning. */
  readonly after?: string | null;
};
export const MatchingMentorsDocument = "query MatchingMentors($input:MentorSearchInput!$first:Int$after:String){mentorSearch(input:$input first:$first after:$after){nodes{enrollmentId score placesLeft mentor{id displayName pronouns headline stage country languages institution{id name}practiceAreas{key name}interests{key name}helpOffered}reasons{code kind points text}}pageInfo{endCursor hasNextPage}}}" as Document<MatchingMentorsData, MatchingMentorsVariables>;

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

/** Finding a mentor. */
export const matching = (core: Core): MatchingDomain => ({
  mentors: (input: Named, options?: PageOptions, selection?: AnySelection) => core.pages(MatchingMentorsDocument, { input }, options, selection),
  forecast: (input: Named, selection?: AnySelection) => core.query(MatchingForecastDocument, input, selection),
});
