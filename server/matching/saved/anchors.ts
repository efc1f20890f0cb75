import type { InstitutionRoots } from "../institution-roots.js";
import type { Standpoint } from "../read-search.js";
import type { WantedTerms } from "../score.js";
import type { Taxonomy } from "../taxonomy.js";
import { type AskedSearch, askedSearch } from "./asked-search.js";
import type { SavedCriteria } from "./saved-search.js";
import type { SeenFacts, SeenWords } from "./seen-mentors.js";
import type { ParsedText } from "./text-found.js";

/** Something a mentor has, under which searches that require it are filed. */
export interface Anchor {
  readonly kind:
    | "INTEREST"
    | "PRACTICE_AREA"
    | "REGION"
    | "INSTITUTION"
    | "STAGE"
    | "LANGUAGE"
    | "HELP"
    | "NAME"
    | "WORD"
    | "ANY";
  readonly value: string;
}

/** Where searches are filed that require nothing a mentor could be looked up by: everybody has it. */
export const any: Anchor = { kind: "ANY", value: "" };

export const anchorKey = ({ kind, value }: Anchor): string => `${kind}:${value}`;

/** What of a mentor the anchors are made of. */
export interface Anchored {
  readonly facts: Pick<SeenFacts, "mentor">;
  readonly words: SeenWords;
}

/** Every anchor of a mentor: a term counts as all wider ones, a campus as its system, a variety of a language as the language. */
export function anchorsOf({ facts: { mentor }, words }: Anchored, taxonomy: Taxonomy): Anchor[] {
  const wider = (ids: readonly number[] | null) => new Set((ids ?? []).flatMap(id => taxonomy.lineage(id)));
  return [
    any,
    ...all("INTEREST", wider(mentor.interestIds)),
    ...all("PRACTICE_AREA", wider(mentor.practiceAreaIds)),
    ...all("REGION", wider(mentor.regionId === null ? null : [mentor.regionId])),
    ...all("INSTITUTION", mentor.institutionRoot === null ? [] : [mentor.institutionRoot]),
    ...all("STAGE", mentor.stage === null ? [] : [mentor.stage]),
    ...all("LANGUAGE", new Set((mentor.languages ?? []).flatMap(widerTags))),
    ...all("HELP", mentor.helpOffered ?? []),
    ...all("NAME", new Set(words.name.split(" ").flatMap(beginningsOf))),
    ...all("WORD", words.lexemes),
  ];
}

/** What the words and the institutions of searches mean now. */
interface Meaning {
  readonly taxonomy: Taxonomy;
  readonly roots: InstitutionRoots;
}

/**
 * Where to file a search: under the anchors of the one criterion that the fewest of these mentors meet, so that whoever
 * fits has one of them and few others do. It depends on the criteria and the vocabulary alone, never on its owner.
 */
export function filedUnder(
  criteria: SavedCriteria,
  parsed: ParsedText | null,
  { taxonomy, roots }: Meaning,
  sample: readonly ReadonlySet<string>[],
): readonly Anchor[] {
  const asked = askedByNobody(criteria, { taxonomy, roots });
  if (!asked) return [];
  const choices = criteriaOf(asked, parsed, taxonomy).map(anchors => ({ anchors, mentors: metBy(anchors, sample) }));
  // Of two that are as rare, the one with fewer anchors, then the one named first.
  choices.sort((a, b) => a.mentors - b.mentors || a.anchors.length - b.anchors.length);
  return choices[0]?.anchors ?? [any];
}

const nowhere: Standpoint = {
  interestIds: [],
  practiceAreaIds: [],
  regionId: null,
  stage: null,
  languages: [],
  institutionRoot: null,
  week: null,
};

/** The search without what depends on who asks; null when its words mean nothing now. */
function askedByNobody(criteria: SavedCriteria, { taxonomy, roots }: Meaning): AskedSearch | null {
  const lenient = { ...criteria, distance: null, overlap: null };
  return askedSearch({ id: "", programId: "", ownerId: "", criteria: lenient, standpoint: nowhere, roots }, taxonomy);
}

/** For each criterion that leaves mentors out, the anchors of which a mentor who meets it has one at least. */
function criteriaOf(
  { search, textTermIds }: AskedSearch,
  parsed: ParsedText | null,
  taxonomy: Taxonomy,
): (readonly Anchor[])[] {
  const named = widest(textTermIds, taxonomy);
  const terms = (kind: Anchor["kind"], wanted: WantedTerms | null) =>
    wanted?.isRequired ? all(kind, widest(new Set(wanted.concepts.flatMap(concept => [...concept])), taxonomy)) : [];
  return [
    terms("INTEREST", search.interests),
    terms("PRACTICE_AREA", search.practiceAreas),
    search.regions ? all("REGION", widest(search.regions, taxonomy)) : [],
    all("INSTITUTION", search.institutions ?? []),
    all("LANGUAGE", search.languages),
    all("HELP", search.help),
    all("STAGE", search.stages),
    parsed ? textAnchors(parsed, [...all("INTEREST", named), ...all("PRACTICE_AREA", named)]) : [],
  ].filter(anchors => anchors.length > 0);
}

/** A text finds by the beginning of a name, by all its words, or by a term; none where it could find without any. */
function textAnchors({ name, lexeme }: ParsedText, terms: readonly Anchor[]): readonly Anchor[] {
  const [first = ""] = name.trim().split(" ");
  const beginning = beginningsOf(first).at(-1);
  if (beginning === undefined || lexeme === "ANY") return [];
  return [...all("NAME", [beginning]), ...all("WORD", lexeme === null ? [] : [lexeme]), ...terms];
}

/** The first one, two and three letters of a word. */
function beginningsOf(word: string): string[] {
  const letters = Array.from(word).slice(0, 3);
  return letters.map((_, index) => letters.slice(0, index + 1).join(""));
}

const all = (kind: Anchor["kind"], values: Iterable<string | number>): Anchor[] =>
  Array.from(values, value => ({ kind, value: String(value) }));

/** Those of the terms that lie below no other of them: mentors are looked up by all that lies above theirs. */
const widest = (ids: ReadonlySet<number>, taxonomy: Taxonomy): number[] =>
  [...ids].filter(id => !taxonomy.lineage(id).some(above => above !== id && ids.has(above)));

/** `es-MX` and `es`. */
function widerTags(tag: string): string[] {
  const parts = tag.split("-");
  return parts.map((_, index) => parts.slice(0, index + 1).join("-"));
}

function metBy(anchors: readonly Anchor[], sample: readonly ReadonlySet<string>[]): number {
  const keys = anchors.map(anchorKey);
  return sample.filter(mentor => keys.some(key => mentor.has(key))).length;
}
