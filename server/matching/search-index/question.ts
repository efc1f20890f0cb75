import type { HitFacets } from "../search-facets.js";

/** What mentors are found by, each a set of values. */
export type Field =
  | "interests"
  | "practiceAreas"
  | "stages"
  | "regions"
  | "languages"
  | "help"
  | "institutions"
  | "answers";

export type Value = string | number;

/** So many met concepts earn so many points: `points[0]` for one, the last for as many as there are places or more. */
export interface CountedQuestion {
  readonly kind: "COUNTED";
  readonly field: Field;
  /** Each is met by any of its values. */
  readonly concepts: readonly (readonly Value[])[];
  readonly points: readonly number[];
  /** Whether who meets none is no hit. */
  readonly isRequired: boolean;
}

/** Who says, and says nothing of one's own, is different. */
export interface DistanceQuestion {
  readonly kind: "DISTANCE";
  readonly field: "institutions" | "regions" | "practiceAreas";
  readonly own: readonly Value[];
  readonly points: number;
  readonly isRequired: boolean;
}

/** Each value earns points of its own. */
export interface GradedQuestion {
  readonly kind: "GRADED";
  readonly field: Field;
  readonly grades: readonly { readonly value: Value; readonly points: number }[];
}

/** A text that must be found, by the first of three ways that finds it. */
export interface TextQuestion {
  readonly kind: "TEXT";
  /** As names are folded. */
  readonly name: string;
  readonly namePoints: number;
  readonly termIds: readonly number[];
  readonly termPoints: number;
  /** Enrollments whose profile holds the words, as the database found them. */
  readonly enrollmentIds: readonly string[];
  readonly wordsPoints: number;
}

/** Who can take another mentee now. */
export interface PlacesQuestion {
  readonly kind: "PLACES";
  readonly points: number;
}

/** Quarters of an hour in common: `points[n]` for n of them, the last for more. */
export interface OverlapQuestion {
  readonly kind: "OVERLAP";
  /** 21 words of 32 quarters each. */
  readonly week: Int32Array;
  readonly points: readonly number[];
  /** Who has fewer in common, or does not say, is no hit; null leaves nobody out. */
  readonly atLeast: number | null;
}

export type Criterion =
  | CountedQuestion
  | DistanceQuestion
  | GradedQuestion
  | TextQuestion
  | PlacesQuestion
  | OverlapQuestion;

/** A search as the index is asked, with everything that is the viewer's own: the index knows no viewer. */
export interface Question {
  readonly criteria: readonly Criterion[];
  /** Enrollments that are no hits for this viewer. */
  readonly hidden: readonly string[];
  /** Enrollments whom this viewer cannot ask now, whatever places they have. */
  readonly busy: readonly string[];
  /** Only who can be asked now. */
  readonly withPlaces: boolean;
  /** Milliseconds since 1970; decides who is paused. */
  readonly now: number;
  /** Whose lots order the equals, as `lotKeyOf` makes it. */
  readonly viewer: { readonly a: number; readonly b: number };
  /** Where to go on, this place included; null from the best. */
  readonly from: Place | null;
  readonly count: number;
  /** What to count, null for nothing: areas each with those that count as it. */
  readonly facets: FacetQuestion | null;
}

/** A place in the order: more points first, then the lesser lot. */
export interface Place {
  readonly points: number;
  readonly high: number;
  readonly low: number;
}

export interface Found extends Place {
  readonly enrollmentId: string;
}

export interface FacetQuestion {
  /** Values that are counted with others: a term with its narrower ones. */
  readonly practiceAreas: readonly Widened[];
  readonly regions: readonly Widened[];
}

export interface Widened {
  readonly value: number;
  readonly with: readonly number[];
}

export interface IndexAnswer {
  readonly found: readonly Found[];
  readonly facets: HitFacets | null;
}

/** A mentor as the index takes one; what they hide is null. See `mentor-rows.ts` for how they are read. */
export type MentorRow = readonly [
  enrollmentId: string,
  personId: string,
  /** Folded as names are compared. */
  name: string,
  interests: readonly number[] | null,
  practiceAreas: readonly number[] | null,
  stage: string | null,
  region: number | null,
  languages: readonly string[] | null,
  help: readonly string[] | null,
  /** The system of a campus. */
  institution: string | null,
  hasPlaces: boolean,
  /** When a pause ends, in milliseconds since 1970; -1 for one without an end, null for none. */
  pausedUntil: number | null,
  /** 84 bytes as Base64: a bit for each quarter of an hour. */
  week: string | null,
  /** The band of answer times. */
  answers: string | null,
];
