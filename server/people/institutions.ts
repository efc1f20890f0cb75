import { type EntityManager, In } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { Fault } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../kernel/page.js";
import { checkedText, folded } from "../kernel/text.js";
import { InstitutionEntity } from "./entities/institution.entity.js";
import { checkedCountry } from "./profile-rules.js";
import { holdVocabulary, termsByKeys } from "./terms.js";

/** One institution as it is written down; `parentKey` names the system of a campus, and a system has none. */
export interface InstitutionToLoad {
  readonly key: string;
  readonly name: string;
  readonly parentKey: string | null;
  /** Key of a term of kind REGION; null when not known. */
  readonly regionKey: string | null;
  /** ISO 3166-1 alpha-2; null when not known. */
  readonly country: string | null;
}

const bad = (message: string) => new Fault("BAD_INPUT", message);

/**
 * Adds and renames institutions by key; those not in the list stay as they are, and so does one that was merged away,
 * whose key stands for the survivor. Systems do not nest. Gives the people who are at one of them.
 */
export async function loadInstitutions(
  tx: EntityManager,
  now: Date,
  institutions: readonly InstitutionToLoad[],
): Promise<string[]> {
  await holdVocabulary(tx);
  const regions = await termsByKeys(
    tx,
    institutions.flatMap(institution => institution.regionKey ?? []),
  );
  const rows = institutions.map(({ key, name, parentKey, regionKey, country }) => {
    const region = regionKey === null ? null : regions.get(regionKey);
    if (region === undefined || (region && region.kind !== "REGION")) {
      throw bad(`The institution ${key} names an unknown region, ${regionKey}.`);
    }
    return {
      id: newId(),
      key,
      name: checkedText(name, { field: "name", min: 1, max: 200 }),
      folded: folded(name),
      parent: parentKey,
      region: region?.id ?? null,
      country: country === null ? null : checkedCountry(country),
    };
  });
  await tx.query(
    `insert into institution (id, key, name, folded, region_id, country, created_at)
     select id, key, name, folded, region, country, $2 from jsonb_to_recordset($1::jsonb)
       as given (id uuid, key text, name text, folded text, region int, country text)
     on conflict (key) do update set name = excluded.name, folded = excluded.folded,
       region_id = excluded.region_id, country = excluded.country
       where institution.merged_into_id is null`,
    [JSON.stringify(rows), now],
  );
  await tx.query(
    // A campus whose system was merged away lies where the survivor does; one that took its system's place stays there.
    `update institution set parent_id = nullif(
       case when parent.merged_into_id is null then parent.id else coalesce(survivor.parent_id, survivor.id) end,
       institution.id)
     from jsonb_to_recordset($1::jsonb) as given (key text, parent text)
     left join institution parent on parent.key = given.parent
     left join institution survivor on survivor.id = parent.merged_into_id
     where institution.key = given.key and institution.merged_into_id is null`,
    [JSON.stringify(rows)],
  );
  const [lost] = await rowsOf<{ key: string }>(
    tx,
    `select given.key from jsonb_to_recordset($1::jsonb) as given (key text, parent text)
     left join institution parent on parent.key = given.parent
     where given.parent is not null and (parent.id is null or parent.parent_id is not null)
     union all select campus.key from institution campus join institution parent on parent.id = campus.parent_id
     where parent.parent_id is not null limit 1`,
    [JSON.stringify(rows)],
  );
  if (lost) throw bad(`The parent of the institution ${lost.key} is unknown or is no system itself.`);
  const people = await rowsOf<{ id: string }>(
    tx,
    `select person.id from person join institution own on own.id = person.institution_id
     left join institution system on system.id = own.parent_id
     where own.key = any($1::text[]) or system.key = any($1::text[])`,
    [institutions.map(institution => institution.key)],
  );
  return people.map(person => person.id);
}

export async function institutionsByIds(
  db: EntityManager,
  ids: readonly string[],
): Promise<Map<string, InstitutionEntity>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const rows = await db.findBy(InstitutionEntity, { id: In(known) });
  return new Map(rows.map(row => [row.id, row]));
}

/** The living institutions behind these keys: a merged key gives its survivor, an unknown one is absent. */
export async function institutionsByKeys(
  db: EntityManager,
  keys: readonly string[],
): Promise<Map<string, InstitutionEntity>> {
  const asked = await rowsOf<{ key: string; id: string }>(
    db,
    "select key, coalesce(merged_into_id, id) as id from institution where key = any($1)",
    [[...new Set(keys)]],
  );
  const living = await institutionsByIds(
    db,
    asked.map(row => row.id),
  );
  return new Map(
    asked.flatMap(({ key, id }) => {
      const institution = living.get(id);
      return institution ? [[key, institution] as const] : [];
    }),
  );
}

/**
 * The living institution behind an id, the survivor of one that was merged away, held until the transaction ends: it is
 * not merged away meanwhile. Null when there is none.
 */
export async function holdInstitution(tx: EntityManager, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const [row] = await rowsOf<{ id: string; survivor: string | null }>(
    tx,
    "select id, merged_into_id as survivor from institution where id = $1 for share",
    [id],
  );
  return row?.survivor ? holdInstitution(tx, row.survivor) : (row?.id ?? null);
}

/**
 * Institutions with a word of their name, of one that was merged into them, or of their system's, that begins so; all of
 * them without a text.
 */
export async function institutionSearch(
  db: EntityManager,
  search: PageArgs & { readonly text?: string | null },
): Promise<Page<InstitutionEntity>> {
  const window = windowOf(search, ["integer", "text", "id"]);
  const text = folded(checkedText(search.text ?? "", { field: "text", max: 200 }));
  const rows = await rowsOf<{ id: string; name: string; rank: number }>(
    db,
    `select * from (
       select own.id, own.name, min(case when called.folded = $1 then 0 when called.folded like $1 || '%' then 1
         when ' ' || called.folded like '% ' || $1 || '%' then 2 else 3 end) as rank
       from institution own
       join institution called on called.id = own.id or called.merged_into_id = own.id
       left join institution system on system.id = own.parent_id
       where own.merged_into_id is null
         and (' ' || called.folded like '% ' || $1 || '%' or ' ' || system.folded like '% ' || $1 || '%')
       group by own.id
     ) found
     where $2::int is null or (rank, name, id) > ($2, $3::text, $4::uuid)
     order by rank, name, id limit $5`,
    [text, ...(window.from ?? [null, null, null]), window.size + 1],
  );
  const institutions = await institutionsByIds(
    db,
    rows.map(row => row.id),
  );
  const found = rows.flatMap(row => {
    const institution = institutions.get(row.id);
    return institution ? [{ ...row, institution }] : [];
  });
  return pageOf(
    found,
    window,
    row => [row.rank, row.name, row.id],
    row => row.institution,
  );
}
