import { institutions } from "../../../server/demo/data/institutions.js";
import { taxonomy } from "../../../server/demo/data/taxonomy.js";
import type { MentorSearch } from "../../../server/matching/index.js";
import { CareerStages, HelpKinds, type VisibilityChanges } from "../../../server/people/index.js";
import type { random } from "../random.js";
import type { Place, Profile } from "./matching.js";

type Random = ReturnType<typeof random>;

const keysOf = (kind: string) => taxonomy.filter(term => term.kind === kind).map(term => term.key);
const areas = keysOf("PRACTICE_AREA");
const topics = keysOf("TOPIC");
const regions = keysOf("REGION");
const stages = Object.values(CareerStages);
const kinds = Object.values(HelpKinds);
const tags = ["en", "es", "es-MX", "es-419", "fr", "zh-Hant-TW", "zh-Hant"];
const names = ["Mara", "Márta", "Anne-Marie", "Mario", "José", "O'Neil", "de la Cruz", "Marte", "Jo", "Ines"];
const words = ["lighthouse", "stewardship", "rowing", "oncology", "palmetto"];
const hideable = [
  "interests",
  "practiceAreas",
  "stage",
  "region",
  "institution",
  "languages",
  "helpOffered",
  "bio",
] as const;

/** Some of a list, each at most once; few values, so that many are alike. */
const some = <T>({ below, pick }: Random, from: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: below(most + 1) }, () => pick(from))),
];

const maybe = <T>({ below, pick }: Random, from: readonly T[]): T | undefined =>
  below(4) === 0 ? undefined : pick(from);

export const anyName = (chance: Random): string => `${chance.pick(names)} ${chance.pick(names)}`;

export function anyProfile(chance: Random): Profile {
  const { pick } = chance;
  return {
    interests: some(chance, [...areas.slice(0, 6), ...topics.slice(0, 4)], 4),
    practiceAreas: some(chance, areas.slice(0, 8), 3),
    languages: some(chance, tags, 3),
    helpOffered: some(chance, kinds, 4),
    bio: `${pick(words)} ${pick(words)}`,
    ...definedOf({
      stage: maybe(chance, stages.slice(3, 9)),
      region: maybe(chance, regions),
      institution: maybe(
        chance,
        institutions.map(one => one.key),
      ),
    }),
  };
}

export function anyPlace({ below, pick }: Random, now: Date): Place {
  const hides: VisibilityChanges = below(3) === 0 ? { [pick(hideable)]: pick(["PAIRED", "PRIVATE"] as const) } : {};
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const pausedUntil = pick([null, null, null, "OPEN_END", days(3), days(-3)] as const);
  return { capacity: below(3), hides, ...(pausedUntil && { pausedUntil }) };
}

/** A search of anything at all; what needs a profile of the viewer's own is only asked with one. */
export function anySearch(chance: Random): Omit<MentorSearch, "programId"> {
  const { below, pick } = chance;
  const distances = ["ANY", "PREFER_DIFFERENT", "REQUIRE_DIFFERENT"] as const;
  const texts = [
    "mar",
    "m",
    "mara mar",
    "jo",
    "anne marie",
    "-",
    "oncology",
    "stewardship",
    "icu",
    "rowing -lighthouse",
    "x",
  ];
  const rarely = <T>(value: T): T | null => (below(3) === 0 ? value : null);
  return {
    text: below(4) === 0 ? pick(texts) : null,
    interests: pick([null, null, [], some(chance, [...areas.slice(0, 6), ...topics.slice(0, 4)], 4)]),
    practiceAreas: rarely(some(chance, areas.slice(0, 8), 3)),
    stages: rarely(some(chance, stages.slice(3, 9), 3)),
    regions: rarely(some(chance, regions, 2)),
    languages: rarely(some(chance, ["en", "es", "zh", "es-MX"], 2)),
    help: rarely(some(chance, kinds, 3)),
    withPlaces: pick([null, null, true]),
    distance: { institution: pick(distances), region: pick(distances), practiceArea: pick(distances) },
  };
}

const definedOf = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
