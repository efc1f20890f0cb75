import type { MigrationInterface, QueryRunner } from "typeorm";

/** Enrollments that a coordinator has suspended, and since when and why. */
export class Suspension1767225607000 implements MigrationInterface {
  readonly name = "Suspension1767225607000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table enrollment
        add column suspended_at timestamptz,
        add column suspension_reason text,
        drop constraint enrollment_status_check,
        add constraint enrollment_status_check
          check (status in ('PENDING', 'ACTIVE', 'DECLINED', 'ENDED', 'SUSPENDED')),
        add constraint enrollment_suspension_check
          check ((status = 'SUSPENDED') = (suspended_at is not null) and (suspension_reason is null or status = 'SUSPENDED'));
      -- Every question of who may read a conversation looks here, so it holds nobody but the suspended.
      create index ix_enrollment_suspended on enrollment (person_id, program_id) where status = 'SUSPENDED';
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
