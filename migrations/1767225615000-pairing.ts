import type { MigrationInterface, QueryRunner } from "typeorm";

/** What people and coordinators wish of a pairing, the runs that were made of it, and what came of each. */
export class Pairing1767225615000 implements MigrationInterface {
  readonly name = "Pairing1767225615000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(wishes);
    await runner.query(runs);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}

const wishes = `
  -- What somebody wishes in one of their roles. Nobody but its author ever reads it; the pairing alone is made of it.
  create table pairing_preference (
    enrollment_id uuid primary key references enrollment (id) on delete cascade,
    -- Persons, the best first.
    ranked uuid[] not null,
    banned uuid[] not null,
    updated_at timestamptz not null
  );

  -- What coordinators have laid down about a pair for the runs to come.
  create table pairing_pin (
    program_id uuid not null references program (id) on delete cascade,
    mentee_id uuid not null references person (id) on delete cascade,
    mentor_id uuid not null references person (id) on delete cascade,
    kind text not null check (kind in ('PIN', 'BAN')),
    set_by uuid not null,
    set_at timestamptz not null,
    primary key (program_id, mentee_id, mentor_id),
    check (mentee_id <> mentor_id)
  );
  create unique index uq_pairing_pin_mentee on pairing_pin (program_id, mentee_id) where kind = 'PIN';
`;

const runs = `
  create table pairing_run (
    id uuid primary key,
    program_id uuid not null references program (id) on delete cascade,
    cohort_id uuid references cohort (id) on delete set null,
    objective text not null check (objective in ('STABLE_MENTEE_OPTIMAL', 'STABLE_MENTOR_OPTIMAL', 'BEST_TOTAL', 'FAIREST')),
    seed integer not null check (seed >= 0),
    rules jsonb not null,
    state text not null check (state in ('QUEUED', 'SOLVING', 'SOLVED', 'FAILED', 'CANCELLED', 'PUBLISHING', 'PUBLISHED')),
    -- SHA-256 of the inputs: what has the same hash, seed and objective has the same result.
    input_hash bytea not null,
    client_id text not null check (length(client_id) between 1 and 64),
    client_hash bytea not null,
    created_by uuid not null,
    created_at timestamptz not null,
    -- Counted up by whoever takes the work on, so that one who was taken for dead can write nothing more.
    attempt integer not null default 0,
    -- When whoever works on it last said that they do.
    alive_at timestamptz,
    solved_at timestamptz,
    measures jsonb,
    -- Counted up by every change of its pairs by hand.
    edits integer not null default 0,
    published_by uuid,
    published_at timestamptz,
    tells_unpaired boolean not null default false,
    unique (program_id, created_by, client_id)
  );
  create index ix_pairing_run_program on pairing_run (program_id, id);
  create index ix_pairing_run_work on pairing_run (alive_at) where state in ('QUEUED', 'SOLVING', 'PUBLISHING');

  create table pairing_run_input (
    run_id uuid primary key references pairing_run (id) on delete cascade,
    inputs text not null
  );

  -- Who could be paired with whom and how well, as the solver takes it, and its solution; see kept-market.ts.
  create table pairing_run_market (
    run_id uuid primary key references pairing_run (id) on delete cascade,
    market bytea not null
  );

  create table pairing_proposal (
    run_id uuid not null references pairing_run (id) on delete cascade,
    mentee_id uuid not null references person (id) on delete cascade,
    mentor_id uuid not null references person (id) on delete cascade,
    state text not null check (state in ('PROPOSED', 'PUBLISHED', 'NOT_PUBLISHED')),
    -- Why it was not published.
    problem text check (problem in ('ALREADY_PAIRED', 'MENTOR_FULL', 'NOT_IN_PROGRAM', 'NOT_POSSIBLE')),
    mentee_rank integer,
    mentor_rank integer,
    score integer not null check (score between 0 and 1000),
    -- What the two think of each other, 0 to 2000.
    worth integer not null,
    -- Null when one of the two does not show where they work.
    same_institution boolean,
    reasons jsonb not null,
    is_pinned boolean not null,
    is_edited boolean not null,
    mentorship_id uuid references mentorship (id) on delete set null,
    primary key (run_id, mentee_id),
    check ((state = 'NOT_PUBLISHED') = (problem is not null))
  );
  create index ix_pairing_proposal_mentor on pairing_proposal (run_id, mentor_id);

  create table pairing_unpaired (
    run_id uuid not null references pairing_run (id) on delete cascade,
    mentee_id uuid not null references person (id) on delete cascade,
    reason text not null check (reason in ('NO_POSSIBLE_MENTOR', 'PLACES_TAKEN', 'TAKEN_OUT')),
    told_at timestamptz,
    primary key (run_id, mentee_id)
  );

  create table pairing_load (
    run_id uuid not null references pairing_run (id) on delete cascade,
    mentor_id uuid not null references person (id) on delete cascade,
    -- What the mentor could take when the run was made.
    places integer not null,
    primary key (run_id, mentor_id)
  );
`;
