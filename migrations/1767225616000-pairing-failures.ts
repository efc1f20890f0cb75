import type { MigrationInterface, QueryRunner } from "typeorm";

/** Counts how often a pairing run was left lying, so that none is tried for ever. */
export class PairingFailures1767225616000 implements MigrationInterface {
  readonly name = "PairingFailures1767225616000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How often whoever worked on it fell silent, since it was asked for or published.
      alter table pairing_run add column failures integer not null default 0 check (failures >= 0);
      create index ix_pairing_run_unsolved on pairing_run (program_id) where state in ('QUEUED', 'SOLVING');
      alter table pairing_proposal drop constraint pairing_proposal_problem_check;
      alter table pairing_proposal add constraint pairing_proposal_problem_check
        check (problem in ('ALREADY_PAIRED', 'MENTOR_FULL', 'NOT_IN_PROGRAM', 'NOT_POSSIBLE', 'FAILED'));
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
