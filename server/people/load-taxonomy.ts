import { type EntityManager, In } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { Fault } from "../kernel/fault.js";
import { folded } from "../kernel/text.js";
import { TermEntity } from "./entities/term.entity.js";
import { type TermKind, TermKinds } from "./profile-words.js";
import { holdVocabulary, narrowerOf, termsByKeys } from "./terms.js";

/** One term as it is written down; `parentKey` is null at the top of its kind. */
export interface TermToLoad {
  readonly key: string;
  readonly kind: TermKind;
  readonly name: string;
  readonly parentKey: string | null;
  readonly synonyms: readonly string[];
}

const bad = (message: string) => new Fault("BAD_INPUT", message);
const keyShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Makes the taxonomy say what these terms say: new keys are added, known ones renamed and moved. Loading the same again
 * changes nothing; a key merged away stays merged; terms that are not in the list stay as they are. Gives the people who
 * name a term that has a new name.
 */
export async function loadTaxonomy(tx: EntityManager, now: Date, terms: readonly TermToLoad[]): Promise<string[]> {
  for (const term of terms) {
    if (!keyShape.test(term.key)) throw bad(`"${term.key}" is no key: use a-z, 0-9 and single hyphens.`);
    if (!(term.kind in TermKinds)) throw bad(`The term ${term.key} has an unknown kind.`);
    if (folded(term.name) === "") throw bad(`The term ${term.key} needs a name.`);
  }
  if (new Set(terms.map(term => term.key)).size < terms.length) throw bad("A key is in the list twice.");
  await holdVocabulary(tx);
  await refuseNewKinds(tx, terms);
  const changed = await rowsOf<{ id: number }>(
    tx,
    `insert into term (key, kind, name, synonyms, created_at)
     select key, kind, name, array(select jsonb_array_elements_text(synonyms)), $2 from
       jsonb_to_recordset($1::jsonb) as given (key text, kind text, name text, synonyms jsonb)
     on conflict (key) do update set name = excluded.name, synonyms = excluded.synonyms
       where (term.name, term.synonyms) is distinct from (excluded.name, excluded.synonyms)
     returning id`,
    [JSON.stringify(terms), now],
  );
  await placeTerms(tx, terms);
  const known = await termsByKeys(
    tx,
    terms.map(term => term.key),
  );
  await settleWords(tx, [...new Set([...known.values()].map(term => term.id))]);
  const people = await rowsOf<{ id: string }>(
    tx,
    "select id from person where practice_area_ids && $1::int[] or interest_ids && $1::int[]",
    [changed.map(row => row.id)],
  );
  return people.map(person => person.id);
}

async function refuseNewKinds(tx: EntityManager, terms: readonly TermToLoad[]): Promise<void> {
  const earlier = await tx.findBy(TermEntity, { key: In(terms.map(term => term.key)) });
  const kinds = new Map(earlier.map(term => [term.key, term.kind]));
  const changed = terms.find(term => (kinds.get(term.key) ?? term.kind) !== term.kind);
  if (changed) throw bad(`The term ${changed.key} is a ${kinds.get(changed.key)} and cannot become another kind.`);
}

async function placeTerms(tx: EntityManager, terms: readonly TermToLoad[]): Promise<void> {
  const parents = await termsByKeys(
    tx,
    terms.flatMap(term => term.parentKey ?? []),
  );
  const places = terms.map(term => {
    const parent = term.parentKey === null ? null : parents.get(term.parentKey);
    if (parent === undefined) throw bad(`The term ${term.key} names an unknown parent, ${term.parentKey}.`);
    if (parent && parent.kind !== term.kind) throw bad(`The term ${term.key} and its parent are of two kinds.`);
    return { key: term.key, parent: parent?.id ?? null };
  });
  await tx.query(
    `update term set parent_id = given.parent
     from jsonb_to_recordset($1::jsonb) as given (key text, parent int)
     where term.key = given.key and term.merged_into_id is null and term.parent_id is distinct from given.parent`,
    [JSON.stringify(places)],
  );
  const circles = await rowsOf<{ key: string }>(
    tx,
    `with recursive above as (
       select id as start, parent_id from term where parent_id is not null
       union select above.start, term.parent_id from above join term on term.id = above.parent_id
     ) select term.key from above join term on term.id = above.start where above.parent_id = above.start limit 1`,
  );
  if (circles[0]) throw bad(`The term ${circles[0].key} would lie below itself.`);
}

/**
 * Merges one term into another of its kind: its key resolves to the survivor from now on, its name and synonyms find the
 * survivor, what lay below it lies below the survivor, and every profile and institution that named it names the survivor.
 * Gives the people whose profiles changed.
 */
export async function mergeTerms(
  tx: EntityManager,
  fromKey: string,
  intoKey: string,
): Promise<{ term: TermEntity; personIds: string[] }> {
  await holdVocabulary(tx);
  await tx.query("select id from term where key = any($1) order by id for update", [[fromKey, intoKey]]);
  const terms = await termsByKeys(tx, [fromKey, intoKey]);
  const from = terms.get(fromKey);
  const into = terms.get(intoKey);
  if (!from) throw bad(`There is no term ${fromKey}.`);
  if (!into) throw bad(`There is no term ${intoKey}.`);
  if (from.id === into.id) {
    if (fromKey === intoKey) throw bad("A term cannot be merged into itself.");
    return { term: into, personIds: [] };
  }
  if (from.kind !== into.kind) throw bad(`${fromKey} and ${intoKey} are of two kinds.`);

  // Where the survivor lay below the merged term it first takes that term's place, or it would lie below itself.
  if ((await narrowerOf(tx, [from.id])).has(into.id)) {
    await tx.query("update term set parent_id = $2 where id = $1", [into.id, from.parentId]);
  }
  await tx.query("update term set parent_id = $2 where parent_id = $1 and id <> $2", [from.id, into.id]);
  await tx.query("update term set merged_into_id = $2, parent_id = null where id = $1", [from.id, into.id]);
  await tx.query("update term set merged_into_id = $2 where merged_into_id = $1", [from.id, into.id]);
  await tx.query("update institution set region_id = $2 where region_id = $1", [from.id, into.id]);
  const changed = await rowsOf<{ id: string }>(
    tx,
    `update person set practice_area_ids = ${replacedSql("practice_area_ids")},
       interest_ids = ${replacedSql("interest_ids")},
       region_id = case when region_id = $1 then $2 else region_id end
     where practice_area_ids @> array[$1::int] or interest_ids @> array[$1::int] or region_id = $1 returning id`,
    [from.id, into.id],
  );
  await settleWords(tx, [into.id, from.id]);
  const survivor = await tx.findOneByOrFail(TermEntity, { id: into.id });
  return { term: survivor, personIds: changed.map(row => row.id) };
}

/** The array with $1 replaced by $2, each entry once and in its place. */
const replacedSql = (column: string) =>
  `(select coalesce(array_agg(entry order by place), '{}') from (
     select entry, min(place) as place
     from unnest(array_replace(${column}, $1::int, $2::int)) with ordinality as given (entry, place) group by entry
   ) once)`;

/** Lets each of these terms be found by its own words and by those of the terms merged into it. */
async function settleWords(tx: EntityManager, ids: readonly number[]): Promise<void> {
  const terms = await tx.findBy(TermEntity, [{ id: In([...ids]) }, { mergedIntoId: In([...ids]) }]);
  const words: { term_id: number; folded: string }[] = [];
  const synonyms: { id: number; synonyms: string[] }[] = [];
  for (const term of terms) {
    if (term.mergedIntoId !== null) continue;
    const merged = terms.filter(other => other.mergedIntoId === term.id);
    const all = new Map<string, string>();
    for (const word of [term.name, ...term.synonyms, ...merged.flatMap(other => [other.name, ...other.synonyms])]) {
      const key = folded(word);
      if (key !== "" && !all.has(key)) all.set(key, word);
    }
    words.push(...[...all.keys()].map(key => ({ term_id: term.id, folded: key })));
    synonyms.push({ id: term.id, synonyms: [...all.values()].slice(1) });
  }
  await tx.query("delete from term_synonym where term_id = any($1::int[])", [ids]);
  await tx.query(
    `insert into term_synonym (folded, term_id)
     select folded, term_id from jsonb_to_recordset($1::jsonb) as given (folded text, term_id int)`,
    [JSON.stringify(words)],
  );
  await tx.query(
    `update term set synonyms = array(select jsonb_array_elements_text(given.synonyms))
     from jsonb_to_recordset($1::jsonb) as given (id int, synonyms jsonb) where term.id = given.id`,
    [JSON.stringify(synonyms)],
  );
}
