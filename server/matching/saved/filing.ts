import type { EntityManager } from "typeorm";
import { prepared, rowsOf, tuplesOf } from "../../db/rows.js";
import { failureFacts } from "../../kernel/failure.js";
import type { Log } from "../../kernel/log.js";
import { rootsOf } from "../institution-roots.js";
import type { Taxonomy } from "../taxonomy.js";
import { type Anchor, anchorKey, anchorsOf, any, filedUnder } from "./anchors.js";
import type { SavedCriteria } from "./saved-search.js";
import { sampleOfSeen } from "./seen-mentors.js";
import { parsedTexts } from "./text-found.js";
import type { Vocabulary } from "./vocabulary.js";

/** A search to be filed. */
interface Unfiled {
  readonly id: string;
  readonly programId: string;
  readonly criteria: SavedCriteria;
}

/** Mentors looked at to learn what is rare in a program. */
const sampled = 300;
const filedAtOnce = 200;

/** Files searches where a change about a mentor who may fit finds them, and forgets where they were filed before. */
export async function fileSearches(
  tx: EntityManager,
  searches: readonly Unfiled[],
  { taxonomy, version }: Vocabulary,
): Promise<void> {
  const samples = new Map<string, ReadonlySet<string>[]>();
  const texts = await parsedTexts(
    tx,
    searches.map(({ criteria }) => criteria.text ?? ""),
  );
  const roots = await rootsOf(
    tx,
    searches.flatMap(({ criteria }) => criteria.institutions ?? []),
  );
  const rows: Filed[] = [];
  for (const { id, programId, criteria } of searches) {
    const sample = samples.get(programId) ?? (await sampleOf(tx, programId, taxonomy));
    samples.set(programId, sample);
    const parsed = texts.get(criteria.text ?? "") ?? null;
    for (const anchor of filedUnder(criteria, parsed, { taxonomy, roots }, sample)) {
      rows.push({ program_id: programId, search_id: id, ...anchor });
    }
  }
  await keepFiled(
    tx,
    searches.map(({ id }) => id),
    rows,
    version,
  );
}

interface Filed extends Anchor {
  readonly program_id: string;
  readonly search_id: string;
}

async function keepFiled(
  tx: EntityManager,
  searchIds: readonly string[],
  rows: readonly Filed[],
  version: string,
): Promise<void> {
  await rowsOf(tx, "delete from saved_search_anchor where search_id = any($1::uuid[])", [searchIds]);
  await rowsOf(
    tx,
    `insert into saved_search_anchor (program_id, kind, value, search_id)
     select program_id, kind, value, search_id
     from jsonb_to_recordset($1::jsonb) as given (program_id uuid, kind text, value text, search_id uuid)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  const sql = "update saved_search set anchored_version = $2::bigint where id = any($1::uuid[])";
  await rowsOf(tx, sql, [searchIds, version]);
}

/** Files some of the searches anew that were filed under another vocabulary; false when there are none. */
export async function fileAgain(tx: EntityManager, vocabulary: Vocabulary, log: Log): Promise<boolean> {
  const stale = await rowsOf<Unfiled>(
    tx,
    `select id, program_id as "programId", criteria from saved_search
     where anchored_version < $1::bigint order by anchored_version, id limit $2 for update`,
    [vocabulary.version, filedAtOnce],
  );
  if (stale.length === 0) return false;
  try {
    await tx.transaction(part => fileSearches(part, stale, vocabulary));
  } catch {
    for (const search of stale) await fileOne(tx, search, vocabulary, log);
  }
  return true;
}

/** One that cannot be filed is looked at for each change, so that it holds no other up and misses nothing. */
async function fileOne(tx: EntityManager, search: Unfiled, vocabulary: Vocabulary, log: Log): Promise<void> {
  const { id, programId } = search;
  try {
    await tx.transaction(part => fileSearches(part, [search], vocabulary));
  } catch (cause) {
    log.error({ savedSearchId: id, ...failureFacts(cause) }, "a saved search could not be filed");
    await keepFiled(tx, [id], [{ program_id: programId, search_id: id, ...any }], vocabulary.version);
  }
}

async function sampleOf(tx: EntityManager, programId: string, taxonomy: Taxonomy): Promise<ReadonlySet<string>[]> {
  const mentors = await sampleOfSeen(tx, programId, sampled);
  return mentors.map(mentor => new Set(anchorsOf(mentor, taxonomy).map(anchorKey)));
}

/** For each mentor, the searches filed under one of their anchors. */
export async function searchesUnder(
  tx: EntityManager,
  anchored: readonly { enrollmentId: string; programId: string; kind: string; value: string }[],
): Promise<Map<string, readonly string[]>> {
  const tuples = await tuplesOf<readonly [string, string[]]>(tx, filedUnderAny, [
    anchored.map(({ enrollmentId }) => enrollmentId),
    anchored.map(({ programId }) => programId),
    anchored.map(({ kind }) => kind),
    anchored.map(({ value }) => value),
  ]);
  return new Map(tuples);
}

const filedUnderAny = prepared(
  "saved-search-filed",
  `select json_agg(json_build_array(enrollment_id, ids))::text as tuples from (
     select given.enrollment_id, json_agg(distinct a.search_id) as ids
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as given (enrollment_id, program_id, kind, value)
     join saved_search_anchor a using (program_id, kind, value) group by given.enrollment_id
   ) found`,
);
