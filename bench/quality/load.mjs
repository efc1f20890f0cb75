import { randomUUID } from "node:crypto";

/**
 * Puts a corpus into a program of its own: the profiles and nothing that lies behind them. Gives the ids of the program,
 * the mentors and the mentees, in the corpus's order, and the words each mentor's profile is found by.
 *
 * @param {import("typeorm").EntityManager} tx
 * @param {Pick<import("../../server/app.js").App, "people" | "programs">} app
 * @param {import("./corpus.mjs").Corpus} corpus
 * @param {readonly import("../../server/people/index.js").TermToLoad[]} terms
 */
export async function loadCorpus(tx, app, corpus, terms) {
  const tag = randomUUID().slice(-8);
  const key = (/** @type {string} */ one) => `${one}-${tag}`;
  const placed = corpus.places.map(place => ({
    ...place,
    key: key(place.key),
    parentKey: place.parentKey && key(place.parentKey),
  }));
  await app.people.loadTaxonomy(tx, terms);
  await app.people.loadInstitutions(tx, placed);
  const program = await app.programs.openProgram(tx, { key: key("quality"), name: "Quality" });
  const people = [...corpus.mentors, ...corpus.queries].map((one, at) => ({
    id: String(randomUUID()),
    enrollment: randomUUID(),
    role: at < corpus.mentors.length ? "MENTOR" : "MENTEE",
    places: "places" in one ? one.places : null,
    paused: "isPaused" in one && one.isPaused,
    answers: "answers" in one ? one.answers : null,
    ...one.profile,
    institutionKey: key(one.profile.institutionKey),
    visibility: Object.fromEntries(one.profile.hides.map(field => [field, "PAIRED"])),
  }));
  const ids = people.map(person => person.id);
  for (const statement of statements) await tx.query(statement, [JSON.stringify(people), program.id]);
  await app.people.refreshPublicText(tx, ids);
  /** @type {{ id: string, text: string }[]} */
  const texts = await tx.query("select id, public_text as text from person where id = any($1)", [ids]);
  const words = new Map(texts.map(({ id, text }) => [id, text]));
  const mentors = ids.slice(0, corpus.mentors.length);
  return {
    programId: program.id,
    mentors,
    mentees: ids.slice(corpus.mentors.length),
    words: mentors.map(id => words.get(id) ?? ""),
  };
}

const given = `jsonb_to_recordset($1::jsonb) as given (id uuid, enrollment uuid, role text, places int, paused boolean,
  answers jsonb, "displayName" text, bio text, stage text, "institutionKey" text, "regionKey" text, languages jsonb,
  "practiceAreaKeys" jsonb, "interestKeys" jsonb, week text, visibility jsonb)`;
const termIds = (/** @type {string} */ keys) =>
  `array(select term.id from jsonb_array_elements_text(${keys}) as named (key) join term on term.key = named.key)`;

// $2, the program, is named in each so that all take the same parameters.
const statements = [
  `insert into person (id, display_name, bio, stage, institution_id, region_id, languages, practice_area_ids,
     interest_ids, visibility, created_at, updated_at)
   select given.id, "displayName", bio, stage, institution.id, region.id,
     array(select jsonb_array_elements_text(languages)), ${termIds('"practiceAreaKeys"')}, ${termIds('"interestKeys"')},
     visibility, now(), now()
   from ${given} join institution on institution.key = "institutionKey" join term region on region.key = "regionKey"
   where $2::uuid is not null`,
  `insert into enrollment (id, program_id, person_id, role, status, capacity, paused_at, created_at, updated_at)
   select enrollment, $2::uuid, id, role, 'ACTIVE', places, case when paused then now() end, now(), now() from ${given}`,
  `insert into availability (person_id, time_zone, version, updated_at)
   select id, 'UTC', 1, now() from ${given} where week is not null and $2::uuid is not null`,
  `insert into availability_week (person_id, week, quarter_count, zone_data)
   select id, week::bit(672), bit_count(week::bit(672)), 'quality' from ${given}
   where week is not null and $2::uuid is not null`,
  `insert into mentor_answer_time (enrollment_id, sample_count, mentee_count, median_minutes, updated_at)
   select enrollment, (answers ->> 'mentees')::int, (answers ->> 'mentees')::int, (answers ->> 'medianMinutes')::int, now()
   from ${given} where jsonb_typeof(answers) = 'object' and $2::uuid is not null`,
];
