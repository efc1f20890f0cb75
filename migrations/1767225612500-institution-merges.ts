import type { MigrationInterface, QueryRunner } from "typeorm";

/** Lets an institution be merged into another, as terms are: its key leads to the survivor from then on. */
export class InstitutionMerges1767225612500 implements MigrationInterface {
  readonly name = "InstitutionMerges1767225612500";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table institution
        add column merged_into_id uuid references institution (id),
        -- Nobody is at a merged one and it has no place among the others, so whoever reads people need not look.
        add check (merged_into_id is null or merged_into_id <> id and parent_id is null);
      create index ix_institution_merged on institution (merged_into_id) where merged_into_id is not null;
      create index ix_institution_parent on institution (parent_id) where parent_id is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error("Migrations go forward only; restore a backup instead.");
  }
}
