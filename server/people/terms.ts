import { type EntityManager, In } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import { checkedText, folded } from "../kernel/text.js";
import { TermEntity } from "./entities/term.entity.js";
import type { TermKind } from "./profile-words.js";

/** The living terms behind these keys: a merged key gives its survivor, an unknown one is absent. */
export async function termsByKeys(db: EntityManager, keys: readonly string[]): Promise<Map<string, TermEntity>> {
  if (keys.length === 0) return new Map();
  const asked = await rowsOf<{ key: string; id: number }>(
    db,
    "select key, coalesce(merged_into_id, id) as id from term where key = any($1)",
    [[...new Set(keys)]],
  );
  const terms = await termsByIds(
    db,
    asked.map(row => row.id),
  );
  return new Map(
    asked.flatMap(row => {
      const term = terms.get(row.id);
      return term ? [[row.key, term] as const] : [];
    }),
  );
}

/** Lets one change the vocabulary and the institutions at a time, so that two together cannot build a circle. */
export async function holdVocabulary(tx: EntityManager): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(7104231)");
}

/** Holds the terms behind these keys until the transaction ends: none of them is merged away meanwhile. */
export async function holdTerms(tx: EntityManager, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.query("select id from term where key = any($1) order by id for share", [keys]);
}

export async function termsByIds(db: EntityManager, ids: readonly number[]): Promise<Map<number, TermEntity>> {
  if (ids.length === 0) return new Map();
  const terms = await db.findBy(TermEntity, { id: In([...new Set(ids)]) });
  return new Map(terms.map(term => [term.id, term]));
}

/** These terms and all that lie below them, at any depth. */
export async function narrowerOf(db: EntityManager, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await rowsOf<{ id: number }>(
    db,
    `with recursive below as (
       select id from term where id = any($1::int[])
       union select term.id from term join below on term.parent_id = below.id where term.merged_into_id is null
     ) select id from below`,
    [[...new Set(ids)]],
  );
  return new Set(rows.map(row => row.id));
}

/** What a search for terms asks; without a text it lists them all. */
export interface TermSearch extends PageArgs {
  readonly text?: string | null;
  readonly kinds?: readonly TermKind[] | null;
}

/** Terms by name or synonym: whole words first, then beginnings of the name, then beginnings of a later word. */
export async function termSearch(db: EntityManager, search: TermSearch): Promise<Page<TermEntity>> {
  const window = windowOf(search, ["integer", "text", "integer"]);
  const text = folded(checkedText(search.text ?? "", { field: "text", max: 200 }));
  const rows = await rowsOf<{ id: number; name: string; rank: number }>(
    db,
    `select * from (
       select term.id, term.name, min(case when word.folded = $1 then 0 when word.folded like $1 || '%' then 1 else 2 end)
         as rank
       from term join term_synonym word on word.term_id = term.id
       where term.merged_into_id is null and ($2::text[] is null or term.kind = any($2))
         and ' ' || word.folded like '% ' || $1 || '%'
       group by term.id
     ) found
     where $3::int is null or (rank, name, id) > ($3, $4::text, $5::int)
     order by rank, name, id limit $6`,
    [text, search.kinds ?? null, ...(window.from ?? [null, null, null]), window.size + 1],
  );
  const terms = await termsByIds(
    db,
    rows.map(row => row.id),
  );
  const found = rows.flatMap(row => {
    const term = terms.get(row.id);
    return term ? [{ ...row, term }] : [];
  });
  return pageOf(
    found,
    window,
    row => [row.rank, row.name, row.id],
    row => row.term,
  );
}
