import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { Fault } from "../kernel/fault.js";
import type { InstitutionEntity } from "./entities/institution.entity.js";
import { institutionsByKeys } from "./institutions.js";
import { holdVocabulary } from "./terms.js";

const bad = (message: string) => new Fault("BAD_INPUT", message);

/**
 * Merges one institution into another: its key leads to the survivor from now on, its name finds the survivor, who was at
 * it is at the survivor, and its campuses are campuses of the survivor, or of the survivor's system, since systems do not
 * nest. A campus that survives its own system takes the system's place. Gives the people for whom a name has changed.
 */
export async function mergeInstitutions(
  tx: EntityManager,
  fromKey: string,
  intoKey: string,
): Promise<{ institution: InstitutionEntity; personIds: string[] }> {
  await holdVocabulary(tx);
  await tx.query("select id from institution where key = any($1) order by id for update", [[fromKey, intoKey]]);
  const known = await institutionsByKeys(tx, [fromKey, intoKey]);
  const from = known.get(fromKey);
  const into = known.get(intoKey);
  if (!from) throw bad(`There is no institution ${fromKey}.`);
  if (!into) throw bad(`There is no institution ${intoKey}.`);
  if (from.id === into.id) {
    if (fromKey === intoKey) throw bad("An institution cannot be merged into itself.");
    return { institution: into, personIds: [] };
  }
  const parentId = into.parentId === from.id ? null : into.parentId;
  await tx.query("update institution set parent_id = $2 where id = $1 and parent_id is distinct from $2::uuid", [
    into.id,
    parentId,
  ]);
  const moved = await rowsOf<{ id: string }>(
    tx,
    "update institution set parent_id = $2 where parent_id = $1 returning id",
    [from.id, parentId ?? into.id],
  );
  await tx.query("update institution set merged_into_id = $2, parent_id = null where id = $1", [from.id, into.id]);
  await tx.query("update institution set merged_into_id = $2 where merged_into_id = $1", [from.id, into.id]);
  await tx.query("update person set institution_id = $2 where institution_id = $1", [from.id, into.id]);
  const people = await rowsOf<{ id: string }>(tx, "select id from person where institution_id = any($1::uuid[])", [
    [into.id, ...moved.map(row => row.id)],
  ]);
  return { institution: { ...into, parentId }, personIds: people.map(person => person.id) };
}
