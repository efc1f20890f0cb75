import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chownSync, createWriteStream, mkdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { unprivilegedUser } from "../../scripts/services/find.mjs";

/** Bytes of disk that a profile takes while it is loaded, the file it comes in included. */
const bytesOfProfile = 6_000;

/** Whether the disk has room for so many profiles. @param {string} folder @param {number} count */
export function hasRoom(folder, count) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > count * bytesOfProfile + 2 ** 30;
}

/** How many mentors each mentee has. */
const pairsOfMentee = 3;

/**
 * Which of the viewers is the mentee of a pair; null when it is somebody else, as it is of most.
 * @param {number} pair @param {number} viewers
 */
export const viewerOfPair = (pair, viewers) =>
  pair < viewers * pairsOfMentee ? Math.floor(pair / pairsOfMentee) : null;

const list = (/** @type {readonly (string | number)[]} */ values) => `{${values.join(",")}}`;
const tables = /** @type {const} */ ({
  person:
    "id, display_name, stage, institution_id, region_id, languages, help_offered, practice_area_ids, interest_ids, visibility, public_text, created_at, updated_at",
  enrollment: "id, program_id, person_id, role, status, capacity, paused_at, created_at, updated_at",
  availability: "person_id, time_zone, version, updated_at",
  availability_week: "person_id, week, quarter_count, zone_data",
  mentor_answer_time: "enrollment_id, sample_count, mentee_count, median_minutes, updated_at",
  conversation: "id, kind, created_at",
  mentorship: "id, program_id, kind, mentee_id, mentor_id, mentor_enrollment_id, conversation_id, status, started_at",
});

/**
 * Loads a corpus as mentors of one program by COPY from files that PostgreSQL reads itself.
 * @param {import("pg").Client} db @param {import("./corpus.mjs").Corpus} corpus
 * @param {{ folder: string, programId: string, viewerIds: readonly string[] }} into
 */
export async function loadCorpus(db, corpus, { folder, programId, viewerIds }) {
  await db.query(
    "insert into program (id, key, name, created_at, updated_at) values ($1, 'bench', 'Bench', now(), now())",
    [programId],
  );
  await db.query(
    `insert into term (id, key, kind, name, parent_id, created_at) overriding system value
     select id, key, kind, name, "parentId", now()
     from jsonb_to_recordset($1) as t (id int, key text, kind text, name text, "parentId" int)`,
    [JSON.stringify(corpus.terms)],
  );
  await db.query("insert into term_synonym (folded, term_id) select name, id from term on conflict do nothing");
  await db.query(
    `insert into institution (id, key, name, folded, parent_id, created_at)
     select id, 'institution-' || n, 'Institution ' || n, 'institution ' || n, "parentId", now()
     from jsonb_to_recordset($1) as i (id uuid, "parentId" uuid, n int)`,
    [JSON.stringify(corpus.institutions.map((one, n) => ({ ...one, n })))],
  );
  const files = await writeFiles(corpus, { folder, programId, viewerIds });
  for (const [table, columns] of Object.entries(tables)) {
    await db.query(`copy ${table} (${columns}) from '${files.get(table)}'`);
  }
  await db.query("truncate search_change");
  await db.query("vacuum analyze");
}

/**
 * @param {import("./corpus.mjs").Corpus} corpus
 * @param {{ folder: string, programId: string, viewerIds: readonly string[] }} into
 * @returns {Promise<Map<string, string>>} a file for each table
 */
async function writeFiles(corpus, { folder, programId, viewerIds }) {
  const home = join(folder, "copy");
  mkdirSync(home, { mode: 0o755 });
  const user = unprivilegedUser();
  if (user) chownSync(home, user.uid, user.gid);
  const files = new Map(Object.keys(tables).map(table => [table, join(home, `${table}.tsv`)]));
  const streams = new Map([...files].map(([table, file]) => [table, createWriteStream(file, { mode: 0o644 })]));
  /** @type {Map<string, string[]>} */
  const lines = new Map(Object.keys(tables).map(table => [table, []]));
  const now = new Date().toISOString();
  /** @param {keyof typeof tables} table @param {(string | number | null)[]} values */
  const put = (table, ...values) => lines.get(table)?.push(values.map(value => value ?? "\\N").join("\t"));
  const flush = async () => {
    for (const [table, pending] of lines) {
      const stream = streams.get(table);
      if (pending.length > 0 && stream && !stream.write(`${pending.splice(0).join("\n")}\n`))
        await once(stream, "drain");
    }
  };
  let nth = 0;
  let menteeId = "";
  for (const one of corpus.mentors()) {
    nth += 1;
    const { personId, enrollmentId: id, week } = one;
    const visibility = one.hidden ? `{"${one.hidden}":"PRIVATE"}` : "{}";
    const arrays = [one.languages, one.help, one.practiceAreas, one.interests].map(list);
    put(
      "person",
      personId,
      one.name,
      one.stage,
      one.institution,
      one.region,
      ...arrays,
      visibility,
      one.text,
      now,
      now,
    );
    put("enrollment", id, programId, personId, "MENTOR", "ACTIVE", one.capacity, one.isPaused ? now : null, now, now);
    if (week >= 0) {
      put("availability", personId, "UTC", 1, now);
      put("availability_week", personId, corpus.weeks[week] ?? "", 1, "bench");
    }
    if (one.answerMinutes !== null) put("mentor_answer_time", id, 5, 5, one.answerMinutes, now);
    if (one.pair !== null) {
      const viewer = viewerOfPair(one.pair, viewerIds.length);
      if (viewer === null && one.pair % pairsOfMentee === 0) {
        menteeId = randomUUID();
        put("person", menteeId, "Mentee", null, null, null, "{}", "{}", "{}", "{}", "{}", "", now, now);
      }
      // Ids of different tables may be alike. A mentee is paired with a mentor only once at a time.
      put("conversation", personId, "GROUP", now);
      put(
        "mentorship",
        id,
        programId,
        "LONG_TERM",
        viewerIds[viewer ?? -1] ?? menteeId,
        personId,
        id,
        personId,
        "ACTIVE",
        now,
      );
    }
    if (nth % 2_000 === 0) await flush();
  }
  await flush();
  for (const stream of streams.values()) {
    stream.end();
    await once(stream, "finish");
  }
  return files;
}
