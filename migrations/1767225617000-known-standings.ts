import type { MigrationInterface, QueryRunner } from "typeorm";

/** Where the owner stood when it was written down who fits: what they changed since is told of nobody. */
export class KnownStandings1767225617000 implements MigrationInterface {
  readonly name = "KnownStandings1767225617000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table saved_search_known
        -- A hash of the owner's standpoint and the vocabulary's version; null where a server before this wrote it.
        add column standing text;

      -- A tag's extensions count no more, so these are filed under the languages they mean now.
      update saved_search set anchored_version = 0 where jsonb_array_length(coalesce(
        nullif(criteria -> 'languages', 'null'), '[]')) > 0;
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
