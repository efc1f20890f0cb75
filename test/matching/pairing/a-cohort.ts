import { newId } from "../../../server/kernel/id.js";
import type { MenteeInput, MentorInput, PairIds, PairingInputs } from "../../../server/matching/pairing/inputs.js";
import { checkedRules } from "../../../server/matching/pairing/rules.js";
import { criteria, defaultWeights } from "../../../server/matching/weights.js";
import type { CareerStage } from "../../../server/people/index.js";

const regions = ["REGION", 10] as const;

/** A small vocabulary with narrower terms: practice areas 1 to 6, topics 7 to 9, regions 10 to 14. */
const terms: PairingInputs["terms"] = Array.from({ length: 14 }, (_, at) => {
  const id = at + 1;
  const [kind, first] = id < 7 ? (["PRACTICE_AREA", 1] as const) : id < 10 ? (["TOPIC", 7] as const) : regions;
  return { id, key: `t${id}`, kind, name: `T${id}`, parentId: id > first + 1 ? id - 2 : null, mergedIntoId: null };
});

const stages: readonly CareerStage[] = [
  "STUDENT_P2",
  "RESIDENT_PGY1",
  "FELLOW",
  "PRACTITIONER",
  "LEADER",
  "TECHNICIAN",
];
const bands = ["WITHIN_A_DAY", "WITHIN_THREE_DAYS", "WITHIN_A_WEEK", "LONGER"] as const;
const distances = ["ANY", "PREFER_DIFFERENT", "REQUIRE_DIFFERENT"] as const;

/**
 * The inputs of a run as chance would have them: fields that somebody hides, lists that name strangers and the same one
 * twice, people who are mentee and mentor, pairs that are barred, banned and pinned, mentors with more places for pins.
 * @param below gives a whole number below another
 */
export function aCohort(below: (limit: number) => number, mentees: number, mentors: number): PairingInputs {
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const some = <T>(of: readonly T[], most: number): T[] => Array.from({ length: below(most + 1) }, () => one(of));
  const unlessHidden = <T>(value: T): T | null => (below(5) === 0 ? null : value);
  const ids = (count: number) => Array.from({ length: count }, () => newId()).sort();
  const menteeIds = ids(mentees);
  const mentorIds = [...ids(mentors), ...some(menteeIds, 3)].sort().filter((id, at, all) => id !== all[at - 1]);
  const institutions = ids(4);

  const week = () => {
    const begin = below(672);
    const length = one([0, 3, 30, 300]);
    return Array.from({ length: 672 }, (_, at) => Number(at >= begin && at < begin + length)).join("");
  };
  const person = (id: string, others: readonly string[]): MenteeInput => ({
    id,
    interestIds: unlessHidden(some([1, 2, 3, 4, 5, 6, 7, 8, 9], 6)),
    practiceAreaIds: unlessHidden(some([1, 2, 3, 4, 5, 6], 3)),
    regionId: unlessHidden(10 + below(5)),
    institutionRoot: unlessHidden(one(institutions)),
    languages: unlessHidden(some(["en", "es", "es-MX", "fr", "fr-CA"], 3)),
    stage: unlessHidden(one(stages)),
    week: unlessHidden(week()),
    ranked: below(3) === 0 ? some([...others, newId(), id], 20) : [],
  });
  const mentor = (id: string): MentorInput => ({
    ...person(id, menteeIds),
    answersWithin: unlessHidden(one(bands)),
    institutionId: null,
    helpOffered: null,
    ...one([places, placesByRules, placesForPins])(),
  });
  const places = () => ({ places: 1 + below(3) });
  const placesByRules = () => ({ places: 1, allPlaces: 1 + below(3) });
  const placesForPins = () => ({ places: below(3) === 0 ? 0 : 1, allPlaces: 1 + below(3) });
  const pair = (): PairIds => [one(menteeIds), one(mentorIds)];
  return {
    rules: {
      ...checkedRules({ sharedLanguage: below(2) === 0 }),
      ...{ institution: one(distances), region: one(distances), practiceArea: one(distances) },
    },
    weights: {
      version: 1,
      of: below(2) === 0 ? defaultWeights.of : { ...defaultWeights.of, [one(criteria)]: 0, [one(criteria)]: 1000 },
    },
    mentees: menteeIds.map(id => person(id, mentorIds)),
    mentors: mentorIds.map(mentor),
    barred: Array.from({ length: mentees }, pair),
    // One pin or ban of a pair at most, and one pin of a mentee.
    pins: menteeIds.flatMap(id =>
      below(4) === 0 ? [[id, one(mentorIds), one(["PIN", "BAN"] as const)] as const] : [],
    ),
    terms,
  };
}
