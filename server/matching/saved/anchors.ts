import type { Candidate, WantedTerms } from "../score.js";
import type { Taxonomy } from "../taxonomy.js";
import { type AskedSearch, askedSearch } from "./asked-search.js";
import type { SavedCriteria } from "./saved-search.js";

/** Something a mentor has, under which searches that require it are filed. */
export interface Anchor {
  readonly kind: "INTEREST" | "PRACTICE_AREA" | "REGION" | "STAGE" | "LANGUAGE" | "HELP" | "ANY";
  readonly value: string;
}

/** Where searches are filed that require nothing a mentor could be looked up by: everybody has it. */
const any: Anchor = { kind: "ANY", value: "" };

export const anchorKey = ({ kind, value }: Anchor): string => `${kind}:${value}`;

/** What of a mentor the anchors are made of. */
export type Anchored = Pick<
  Candidate,
  "interestIds" | "practiceAreaIds" | "regionId" | "stage" | "languages" | "helpOffered"
>;

/** Every anchor of a mentor: a term counts as all wider ones, a variety of a language as the language. */
export function anchorsOf(mentor: Anchored, taxonomy: Taxonomy): Anchor[] {
  const wider = (ids: readonly number[] | null) => new Set((ids ?? []).flatMap(id => taxonomy.lineage(id)));
  return [
    any,
    ...all("INTEREST", wider(mentor.interestIds)),
    ...all("PRACTICE_AREA", wider(mentor.practiceAreaIds)),
    ...all("REGION", wider(mentor.regionId === null ? null : [mentor.regionId])),
    ...all("STAGE", mentor.stage === null ? [] : [mentor.stage]),
    ...all("LANGUAGE", new Set((mentor.languages ?? []).flatMap(widerTags))),
    ...all("HELP", mentor.helpOffered ?? []),
  ];
}

/**
 * Where to file a search: under the anchors of the one criterion that the fewest of these mentors meet, so that whoever
 * fits has one of them and few others do. It depends on the criteria and the vocabulary alone, never on its owner.
 */
export function filedUnder(
  criteria: SavedCriteria,
  taxonomy: Taxonomy,
  sample: readonly ReadonlySet<string>[],
): readonly Anchor[] {
  const asked = askedByNobody(criteria, taxonomy);
  if (!asked) return [];
  const choices = criteriaOf(asked, taxonomy).map(anchors => ({ anchors, mentors: metBy(anchors, sample) }));
  // Of two that are as rare, the one with fewer anchors, then the one named first.
  choices.sort((a, b) => a.mentors - b.mentors || a.anchors.length - b.anchors.length);
  return choices[0]?.anchors ?? [any];
}

/** The search without what depends on who asks; null when its words mean nothing now. */
function askedByNobody(criteria: SavedCriteria, taxonomy: Taxonomy): AskedSearch | null {
  const standpoint = { interestIds: [], practiceAreaIds: [], regionId: null, institutionRoot: null };
  const lenient = { ...criteria, distance: null };
  return askedSearch({ id: "", programId: "", ownerId: "", criteria: lenient, standpoint }, taxonomy);
}

/** For each criterion that leaves mentors out, the anchors of which a mentor who meets it has one at least. */
function criteriaOf({ search }: AskedSearch, taxonomy: Taxonomy): (readonly Anchor[])[] {
  const terms = (kind: Anchor["kind"], wanted: WantedTerms | null) =>
    wanted?.isRequired ? all(kind, widest(new Set(wanted.concepts.flatMap(concept => [...concept])), taxonomy)) : [];
  return [
    terms("INTEREST", search.interests),
    terms("PRACTICE_AREA", search.practiceAreas),
    search.regions ? all("REGION", widest(search.regions, taxonomy)) : [],
    all("LANGUAGE", search.languages),
    all("HELP", search.help),
    all("STAGE", search.stages),
  ].filter(anchors => anchors.length > 0);
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
