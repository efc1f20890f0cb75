import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Saved searches, where each is filed so that a change about a mentor finds it, and mentors as the reader of
 * `search_change` saw them last: what was told is the difference between that and what it sees next.
 */
export class SavedSearches1767225614000 implements MigrationInterface {
  readonly name = "SavedSearches1767225614000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(searches);
    await runner.query(reader);
    await runner.query(blocks);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}

const searches = `
  create table saved_search (
    id uuid primary key,
    program_id uuid not null references program (id) on delete cascade,
    person_id uuid not null references person (id) on delete cascade,
    name text not null,
    criteria jsonb not null,
    mail text not null check (mail in ('NEVER', 'AT_ONCE', 'DAILY')),
    -- The version of the vocabulary its anchors were made with.
    anchored_version bigint not null,
    -- When the next letter is due; null while there is nothing to write of.
    mail_due_at timestamptz,
    mailed_at timestamptz,
    client_id text not null check (length(client_id) between 1 and 64),
    client_hash bytea not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint uq_saved_search_client unique (program_id, person_id, client_id)
  );
  create index ix_saved_search_person on saved_search (person_id, program_id, id);
  create index ix_saved_search_mail on saved_search (mail_due_at) where mail_due_at is not null;
  create index ix_saved_search_anchored on saved_search (anchored_version, id);

  -- Whoever fits a search has one of its anchors.
  create table saved_search_anchor (
    program_id uuid not null,
    kind text not null,
    value text not null,
    search_id uuid not null references saved_search (id) on delete cascade,
    primary key (program_id, kind, value, search_id)
  );
  create index ix_saved_search_anchor_search on saved_search_anchor (search_id);

  -- Who of the mentors whose change was not read yet fitted when the search was saved: that is not told.
  create table saved_search_known (
    enrollment_id uuid not null,
    search_id uuid not null references saved_search (id) on delete cascade,
    fits boolean not null,
    primary key (enrollment_id, search_id)
  );
  create index ix_saved_search_known_search on saved_search_known (search_id);

  -- What the next letter tells.
  create table saved_search_unmailed (
    search_id uuid not null references saved_search (id) on delete cascade,
    enrollment_id uuid not null,
    told_at timestamptz not null,
    primary key (search_id, enrollment_id)
  );

  -- The logs of searches that are no more, until everybody who followed has been told.
  create table saved_search_gone (topic text primary key, at timestamptz not null);
  create index ix_saved_search_gone on saved_search_gone (at);
`;

const reader = `
  create table search_change_reader (
    is_one boolean primary key default true check (is_one),
    -- Every row up to here has been read, in the order of (xact, id).
    xact xid8 not null,
    id bigint not null,
    -- Rows of this transaction and of those before may have been deleted: who has read less must begin anew.
    swept_xact xid8 not null
  );
  insert into search_change_reader (xact, id, swept_xact) values ('0', 0, '0');

  -- No reference to the enrollment: that it is gone is found and told by what stands here.
  create table mentor_seen (
    enrollment_id uuid primary key,
    program_id uuid not null,
    facts jsonb not null,
    display_name text not null,
    words tsvector not null,
    paused_until timestamptz
  );
  create index ix_mentor_seen_program on mentor_seen (program_id);
  create index ix_mentor_seen_pause on mentor_seen (paused_until) where paused_until is not null;

  -- The mentors there are already come as changes, and nobody has saved a search yet.
  insert into search_change (program_id, enrollment_id) select program_id, id from enrollment where role = 'MENTOR';
`;

// To the person blocked it is as if the mentor had changed, so that they learn of it as of any other change.
const blocks = `
  create function tell_person_block() returns trigger language plpgsql as $$
  begin
    insert into search_change (program_id, enrollment_id)
    select distinct e.program_id, e.id from moved join enrollment e on e.person_id = moved.blocker_id and e.role = 'MENTOR';
    return null;
  end $$;
  create trigger tell_insert after insert on person_block referencing new table as moved
    for each statement execute function tell_person_block();
  create trigger tell_delete after delete on person_block referencing old table as moved
    for each statement execute function tell_person_block();
`;
