import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity({ name: "institution" })
export class InstitutionEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("text") key!: string;
  @Column("text") name!: string;
  @Column("text", { select: false }) folded!: string;
  /** The system this is a campus of; null for a system and for a place that belongs to none. */
  @Column("uuid", { name: "parent_id", nullable: true }) parentId!: string | null;
  /** The survivor it was merged into, which is never merged itself; null for a living one. */
  @Column("uuid", { name: "merged_into_id", nullable: true }) mergedIntoId!: string | null;
  @Column("int", { name: "region_id", nullable: true }) regionId!: number | null;
  @Column("text", { nullable: true }) country!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
