import type { MigrationInterface, QueryRunner } from "typeorm";

/** Requests for a mentor with every move they made, and the mentorships that came of them. */
export class Mentorships1767225606000 implements MigrationInterface {
  readonly name = "Mentorships1767225606000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mentorship_request (
        id uuid primary key,
        program_id uuid not null references program (id),
        mentee_id uuid not null references person (id),
        mentor_id uuid not null references person (id),
        state text not null check (state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED', 'ACCEPTED', 'DECLINED', 'REFERRED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED')),
        purpose text not null,
        question text,
        answer text,
        decline_reason text check (decline_reason in ('NO_CAPACITY', 'DIFFERENT_EXPERTISE', 'CONFLICT_OF_INTEREST', 'TIMING', 'OTHER')),
        decline_note text,
        client_id text not null check (length(client_id) between 1 and 64),
        client_hash bytea not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        remind_at timestamptz,
        expires_at timestamptz not null,
        closed_at timestamptz,
        check (mentee_id <> mentor_id),
        check ((state = 'DECLINED') = (decline_reason is not null)),
        check ((state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED')) = (closed_at is null)),
        unique (program_id, mentee_id, client_id)
      );
      create unique index uq_request_open_pair on mentorship_request (program_id, mentee_id, mentor_id)
        where state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED');
      create index ix_request_mentee on mentorship_request (mentee_id, id);
      create index ix_request_mentor on mentorship_request (mentor_id, id);
      create index ix_request_expiry on mentorship_request (expires_at)
        where state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED');
      create index ix_request_reminder on mentorship_request (remind_at)
        where remind_at is not null and state in ('SENT', 'INFO_ASKED', 'ANSWERED', 'COUNTERED');

      create table mentorship_request_move (
        request_id uuid not null references mentorship_request (id) on delete cascade,
        number integer not null check (number > 0),
        -- Null for the clock and for what another request's acceptance did.
        actor_id uuid,
        from_state text,
        to_state text not null,
        words text,
        at timestamptz not null,
        primary key (request_id, number)
      );

      create table mentorship (
        id uuid primary key,
        program_id uuid not null references program (id),
        kind text not null check (kind in ('LONG_TERM', 'FLASH', 'CIRCLE', 'PEER')),
        mentee_id uuid not null references person (id),
        mentor_id uuid not null references person (id),
        mentor_enrollment_id uuid not null references enrollment (id),
        request_id uuid unique references mentorship_request (id),
        conversation_id uuid not null unique references conversation (id),
        purpose text,
        status text not null check (status in ('ACTIVE', 'ENDED')),
        started_at timestamptz not null,
        ended_at timestamptz,
        ended_by uuid,
        -- The private note of whoever ended it.
        end_note text,
        check ((status = 'ENDED') = (ended_at is not null))
      );
      create unique index uq_mentorship_active_pair on mentorship (program_id, mentee_id, mentor_id) where status = 'ACTIVE';
      create index ix_mentorship_mentee on mentorship (mentee_id, id);
      create index ix_mentorship_mentor on mentorship (mentor_id, id);
      create index ix_mentorship_load on mentorship (mentor_enrollment_id) where status = 'ACTIVE';
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
