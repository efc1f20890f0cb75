import { institutions } from "../../../server/demo/data/institutions.js";
import { taxonomy } from "../../../server/demo/data/taxonomy.js";
import type { MentorSearch } from "../../../server/matching/index.js";
import { CareerStages, HelpKinds, type VisibilityChanges } from "../../../server/people/index.js";
import type { random } from "../random.js";
import type { World } from "../world.js";
import type { Place, Profile } from "./matching.js";

type Random = ReturnType<typeof random>;

const keysOf = (kind: string) => taxonomy.filter(term => term.kind === kind).map(term => term.key);
const areas = keysOf("PRACTICE_AREA");
const topics = keysOf("TOPIC");
const regions = keysOf("REGION");
const places = institutions.map(one => one.key);
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
      institution: maybe(chance, places),
    }),
  };
}

export function anyPlace({ below, pick }: Random, now: Date): Place {
  const hides: VisibilityChanges = below(3) === 0 ? { [pick(hideable)]: pick(["PAIRED", "PRIVATE"] as const) } : {};
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const pausedUntil = pick([null, null, null, "OPEN_END", days(3), days(-3)] as const);
  return { capacity: below(3), hides, ...(pausedUntil && { pausedUntil }) };
}

/** Hours of a usual week as `availability_week` holds them: a few mornings or afternoons. */
export function anyWeek({ below }: Random): string {
  const quarters = Array.from({ length: 672 }, () => "0");
  for (let day = 0; day < 7; day += 1) {
    if (below(2) === 0) continue;
    const start = day * 96 + below(10) * 8;
    quarters.fill("1", start, Math.min(672, start + 4 + below(14)));
  }
  return quarters.join("");
}

/** Says for somebody when they are available, and for a mentor how soon they answer. */
export async function sayTimes({ db }: World, chance: Random, personId: string): Promise<void> {
  await db.query(
    `with said as (
       insert into availability (person_id, time_zone, version, updated_at) values ($1, 'UTC', 1, now())
       on conflict (person_id) do nothing)
     insert into availability_week (person_id, week, quarter_count, zone_data) values ($1, $2::bit(672), 1, 'test')
     on conflict (person_id) do update set week = excluded.week`,
    [personId, anyWeek(chance)],
  );
  await db.query(
    `insert into mentor_answer_time (enrollment_id, sample_count, mentee_count, median_minutes, updated_at)
     select id, 5, $2, $3, now() from enrollment where person_id = $1 and role = 'MENTOR'
     on conflict (enrollment_id) do update set median_minutes = excluded.median_minutes`,
    [personId, 2 + chance.below(3), chance.below(12) * 1_440],
  );
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
    institutions: rarely(some(chance, places, 6)),
    languages: rarely(some(chance, ["en", "es", "zh", "es-MX"], 2)),
    help: rarely(some(chance, kinds, 3)),
    withPlaces: pick([null, null, true]),
    overlap: below(5) === 0 ? { minHoursPerWeek: pick([0.5, 1, 3, 7]) } : null,
    distance: { institution: pick(distances), region: pick(distances), practiceArea: pick(distances) },
  };
}

const definedOf = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
