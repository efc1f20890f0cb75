import type { MigrationInterface, QueryRunner } from "typeorm";

/** When people are available in a usual week, as they said it and as it is compared. */
export class Availability1767225609000 implements MigrationInterface {
  readonly name = "Availability1767225609000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table availability (
        person_id uuid primary key references person (id) on delete cascade,
        time_zone text not null,
        version integer not null,
        updated_at timestamptz not null
      );

      -- Wall time of the person's zone: weekdays of ISO 8601, minutes since that midnight, past 1440 into the next day.
      create table availability_rule (
        person_id uuid not null references availability (person_id) on delete cascade,
        weekday smallint not null check (weekday between 1 and 7),
        starts_minute smallint not null check (starts_minute between 0 and 1439),
        ends_minute smallint not null check (ends_minute > starts_minute and ends_minute <= 2880),
        primary key (person_id, weekday, starts_minute)
      );

      -- The rules as the quarter hours of a week from Monday 00:00 UTC, as long as the zone's clocks stay as they are.
      create table availability_week (
        person_id uuid primary key references availability (person_id) on delete cascade,
        week bit(672) not null,
        quarter_count smallint not null,
        -- When the zone changes its clocks next; null when it never does.
        stale_at timestamptz,
        -- The version of the zone data it was made with.
        zone_data text not null
      );
      create index ix_availability_week_stale on availability_week (stale_at) where stale_at is not null;
      create index ix_availability_week_zone_data on availability_week (zone_data collate "C");
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
