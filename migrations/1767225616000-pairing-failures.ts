import type { MigrationInterface, QueryRunner } from "typeorm";

/** Counts what went wrong with a pairing run and its pairs, and when coordinators were last told of a fit. */
export class PairingFailures1767225616000 implements MigrationInterface {
  readonly name = "PairingFailures1767225616000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table pairing_run
        -- When whoever works on it took it on; null while it waits for somebody.
        add column taken_at timestamptz,
        -- How often it was taken on and not brought to an end, since it was asked for or published.
        add column failures integer not null default 0 check (failures >= 0);
      create index ix_pairing_run_unsolved on pairing_run (program_id) where state in ('QUEUED', 'SOLVING');

      alter table pairing_proposal
        -- How often it could not be published.
        add column tries integer not null default 0 check (tries >= 0),
        drop constraint pairing_proposal_problem_check,
        add constraint pairing_proposal_problem_check
          check (problem in ('ALREADY_PAIRED', 'MENTOR_FULL', 'NOT_IN_PROGRAM', 'NOT_POSSIBLE', 'FAILED'));

      -- When the coordinators were told of the answer, or of one before it.
      alter table mentorship_fit add column told_at timestamptz;
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
