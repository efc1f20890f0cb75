import type { EntityManager } from "typeorm";
import { type ProfileField, shownToMembersSql } from "./people.policy.js";

const shown = (field: ProfileField, sql: string, person = "person"): string =>
  `case when ${shownToMembersSql(person, field)} then ${sql} end`;

const own = (field: "headline" | "bio", person?: string) => shown(field, `${person ?? "person"}.${field}`, person);

const credentials = (person = "person"): string =>
  shown(
    "credentials",
    `(select string_agg(code, ' ' order by code) from credential where credential.person_id = ${person}.id)`,
    person,
  );

/**
 * SQL of a hash of what the public text holds of people's own words, for the `person` row with this alias. All else in it
 * are names of terms and institutions that the profile names.
 */
export const ownWordsHashSql = (person: string): string =>
  `md5(jsonb_build_array(${person}.display_name, ${own("headline", person)}, ${own("bio", person)}, ${credentials(person)})::text)`;

const termNames = (column: string): string =>
  `(select string_agg(term.name, ', ' order by term.name) from term where term.id = any(person.${column}))`;

/** Writes down what members of a shared program may find these people by; run after whatever changes a profile. */
export async function refreshPublicText(tx: EntityManager, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx.query(
    `update person set public_text = concat_ws(E'\\n',
       person.display_name,
       ${own("headline")},
       ${own("bio")},
       ${shown("practiceAreas", termNames("practice_area_ids"))},
       ${shown("interests", termNames("interest_ids"))},
       ${shown(
         "institution",
         `(select concat_ws(', ', own.name, system.name) from institution own
           left join institution system on system.id = own.parent_id where own.id = person.institution_id)`,
       )},
       ${credentials()})
     where person.id = any($1::uuid[])`,
    [personIds],
  );
}
