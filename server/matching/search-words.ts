const wordsOf = <W extends string>(...words: readonly W[]): { readonly [K in W]: K } =>
  Object.fromEntries(words.map(word => [word, word])) as { readonly [K in W]: K };

/** How far from the viewer's own a mentor's institution, region or practice area shall be. */
export const PerspectiveDistances = wordsOf("ANY", "PREFER_DIFFERENT", "REQUIRE_DIFFERENT");
export type PerspectiveDistance = keyof typeof PerspectiveDistances;

/** What a reason is: something in common or found as asked, something that differs, something in the way of a request. */
export const SearchReasonKinds = wordsOf("SHARED", "DIFFERENT", "BLOCKING");
export type SearchReasonKind = keyof typeof SearchReasonKinds;

const kinds = {
  TEXT: "SHARED",
  SHARED_INTEREST: "SHARED",
  SHARED_PRACTICE_AREA: "SHARED",
  STAGE: "SHARED",
  REGION: "SHARED",
  LANGUAGE: "SHARED",
  OFFERS_HELP: "SHARED",
  OVERLAP_HOURS: "SHARED",
  STAGE_AHEAD: "DIFFERENT",
  ANSWERS_WITHIN: "SHARED",
  DIFFERENT_INSTITUTION: "DIFFERENT",
  SAME_INSTITUTION: "SHARED",
  DIFFERENT_REGION: "DIFFERENT",
  SAME_REGION: "SHARED",
  DIFFERENT_PRACTICE_AREA: "DIFFERENT",
  SAME_PRACTICE_AREA: "SHARED",
  PLACES_LEFT: "SHARED",
  ALREADY_PAIRED: "BLOCKING",
  REQUEST_OPEN: "BLOCKING",
  PAUSED: "BLOCKING",
  NO_PLACES: "BLOCKING",
} as const satisfies Record<string, SearchReasonKind>;

/** Why a mentor is among the hits, or what of them, or between the two, is in the way of a request. */
export type SearchReasonCode = keyof typeof kinds;
export const SearchReasonCodes = wordsOf(...(Object.keys(kinds) as SearchReasonCode[]));

/** The kind each code is of. */
export const kindOf = (code: SearchReasonCode): SearchReasonKind => kinds[code];
