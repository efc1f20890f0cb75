import type { MigrationInterface, QueryRunner } from "typeorm";

/** Programs with their policy as data, their cohorts, invitations and the enrollments that carry the roles. */
export class Programs1767225604000 implements MigrationInterface {
  readonly name = "Programs1767225604000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table program (
        id uuid primary key,
        key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null,
        description text,
        who_asks text not null default 'MENTEE_REQUESTS' check (who_asks in ('MENTEE_REQUESTS', 'COORDINATOR_ONLY')),
        open_requests integer not null default 5 check (open_requests between 1 and 100),
        request_days integer not null default 14 check (request_days between 1 and 90),
        default_capacity integer not null default 2 check (default_capacity between 0 and 100),
        join_approval text not null default 'MENTORS' check (join_approval in ('NOBODY', 'MENTORS', 'EVERYBODY')),
        direct_chat text not null default 'MEMBERS' check (direct_chat in ('NOBODY', 'COORDINATORS', 'MEMBERS')),
        created_at timestamptz not null,
        updated_at timestamptz not null
      );

      create table cohort (
        id uuid primary key,
        program_id uuid not null references program (id) on delete cascade,
        name text not null,
        starts_on date,
        ends_on date,
        client_id text,
        client_hash bytea,
        created_by uuid,
        created_at timestamptz not null,
        constraint uq_cohort_name unique (program_id, name),
        constraint uq_cohort_client unique (program_id, created_by, client_id)
      );

      create table invitation (
        id uuid primary key,
        program_id uuid not null references program (id) on delete cascade,
        cohort_id uuid references cohort (id),
        code text not null constraint uq_invitation_code unique check (code ~ '^[A-Z0-9]+$'),
        role text not null check (role in ('MENTEE', 'MENTOR', 'COORDINATOR')),
        max_uses integer check (max_uses > 0),
        uses integer not null default 0,
        expires_at timestamptz,
        revoked_at timestamptz,
        client_id text,
        client_hash bytea,
        created_by uuid,
        created_at timestamptz not null,
        constraint uq_invitation_client unique (program_id, created_by, client_id),
        check (max_uses is null or uses <= max_uses)
      );

      create table enrollment (
        id uuid primary key,
        program_id uuid not null references program (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        cohort_id uuid references cohort (id),
        role text not null check (role in ('MENTEE', 'MENTOR', 'COORDINATOR')),
        status text not null check (status in ('PENDING', 'ACTIVE', 'DECLINED', 'ENDED')),
        capacity integer check (capacity between 0 and 100),
        paused_at timestamptz,
        paused_until timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint uq_enrollment_role unique (program_id, person_id, role)
      );
      create index ix_enrollment_person on enrollment (person_id);
      create index ix_enrollment_list on enrollment (program_id, status, role, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
