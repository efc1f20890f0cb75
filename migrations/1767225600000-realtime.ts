import type { MigrationInterface, QueryRunner } from "typeorm";

/** The log of every followable thing: a head row per topic and its events without holes. */
export class Realtime1767225600000 implements MigrationInterface {
  readonly name = "Realtime1767225600000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table topic (
        name text primary key,
        epoch uuid not null,
        head integer not null default 0 check (head >= 0)
      );

      create table topic_event (
        topic text not null references topic (name) on delete cascade,
        seq integer not null check (seq > 0),
        kind text not null,
        facts jsonb not null,
        actor_id uuid,
        access boolean not null default false,
        at timestamptz not null,
        primary key (topic, seq)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
