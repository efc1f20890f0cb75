import type { MigrationInterface, QueryRunner } from "typeorm";

/** The outbox: every mail asked for, written in the transaction that asks for it and sent after the commit. */
export class Mail1767225601000 implements MigrationInterface {
  readonly name = "Mail1767225601000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail (
        id uuid primary key,
        kind text not null,
        dedupe_key text not null,
        to_address text not null,
        subject text not null,
        -- Null once sent: it may hold links that sign somebody in.
        body text check (body is not null or sent_at is not null),
        message_id text not null unique,
        created_at timestamptz not null,
        -- While a node sends it, due_at is when its lease runs out and another node may try.
        due_at timestamptz not null,
        attempts integer not null default 0 check (attempts >= 0),
        last_error text,
        sent_at timestamptz,
        gave_up_at timestamptz,
        constraint uq_mail_key unique (kind, dedupe_key)
      );
      create index ix_mail_due on mail (due_at) where sent_at is null and gave_up_at is null;
      create index ix_mail_given_up on mail (gave_up_at) where gave_up_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
