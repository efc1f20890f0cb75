import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Keeps of each mentor as they were seen last a hash of what of their words they wrote themselves, so that a merge or a
 * rename of what their profile names can be told from a change of theirs. Who has changed since is read in a moment.
 */
export class OwnWords1767225618000 implements MigrationInterface {
  readonly name = "OwnWords1767225618000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Servers that still run keep mentors in an order of their own: they wait, or leave it for the next time.
      select 1 from search_change_reader for update;
      update mentor_seen seen set facts = seen.facts || jsonb_build_object('ownHash', md5(jsonb_build_array(
        p.display_name,
        case when coalesce(p.visibility ->> 'headline', 'PROGRAM') = 'PROGRAM' then p.headline end,
        case when coalesce(p.visibility ->> 'bio', 'PROGRAM') = 'PROGRAM' then p.bio end,
        case when coalesce(p.visibility ->> 'credentials', 'PROGRAM') = 'PROGRAM' then
          (select string_agg(code, ' ' order by code) from credential where credential.person_id = p.id) end
      )::text))
      from enrollment e join person p on p.id = e.person_id
      where e.id = seen.enrollment_id and seen.facts ->> 'wordsHash' = md5(p.display_name || chr(10) || p.public_text)
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
