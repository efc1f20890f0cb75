import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What changed about mentors, for whoever keeps something made of them: one row for a mentor and a change, written by the
 * database itself, so that no way of writing is forgotten. It says that something changed, not what: read the mentor.
 */
export class SearchChanges1767225611000 implements MigrationInterface {
  readonly name = "SearchChanges1767225611000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table search_change (
        id bigint generated always as identity primary key,
        -- Ids are given before the commit. Whoever reads in order stays behind pg_snapshot_xmin of its snapshot.
        xact xid8 not null default pg_current_xact_id(),
        program_id uuid not null,
        enrollment_id uuid not null,
        at timestamptz not null default clock_timestamp()
      );
      create index ix_search_change_order on search_change (xact, id);

      -- One row, counted up with every change of the vocabulary and of institutions, so that it need not be read to be known.
      create table taxonomy_version (is_one boolean primary key default true check (is_one), version bigint not null);
      insert into taxonomy_version (version) values (1);
    `);
    await runner.query(mentors);
    await runner.query(whatMentorsHave);
    await runner.query(vocabulary);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}

// One call for a statement, however many rows it wrote.
const mentors = `
  create function tell_enrollment() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into search_change (program_id, enrollment_id)
      select program_id, id from made where role = 'MENTOR';
    elsif tg_op = 'UPDATE' then
      insert into search_change (program_id, enrollment_id)
      select made.program_id, made.id from made join gone on gone.id = made.id
      where made.role = 'MENTOR' and (made.status, made.capacity, made.paused_at, made.paused_until)
        is distinct from (gone.status, gone.capacity, gone.paused_at, gone.paused_until);
    elsif tg_op = 'DELETE' then
      insert into search_change (program_id, enrollment_id)
      select program_id, id from gone where role = 'MENTOR';
    end if;
    return null;
  end $$;
  create trigger tell_insert after insert on enrollment referencing new table as made
    for each statement execute function tell_enrollment();
  create trigger tell_update after update on enrollment referencing old table as gone new table as made
    for each statement execute function tell_enrollment();
  create trigger tell_delete after delete on enrollment referencing old table as gone
    for each statement execute function tell_enrollment();
  create function tell_person() returns trigger language plpgsql as $$
  begin
    insert into search_change (program_id, enrollment_id)
    select e.program_id, e.id from made join gone on gone.id = made.id
    join enrollment e on e.person_id = made.id and e.role = 'MENTOR'
    where (made.display_name, made.stage, made.institution_id, made.region_id, made.languages, made.help_offered,
        made.practice_area_ids, made.interest_ids, made.visibility, made.public_text)
      is distinct from (gone.display_name, gone.stage, gone.institution_id, gone.region_id, gone.languages,
        gone.help_offered, gone.practice_area_ids, gone.interest_ids, gone.visibility, gone.public_text);
    return null;
  end $$;
  create trigger tell_update after update on person referencing old table as gone new table as made
    for each statement execute function tell_person();
  create function tell_program() returns trigger language plpgsql as $$
  begin
    insert into search_change (program_id, enrollment_id)
    select e.program_id, e.id from made join gone on gone.id = made.id
    join enrollment e on e.program_id = made.id and e.role = 'MENTOR' and e.capacity is null
    where made.default_capacity <> gone.default_capacity;
    return null;
  end $$;
  create trigger tell_update after update on program referencing old table as gone new table as made
    for each statement execute function tell_program();
`;

const whatMentorsHave = `
  create function tell_mentorship() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into search_change (program_id, enrollment_id)
      select distinct program_id, mentor_enrollment_id from made;
    elsif tg_op = 'UPDATE' then
      insert into search_change (program_id, enrollment_id)
      select distinct made.program_id, made.mentor_enrollment_id from made join gone on gone.id = made.id
      where made.status <> gone.status;
    elsif tg_op = 'DELETE' then
      insert into search_change (program_id, enrollment_id)
      select distinct program_id, mentor_enrollment_id from gone;
    end if;
    return null;
  end $$;
  create trigger tell_insert after insert on mentorship referencing new table as made
    for each statement execute function tell_mentorship();
  create trigger tell_update after update on mentorship referencing old table as gone new table as made
    for each statement execute function tell_mentorship();
  create trigger tell_delete after delete on mentorship referencing old table as gone
    for each statement execute function tell_mentorship();
  create function tell_availability_week() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into search_change (program_id, enrollment_id)
      select e.program_id, e.id from made join enrollment e on e.person_id = made.person_id and e.role = 'MENTOR';
    elsif tg_op = 'UPDATE' then
      insert into search_change (program_id, enrollment_id)
      select e.program_id, e.id from made join gone on gone.person_id = made.person_id
      join enrollment e on e.person_id = made.person_id and e.role = 'MENTOR'
      where made.week <> gone.week;
    elsif tg_op = 'DELETE' then
      insert into search_change (program_id, enrollment_id)
      select e.program_id, e.id from gone join enrollment e on e.person_id = gone.person_id and e.role = 'MENTOR';
    end if;
    return null;
  end $$;
  create trigger tell_insert after insert on availability_week referencing new table as made
    for each statement execute function tell_availability_week();
  create trigger tell_update after update on availability_week referencing old table as gone new table as made
    for each statement execute function tell_availability_week();
  create trigger tell_delete after delete on availability_week referencing old table as gone
    for each statement execute function tell_availability_week();
  create function tell_answer_time() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into search_change (program_id, enrollment_id)
      select e.program_id, e.id from made join enrollment e on e.id = made.enrollment_id;
    elsif tg_op = 'UPDATE' then
      insert into search_change (program_id, enrollment_id)
      select e.program_id, e.id from made join enrollment e on e.id = made.enrollment_id;
    elsif tg_op = 'DELETE' then
      insert into search_change (program_id, enrollment_id)
      select e.program_id, e.id from gone join enrollment e on e.id = gone.enrollment_id;
    end if;
    return null;
  end $$;
  create trigger tell_insert after insert on mentor_answer_time referencing new table as made
    for each statement execute function tell_answer_time();
  create trigger tell_update after update on mentor_answer_time referencing old table as gone new table as made
    for each statement execute function tell_answer_time();
  create trigger tell_delete after delete on mentor_answer_time referencing old table as gone
    for each statement execute function tell_answer_time();
`;

const vocabulary = `
  create function tell_institution() returns trigger language plpgsql as $$
  begin
    insert into search_change (program_id, enrollment_id)
    select e.program_id, e.id from made join gone on gone.id = made.id
    join person p on p.institution_id = made.id
    join enrollment e on e.person_id = p.id and e.role = 'MENTOR'
    where made.parent_id is distinct from gone.parent_id;
    return null;
  end $$;
  create trigger tell_update after update on institution referencing old table as gone new table as made
    for each statement execute function tell_institution();
  create function count_taxonomy_version() returns trigger language plpgsql as $$
  begin
    update taxonomy_version set version = version + 1;
    return null;
  end $$;
  create trigger count_version after insert or update or delete on term
    for each statement execute function count_taxonomy_version();
  create trigger count_version after insert or update or delete on term_synonym
    for each statement execute function count_taxonomy_version();
  create trigger count_version after insert or update or delete on institution
    for each statement execute function count_taxonomy_version();
`;
