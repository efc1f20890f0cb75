import type { MigrationInterface, QueryRunner } from "typeorm";

/** How long mentors usually take to answer a request. */
export class AnswerTimes1767225610000 implements MigrationInterface {
  readonly name = "AnswerTimes1767225610000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mentor_answer_time (
        enrollment_id uuid primary key references enrollment (id) on delete cascade,
        sample_count integer not null check (sample_count > 0),
        mentee_count integer not null check (mentee_count > 0),
        median_minutes integer not null check (median_minutes >= 0),
        updated_at timestamptz not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
