import { randomUUID } from "node:crypto";
import { chanceOf } from "./matching/chance.mjs";

const stages = [
  "RESIDENT_PGY1",
  "RESIDENT_PGY2",
  "NEW_PRACTITIONER",
  "PRACTITIONER",
  "SPECIALIST",
  "LEADER",
  "FACULTY",
];
const help = ["LONG_TERM", "FLASH", "CV_REVIEW", "MOCK_INTERVIEW", "POSTER_REVIEW", "MANUSCRIPT", "CAREER_ADVICE"];
const languages = ["en", "en", "en", "es", "es-MX", "fr", "de", "zh"];
const words = [
  "lighthouse",
  "sailing",
  "poetry",
  "fungal",
  "transplant",
  "burn",
  "toxicology",
  "rural",
  "tribal",
  "navy",
];

/** @typedef {(path: string) => ReturnType<typeof JSON.parse>} Load */

/**
 * One program with the demo's vocabulary, its mentors, and people with one saved search each.
 * @param {import("typeorm").DataSource} db @param {{ searches: number, mentors: number, isDense: boolean }} sizes
 * @param {{ load: Load, read: () => Promise<void> }} product
 */
export async function fillSaved(db, { searches, mentors, isDense }, { load, read }) {
  const chance = chanceOf(7);
  const programId = randomUUID();
  await db.query(
    "insert into program (id, key, name, created_at, updated_at) values ($1, 'bench', 'Bench', now(), now())",
    [programId],
  );
  const [{ taxonomy }, { PeopleService }] = await Promise.all([
    load("server/demo/data/taxonomy.js"),
    load("server/people/index.js"),
  ]);
  const people = new PeopleService({ db, clock: { now: () => new Date() } });
  await db.transaction((/** @type {import("typeorm").EntityManager} */ tx) => people.loadTaxonomy(tx, taxonomy));
  /** @type {{ id: number, key: string, kind: string }[]} */
  const terms = await db.query("select id, key, kind from term order by id");
  const of = (/** @type {string} */ kind) => terms.filter(term => term.kind === kind);
  const [topics, areas, regions] = [terms.filter(term => term.kind !== "REGION"), of("PRACTICE_AREA"), of("REGION")];
  const profile = () => ({
    stage: chance.pick(stages),
    region_id: chance.pick(regions).id,
    languages: chance.some(languages, 2),
    help_offered: chance.some(help, 3),
    practice_area_ids: chance.some(areas, 2).map(term => term.id),
    interest_ids: chance.some(topics, 4).map(term => term.id),
    public_text: chance.some(words, 2).join(" and "),
  });
  const makePeople = async (/** @type {number} */ count, /** @type {string} */ role) => {
    const rows = Array.from({ length: count }, () => ({ id: randomUUID(), ...profile() }));
    await db.query(
      `insert into person (id, display_name, stage, region_id, languages, help_offered, practice_area_ids, interest_ids,
         public_text, created_at, updated_at)
       select id, 'Person ' || left(id::text, 8), stage, region_id, languages, help_offered, practice_area_ids,
         interest_ids, public_text, now(), now()
       from jsonb_to_recordset($1::jsonb) as p (id uuid, stage text, region_id int, languages text[], help_offered text[],
         practice_area_ids int[], interest_ids int[], public_text text)`,
      [JSON.stringify(rows)],
    );
    const enrolled = await db.query(
      `insert into enrollment (id, program_id, person_id, role, status, created_at, updated_at)
       select gen_random_uuid(), $1, id, $3, 'ACTIVE', now(), now() from unnest($2::uuid[]) as p (id)
       returning id as "enrollmentId", person_id as "personId"`,
      [programId, rows.map(row => row.id), role],
    );
    return /** @type {{ enrollmentId: string, personId: string }[]} */ (enrolled);
  };
  const mentoring = await makePeople(mentors, "MENTOR");
  // Before there are searches, which would be told of all of them.
  await read();
  const owners = await makePeople(searches, "MENTEE");
  const perhaps = (/** @type {number} */ share, /** @type {() => unknown} */ value) =>
    chance.next() < share ? value() : null;
  const keys = (/** @type {{ key: string }[]} */ some) => some.map(term => term.key);
  /** Asks for little: hundreds of searches concern each change, which is what they ask for. */
  const dense = () => ({
    text: perhaps(0.1, () => chance.pick(words)),
    interests: perhaps(0.7, () => keys(chance.some(topics, 2))),
    practiceAreas: perhaps(0.3, () => keys(chance.some(areas, 1))),
    regions: perhaps(0.2, () => keys(chance.some(regions, 2))),
    stages: perhaps(0.3, () => chance.some(stages, 2)),
    languages: perhaps(0.2, () => chance.some(languages, 1)),
    help: perhaps(0.3, () => chance.some(help, 2)),
    distance: perhaps(0.4, () => ({ region: "REQUIRE_DIFFERENT" })),
  });
  /** Asks for something to learn, and for two or three things more; one in fifty asks for nothing of that. */
  const choosy = () => {
    if (chance.next() < 0.02) return dense();
    const more = new Set(
      chance.some(["text", "practiceAreas", "regions", "stages", "stages", "languages", "help", "help"], 3),
    );
    const asked = (/** @type {string} */ what, /** @type {() => unknown} */ value) => (more.has(what) ? value() : null);
    return {
      interests: keys(chance.some(topics, 2)),
      text: asked("text", () => chance.pick(words)),
      practiceAreas: asked("practiceAreas", () => keys(chance.some(areas, 1))),
      regions: asked("regions", () => keys(chance.some(regions, 1))),
      stages: asked("stages", () => chance.some(stages, 2)),
      languages: asked("languages", () => chance.some(languages, 1)),
      help: asked("help", () => chance.some(help, 1)),
      distance: perhaps(0.5, () => ({ region: "REQUIRE_DIFFERENT" })),
    };
  };
  const kept = owners.map(({ personId }) => ({
    id: randomUUID(),
    person_id: personId,
    criteria: isDense ? dense() : choosy(),
  }));
  await db.query(
    "insert into topic (name, epoch) select 'saved-search:' || id, gen_random_uuid() from unnest($1::uuid[]) as s (id)",
    [kept.map(({ id }) => id)],
  );
  await db.query(
    `insert into saved_search
       (id, program_id, person_id, name, criteria, mail, anchored_version, client_id, client_hash, created_at, updated_at)
     select id, $2, person_id, 'Bench', criteria, 'NEVER', 0, 'one', '', now(), now()
     from jsonb_to_recordset($1::jsonb) as s (id uuid, person_id uuid, criteria jsonb)`,
    [JSON.stringify(kept), programId],
  );
  const columns = [
    "stage",
    "region_id",
    "languages",
    "help_offered",
    "practice_area_ids",
    "interest_ids",
    "public_text",
  ];

  /** Changes one thing about a mentor: a field of the profile as a rule, at times a pause, its end, or the capacity. */
  const change = async () => {
    const { enrollmentId, personId } = chance.pick(mentoring);
    const what = chance.below(10);
    if (what < 7) {
      const column = /** @type {keyof ReturnType<typeof profile>} */ (chance.pick(columns));
      // Words that nobody wrote would be names of terms, of which nobody is told.
      const wrote = column === "public_text" ? ", bio = $2" : "";
      await db.query(`update person set ${column} = $2${wrote} where id = $1`, [personId, profile()[column]]);
    } else {
      const sets = ["paused_at = now()", "paused_at = null", `capacity = ${chance.below(2)}`];
      await db.query(`update enrollment set ${sets[what - 7]} where id = $1`, [enrollmentId]);
    }
    return mentorOf(enrollmentId);
  };
  const byId = new Map(mentoring.map(({ enrollmentId }) => [enrollmentId, { enrollmentId, programId }]));
  const mentorOf = (/** @type {string} */ id) =>
    /** @type {{ enrollmentId: string, programId: string }} */ (byId.get(id));
  return { searchIds: kept.map(({ id }) => id), change };
}
