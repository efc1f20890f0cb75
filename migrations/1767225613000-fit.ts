import type { MigrationInterface, QueryRunner } from "typeorm";

/** Referrals, what the two of a mentorship say privately of how it fits, and the pauses of mentors that are over. */
export class Fit1767225613000 implements MigrationInterface {
  readonly name = "Fit1767225613000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mentorship_request
        add column referred_to uuid references person (id),
        add column referral_note text,
        -- The request whose referral this one follows.
        add column referred_from uuid references mentorship_request (id),
        add constraint mentorship_request_referral_check
          check ((state = 'REFERRED') = (referred_to is not null) and (referral_note is null or state = 'REFERRED'));

      -- One answer a person and mentorship, the latest. The other of the two never learns of it.
      create table mentorship_fit (
        id uuid primary key,
        mentorship_id uuid not null references mentorship (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        fit text not null check (fit in ('GOOD', 'STILL_DECIDING', 'NOT_A_GOOD_FIT')),
        note text,
        -- Whether the program's coordinators may read the note.
        shares_note boolean not null,
        answered_at timestamptz not null,
        unique (mentorship_id, person_id)
      );
      create index ix_mentorship_fit_unfit on mentorship_fit (mentorship_id) where fit = 'NOT_A_GOOD_FIT';

      -- The pause that holds, or held last, is with the enrollment; here are those before it.
      create table mentoring_pause (
        enrollment_id uuid not null references enrollment (id) on delete cascade,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at >= starts_at),
        primary key (enrollment_id, starts_at)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
