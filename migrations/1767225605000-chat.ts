import type { MigrationInterface, QueryRunner } from "typeorm";

/** Conversations, who is in them, what was said, and how far each person has read. */
export class Chat1767225605000 implements MigrationInterface {
  readonly name = "Chat1767225605000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table conversation (
        id uuid primary key,
        program_id uuid references program (id),
        kind text not null check (kind in ('DIRECT', 'MENTORSHIP', 'GROUP')),
        title text,
        direct_key text unique,
        created_by uuid,
        client_id text,
        client_hash bytea,
        created_at timestamptz not null,
        unique (created_by, client_id)
      );

      create table conversation_member (
        conversation_id uuid not null references conversation (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        joined_at timestamptz not null,
        left_at timestamptz,
        read_seq integer not null default 0,
        primary key (conversation_id, person_id)
      );
      create index ix_conversation_member_person on conversation_member (person_id, conversation_id) where left_at is null;

      create table message (
        id uuid primary key,
        conversation_id uuid not null references conversation (id) on delete cascade,
        seq integer not null check (seq > 0),
        author_id uuid not null references person (id),
        body text,
        reply_to_id uuid references message (id),
        mention_ids uuid[] not null default '{}',
        client_id text not null check (length(client_id) between 1 and 64),
        client_hash bytea not null,
        created_at timestamptz not null,
        edited_at timestamptz,
        deleted_at timestamptz,
        search tsvector generated always as (to_tsvector('english', coalesce(body, ''))) stored,
        unique (conversation_id, seq),
        unique (conversation_id, author_id, client_id),
        check ((body is null) = (deleted_at is not null))
      );
      create index ix_message_search on message using gin (search);

      create table reaction (
        message_id uuid not null references message (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        emoji text not null check (length(emoji) between 1 and 32),
        created_at timestamptz not null,
        primary key (message_id, person_id, emoji)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
