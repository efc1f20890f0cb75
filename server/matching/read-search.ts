import { Fault } from "../kernel/fault.js";
import { overlapQuarters, type Week } from "../kernel/week.js";
import type { CareerStage, HelpKind, PersonEntity, TermKind } from "../people/index.js";
import type { InstitutionRoots } from "./institution-roots.js";
import { type Axis, type Concept, type Overlap, quartersOfHour, type Search, type WantedTerms } from "./score.js";
import type { PerspectiveDistance } from "./search-words.js";
import { stagesAhead } from "./stage-ladder.js";
import type { Taxonomy } from "./taxonomy.js";

/** How different a mentor shall be from the viewer; null is ANY. */
export interface SearchDistance {
  readonly institution?: PerspectiveDistance | null;
  readonly region?: PerspectiveDistance | null;
  readonly practiceArea?: PerspectiveDistance | null;
}

/** What the two shall have in common of a usual week. */
export interface SearchOverlap {
  /** Null leaves nobody out. */
  readonly minHoursPerWeek?: number | null;
}

/** What a mentee asks of a mentor: one of each list at least, more of a list scores higher. */
export interface MentorSearch {
  readonly programId: string;
  readonly text?: string | null;
  /** Null ranks by the viewer's own interests and leaves nobody out. */
  readonly interests?: readonly string[] | null;
  readonly practiceAreas?: readonly string[] | null;
  readonly stages?: readonly CareerStage[] | null;
  readonly regions?: readonly string[] | null;
  /** Ids; any of a system means the whole system. */
  readonly institutions?: readonly string[] | null;
  readonly languages?: readonly string[] | null;
  readonly help?: readonly HelpKind[] | null;
  /** Only mentors with no BLOCKING reason. */
  readonly withPlaces?: boolean | null;
  readonly distance?: SearchDistance | null;
  readonly overlap?: SearchOverlap | null;
}

/** The viewer as the distances are measured from. */
export interface Standpoint
  extends Pick<PersonEntity, "interestIds" | "practiceAreaIds" | "regionId" | "stage" | "languages"> {
  /** The system of the viewer's campus, their institution itself otherwise; null when they name none. */
  readonly institutionRoot: string | null;
  /** When the viewer is usually available; null when they have not said. */
  readonly week: Week | null;
}

const longestList = 20;
/** Sharing so many of one's own interests is as good as it gets; nobody shares all of a long list. */
const enoughOwnInterests = 3;
/** So many hours a week in common are as good as it gets; fewer are when the viewer has no more. */
const enoughHours = 5;
const hoursOfWeek = 168;

const noRoots: InstitutionRoots = new Map();

/** Resolves words, keys and the viewer's place; what cannot be resolved is Fault BAD_INPUT naming it. */
export function readSearch(
  input: MentorSearch,
  text: string,
  viewer: Standpoint,
  taxonomy: Taxonomy,
  /** Of the institutions the input names. */
  roots = noRoots,
): Search {
  const concepts = (field: "interests" | "practiceAreas" | "regions", kinds: readonly TermKind[]) =>
    resolved(input[field] ?? [], field, kinds, taxonomy);
  const asked = concepts("interests", ["PRACTICE_AREA", "TOPIC"]);
  const regions = concepts("regions", ["REGION"]);
  return {
    hasText: text !== "",
    interests: input.interests == null ? ownInterests(viewer, taxonomy) : required(asked),
    practiceAreas: required(concepts("practiceAreas", ["PRACTICE_AREA"])),
    stages: once(input.stages, "stages"),
    regions: regions.length === 0 ? null : new Set(regions.flatMap(region => [...region])),
    institutions: systems(input, roots),
    languages: canonical(once(input.languages, "languages")),
    help: once(input.help, "help"),
    institution: axis(input, "institution", viewer.institutionRoot === null ? [] : [viewer.institutionRoot]),
    region: axis(input, "region", ownRegion(viewer, taxonomy)),
    practiceArea: axis(input, "practiceArea", ownAreas(viewer, taxonomy)),
    overlap: overlap(input, viewer),
    stagesAhead: ahead(viewer),
  };
}

const bad = (field: string, message: string) => new Fault("BAD_INPUT", message, { field: `input.${field}` });

function once<V>(list: readonly V[] | null | undefined, field: string): V[] {
  const entries = [...new Set(list ?? [])];
  if (entries.length > longestList) throw bad(field, `input.${field} may have at most ${longestList} entries.`);
  return entries;
}

/** Each wanted word with all that counts as it, each concept once however often it is named. */
function resolved(words: readonly string[], field: string, kinds: readonly TermKind[], taxonomy: Taxonomy): Concept[] {
  const found = new Map<string, Concept>();
  for (const word of once(words, field)) {
    const ids = taxonomy.meant(word, kinds);
    if (ids.length === 0) {
      throw bad(field, `There is no term "${word}" of kind ${kinds.join(" or ")}; termSearch lists them.`);
    }
    found.set(ids.toSorted((a, b) => a - b).join(), taxonomy.narrower(ids));
  }
  return [...found.values()];
}

function systems({ institutions }: MentorSearch, roots: InstitutionRoots): ReadonlySet<string> | null {
  const found = once(institutions, "institutions").map(id => {
    const root = roots.get(id);
    if (root === undefined) {
      throw bad("institutions", `There is no institution "${id}" in input.institutions; institutionSearch lists them.`);
    }
    return root;
  });
  return found.length === 0 ? null : new Set(found);
}

const required = (concepts: readonly Concept[]): WantedTerms | null =>
  concepts.length === 0 ? null : { concepts, isRequired: true, full: concepts.length };

function ownInterests({ interestIds }: Standpoint, taxonomy: Taxonomy): WantedTerms | null {
  if (interestIds.length === 0) return null;
  const concepts = interestIds.map(id => taxonomy.narrower([id]));
  return { concepts, isRequired: false, full: Math.min(concepts.length, enoughOwnInterests) };
}

/** Each tag once and as profiles keep it, without extensions: `iw` and `he` are one language. */
function canonical(tags: readonly string[]): string[] {
  const found = tags.map(tag => {
    try {
      return new Intl.Locale(tag).baseName;
    } catch {
      throw bad("languages", `"${tag}" is no language tag of BCP 47, such as en or es-MX.`);
    }
  });
  return [...new Set(found)];
}

/** A wider region and one inside it may be the same place, so both count as the viewer's own. */
const ownRegion = ({ regionId }: Standpoint, taxonomy: Taxonomy): number[] =>
  regionId === null ? [] : [...taxonomy.lineage(regionId), ...taxonomy.narrower([regionId])];

/** Practice areas under one head are one area: medical and surgical ICU are both critical care. */
const ownAreas = ({ practiceAreaIds }: Standpoint, taxonomy: Taxonomy): Iterable<number> =>
  taxonomy.narrower(practiceAreaIds.flatMap(id => taxonomy.lineage(id).at(-1) ?? []));

const profileWords = { institution: "institution", region: "region", practiceArea: "practice areas" } as const;

function axis<V>(input: MentorSearch, field: keyof SearchDistance, own: Iterable<V>): Axis<V> {
  const distance = input.distance?.[field] ?? "ANY";
  const values = new Set(own);
  if (values.size > 0) return { distance, own: values };
  if (distance === "REQUIRE_DIFFERENT") {
    throw bad(`distance.${field}`, `Your profile names no ${profileWords[field]} that a mentor's could differ from.`);
  }
  return { distance, own: null };
}

function overlap({ overlap }: MentorSearch, { week }: Standpoint): Overlap | null {
  const field = "overlap.minHoursPerWeek";
  const hours = overlap?.minHoursPerWeek ?? null;
  if (hours !== null && !(hours > 0 && hours <= hoursOfWeek)) {
    throw bad(field, `input.${field} must be more than 0 and at most ${hoursOfWeek}.`);
  }
  const own = week === null ? 0 : overlapQuarters(week, week);
  if (own > 0) {
    const atLeast = hours === null ? null : Math.ceil(hours * quartersOfHour);
    return { full: Math.min(own, enoughHours * quartersOfHour), atLeast };
  }
  if (hours === null) return null;
  throw bad(field, "You have not said when you are available, so no hours in common can be asked for.");
}

function ahead({ stage }: Standpoint): ReadonlySet<CareerStage> | null {
  const stages = stage === null ? new Set<CareerStage>() : stagesAhead(stage);
  return stages.size === 0 ? null : stages;
}
