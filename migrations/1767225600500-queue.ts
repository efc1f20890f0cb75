import type { MigrationInterface, QueryRunner } from "typeorm";

/** When each sweep is due again, so that the nodes of one installation take turns; the jobs' own tables are pg-boss's. */
export class Queue1767225600500 implements MigrationInterface {
  readonly name = "Queue1767225600500";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table queue_sweep (
        name text primary key,
        due_at timestamptz not null default now()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
