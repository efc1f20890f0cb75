import type { EntityManager } from "typeorm";
import { type ProfileField, shownToMembersSql } from "./people.policy.js";

const shown = (field: ProfileField, sql: string): string =>
  `case when ${shownToMembersSql("person", field)} then ${sql} end`;

const termNames = (column: string): string =>
  `(select string_agg(term.name, ', ' order by term.name) from term where term.id = any(person.${column}))`;

/** Writes down what members of a shared program may find these people by; run after whatever changes a profile. */
export async function refreshPublicText(tx: EntityManager, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx.query(
    `update person set public_text = concat_ws(E'\\n',
       person.display_name,
       ${shown("headline", "person.headline")},
       ${shown("bio", "person.bio")},
       ${shown("practiceAreas", termNames("practice_area_ids"))},
       ${shown("interests", termNames("interest_ids"))},
       ${shown(
         "institution",
         `(select concat_ws(', ', own.name, system.name) from institution own
           left join institution system on system.id = own.parent_id where own.id = person.institution_id)`,
       )},
       ${shown(
         "credentials",
         "(select string_agg(code, ' ' order by code) from credential where credential.person_id = person.id)",
       )})
     where person.id = any($1::uuid[])`,
    [personIds],
  );
}
