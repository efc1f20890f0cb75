import { lotKeyOf } from "../lot.js";
import type { Axis, Plan, WantedTerms } from "../score.js";
import { allAnswerParts, answerParts, textTenths } from "../score.js";
import type { Criterion as Weighed } from "../weights.js";
import type {
  CountedQuestion,
  Criterion,
  DistanceQuestion,
  FacetQuestion,
  Place,
  Question,
  Value,
} from "./question.js";
import type { TextMatches } from "./text-matches.js";
import { weekOfBits } from "./weeks.js";

/** What belongs to the one who searches, beside what is searched. */
export interface Asker {
  readonly viewerId: string;
  readonly now: Date;
  readonly hidden: readonly string[];
  readonly busy: readonly string[];
}

export interface Asked {
  readonly withPlaces: boolean;
  readonly textTermIds: readonly number[];
  /** Null for a search without a text. */
  readonly text: TextMatches | null;
  /** The viewer's, as ones and zeros; null when they have not said. */
  readonly week: string | null;
  readonly from: Place | null;
  readonly count: number;
  readonly facets: FacetQuestion | null;
}

/** A plan as the index is asked: the same criteria, each with the points that `score` would give. */
export function questionOf(plan: Plan, { viewerId, now, hidden, busy }: Asker, asked: Asked): Question {
  const { withPlaces, from, count, facets } = asked;
  return {
    criteria: [...criteriaOf(plan, asked)],
    hidden,
    busy,
    withPlaces,
    now: now.getTime(),
    viewer: lotKeyOf(viewerId),
    from,
    count,
    facets,
  };
}

function* criteriaOf({ search, budgets }: Plan, { text, textTermIds, week }: Asked): Generator<Criterion> {
  const budget = (criterion: Weighed) => budgets.get(criterion) ?? 0;
  /** What `parts` of `of` earn, as `score` counts it. */
  const part = (criterion: Weighed, parts: number, of: number) => Math.floor((budget(criterion) * parts) / of);
  const counted = (
    criterion: Weighed,
    field: CountedQuestion["field"],
    concepts: readonly (readonly Value[])[],
    full = concepts.length,
    isRequired = true,
  ): CountedQuestion => ({
    kind: "COUNTED",
    field,
    concepts,
    points: Array.from({ length: full }, (_, met) => part(criterion, met + 1, full)),
    isRequired,
  });
  const terms = (criterion: Weighed, field: CountedQuestion["field"], { concepts, full, isRequired }: WantedTerms) =>
    counted(
      criterion,
      field,
      concepts.map(concept => [...concept]),
      full,
      isRequired,
    );
  const distance = (criterion: Weighed, field: DistanceQuestion["field"], axis: Axis<Value>): DistanceQuestion => ({
    kind: "DISTANCE",
    field,
    own: [...(axis.own ?? [])],
    points: budget(criterion),
    isRequired: axis.distance === "REQUIRE_DIFFERENT",
  });

  if (search.hasText) {
    yield {
      kind: "TEXT",
      name: text?.name ?? "",
      namePoints: part("TEXT", textTenths.NAME, 10),
      termIds: textTermIds,
      termPoints: part("TEXT", textTenths.TERM, 10),
      enrollmentIds: text?.enrollmentIds ?? [],
      wordsPoints: part("TEXT", textTenths.WORDS, 10),
    };
  }
  if (search.interests) yield terms("SHARED_INTEREST", "interests", search.interests);
  if (search.practiceAreas) yield terms("SHARED_PRACTICE_AREA", "practiceAreas", search.practiceAreas);
  if (search.stages.length > 0) yield counted("STAGE", "stages", [search.stages]);
  if (search.regions) yield counted("REGION", "regions", [[...search.regions]]);
  if (search.institutions) {
    yield {
      kind: "COUNTED",
      field: "institutions",
      concepts: [[...search.institutions]],
      points: [0],
      isRequired: true,
    };
  }
  if (search.languages.length > 0) {
    yield counted(
      "LANGUAGE",
      "languages",
      search.languages.map(tag => [tag]),
    );
  }
  if (search.help.length > 0) {
    yield counted(
      "OFFERS_HELP",
      "help",
      search.help.map(kind => [kind]),
    );
  }
  if (search.institution.own) yield distance("DIFFERENT_INSTITUTION", "institutions", search.institution);
  if (search.region.own) yield distance("DIFFERENT_REGION", "regions", search.region);
  if (search.practiceArea.own) yield distance("DIFFERENT_PRACTICE_AREA", "practiceAreas", search.practiceArea);
  if (search.overlap && week !== null) {
    const { full, atLeast } = search.overlap;
    const points = Array.from({ length: full + 1 }, (_, quarters) => part("OVERLAP_HOURS", quarters, full));
    yield { kind: "OVERLAP", week: weekOfBits(week), points, atLeast };
  }
  if (search.stagesAhead) yield counted("STAGE_AHEAD", "stages", [[...search.stagesAhead]], 1, false);
  yield {
    kind: "GRADED",
    field: "answers",
    grades: Object.entries(answerParts).map(([value, parts]) => ({
      value,
      points: part("ANSWERS_WITHIN", parts, allAnswerParts),
    })),
  };
  yield { kind: "PLACES", points: budget("PLACES_LEFT") };
}
