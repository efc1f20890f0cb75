import type { MigrationInterface, QueryRunner } from "typeorm";

/** People as others see them, the taxonomy that names what they do, institutions, and who blocks whom. */
export class People1767225603000 implements MigrationInterface {
  readonly name = "People1767225603000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table term (
        id integer generated always as identity primary key,
        key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        kind text not null check (kind in ('PRACTICE_AREA', 'TOPIC', 'REGION')),
        name text not null,
        parent_id integer references term (id),
        synonyms text[] not null default '{}',
        merged_into_id integer references term (id),
        created_at timestamptz not null,
        check (merged_into_id is null or merged_into_id <> id)
      );

      -- What a search looks through: the folded name and synonyms of each living term.
      create table term_synonym (
        folded text not null,
        term_id integer not null references term (id) on delete cascade,
        primary key (folded, term_id)
      );
      create index ix_term_synonym_term on term_synonym (term_id);
      create index ix_term_parent on term (parent_id);

      create table institution (
        id uuid primary key,
        key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null,
        folded text not null,
        parent_id uuid references institution (id),
        region_id integer references term (id),
        country text check (country ~ '^[A-Z]{2}$'),
        created_at timestamptz not null
      );

      create table person (
        id uuid primary key,
        display_name text not null,
        pronouns text,
        headline text,
        bio text,
        stage text,
        institution_id uuid references institution (id),
        region_id integer references term (id),
        country text check (country ~ '^[A-Z]{2}$'),
        time_zone text,
        languages text[] not null default '{}',
        help_offered text[] not null default '{}',
        help_sought text[] not null default '{}',
        practice_area_ids integer[] not null default '{}',
        interest_ids integer[] not null default '{}',
        visibility jsonb not null default '{}',
        public_text text not null default '',
        search tsvector generated always as (to_tsvector('english', public_text)) stored,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create index ix_person_search on person using gin (search);

      create table credential (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        code text not null,
        issuer text not null,
        status text not null check (status in ('SELF_DECLARED', 'DOCUMENTED', 'VERIFIED')),
        valid_until date,
        client_id text,
        client_hash bytea,
        created_at timestamptz not null,
        constraint uq_credential_claim unique (person_id, code, issuer),
        constraint uq_credential_client unique (person_id, client_id)
      );

      create table person_block (
        blocker_id uuid not null references person (id) on delete cascade,
        blocked_id uuid not null references person (id) on delete cascade,
        created_at timestamptz not null,
        primary key (blocker_id, blocked_id),
        check (blocker_id <> blocked_id)
      );
      create index ix_person_block_blocked on person_block (blocked_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
