import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who may sign in, their sessions and tokens, the signing keys, and the counters that slow guessing down. */
export class Accounts1767225602000 implements MigrationInterface {
  readonly name = "Accounts1767225602000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        person_id uuid primary key,
        email text not null,
        password_hash text not null,
        email_verified_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create unique index uq_account_email on account (lower(email));

      create table session (
        id uuid primary key,
        person_id uuid not null references account (person_id) on delete cascade,
        address text not null,
        user_agent text,
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index ix_session_person on session (person_id, created_at);

      create table refresh_token (
        token_hash bytea primary key,
        session_id uuid not null references session (id) on delete cascade,
        created_at timestamptz not null,
        used_at timestamptz
      );
      create index ix_refresh_token_session on refresh_token (session_id);

      create table account_token (
        token_hash bytea primary key,
        person_id uuid not null references account (person_id) on delete cascade,
        purpose text not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD')),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index ix_account_token_person on account_token (person_id, purpose);

      create table signing_key (
        kid text primary key,
        private_jwk jsonb not null,
        public_jwk jsonb not null,
        created_at timestamptz not null,
        retired_at timestamptz
      );

      create table rate_limit (
        key text not null,
        window_start timestamptz not null,
        count integer not null,
        primary key (key, window_start)
      );
      create index ix_rate_limit_window on rate_limit (window_start);
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
