import type { MigrationInterface, QueryRunner } from "typeorm";

/** How often a topic's log has taken somebody's right to read away, so that a writer sees that it happened meanwhile. */
export class TopicAccesses1767225608000 implements MigrationInterface {
  readonly name = "TopicAccesses1767225608000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table topic add column accesses integer not null default 0");
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
