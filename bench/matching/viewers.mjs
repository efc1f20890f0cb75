import { someOf } from "./corpus.mjs";

/**
 * Makes mentees of the floor's people, each with a profile, and gives what a search compares theirs with.
 * @param {import("pg").Client} db @param {import("./corpus.mjs").Corpus} corpus @param {string} programId
 * @param {readonly string[]} personIds @param {import("./chance.mjs").Chance} chance
 */
export async function makeViewers(db, corpus, programId, personIds, chance) {
  const viewers = personIds.map(personId => ({
    personId,
    stage: /** @type {const} */ ("RESIDENT_PGY1"),
    languages: ["en"],
    interestIds: [...new Set([...someOf(chance, corpus.interesting, 4), ...someOf(chance, corpus.interesting, 2)])],
    practiceAreaIds: someOf(chance, corpus.areas, 2),
    regionId: corpus.regions[chance.popular(corpus.regions.length)] ?? null,
    institutionId: corpus.institutions[chance.popular(corpus.institutions.length)]?.id ?? null,
    week: corpus.weeks[chance.below(corpus.weeks.length)] ?? "",
  }));
  for (const viewer of viewers) {
    const { personId, stage, languages, interestIds, practiceAreaIds, regionId, institutionId, week } = viewer;
    await db.query(
      `update person set stage = $2, languages = $3, interest_ids = $4, practice_area_ids = $5, region_id = $6,
         institution_id = $7 where id = $1`,
      [personId, stage, languages, interestIds, practiceAreaIds, regionId, institutionId],
    );
    await db.query(
      "insert into availability (person_id, time_zone, version, updated_at) values ($1, 'UTC', 1, now())",
      [personId],
    );
    await db.query(
      "insert into availability_week (person_id, week, quarter_count, zone_data) values ($1, $2::bit(672), 1, 'bench')",
      [personId, week],
    );
  }
  await db.query(
    `insert into enrollment (id, program_id, person_id, role, status, created_at, updated_at)
     select gen_random_uuid(), $1, id, 'MENTEE', 'ACTIVE', now(), now() from unnest($2::uuid[]) as p (id)`,
    [programId, personIds],
  );
  return viewers;
}

/** @typedef {Awaited<ReturnType<typeof makeViewers>>[number]} BenchViewer */
