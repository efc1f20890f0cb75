import type { MigrationInterface, QueryRunner } from "typeorm";

/** How much each criterion of a match counts in a program. A version is never changed, so that old scores explain themselves. */
export class MatchWeights1767225612000 implements MigrationInterface {
  readonly name = "MatchWeights1767225612000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match_weights (
        program_id uuid not null references program (id) on delete cascade,
        -- 1 is what a program begins with, and no row.
        version integer not null check (version > 1),
        -- Every criterion there was, by its name; one that is missing did not count.
        weights jsonb not null,
        created_by uuid not null,
        created_at timestamptz not null,
        primary key (program_id, version)
      );

      create function keep_match_weights() returns trigger language plpgsql as $$
      begin
        raise exception 'A version of match_weights is never changed; add another.';
      end $$;
      create trigger keep before update on match_weights for each statement execute function keep_match_weights();
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
