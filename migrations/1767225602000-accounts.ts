import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who may sign in, their sessions and tokens, the signing keys, and the counters that slow guessing down. */
export class Accounts1767225602000 implements MigrationInterface {
  readonly name = "Accounts1767225602000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An account begins when its e-mail address is proven; until then there are only sign-ups, each with its own
      -- password, so that nobody can lay claim to another's address and wait for them to confirm it.
      create table sign_up (
        token_hash bytea primary key,
        email text not null,
        password_hash text not null,
        display_name text not null,
        time_zone text,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        -- Who the sign-up became; the row stays until it expires, so that a retried verification finds it.
        person_id uuid
      );
      create index ix_sign_up_email on sign_up (lower(email));
      create index ix_sign_up_expires on sign_up (expires_at);

      create table account (
        person_id uuid primary key,
        email text not null,
        password_hash text not null,
        email_verified_at timestamptz not null,
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
      create index ix_session_person on session (person_id, id);
      create index ix_session_expires on session (expires_at);

      -- A session's refresh tokens, each made from the one before; the used ones stay, so that a copy gives itself away.
      create table refresh_token (
        token_hash bytea primary key,
        session_id uuid not null references session (id) on delete cascade,
        created_at timestamptz not null,
        used_at timestamptz,
        -- The next token, readable only with this one; for those who ask twice at once.
        sealed_successor bytea
      );
      create index ix_refresh_token_session on refresh_token (session_id);
      create index ix_refresh_token_used on refresh_token (used_at);

      create table password_reset (
        token_hash bytea primary key,
        person_id uuid not null references account (person_id) on delete cascade,
        created_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index ix_password_reset_person on password_reset (person_id);
      create index ix_password_reset_expires on password_reset (expires_at);

      create table signing_key (
        kid text primary key,
        -- Null once the key signs no more.
        private_jwk jsonb,
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
