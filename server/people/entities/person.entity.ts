import { Column, Entity, PrimaryColumn } from "typeorm";

/** One human, as others may see them; what is hidden from whom is decided by the policy, not here. */
@Entity({ name: "person" })
export class PersonEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("text", { name: "display_name" }) displayName!: string;
  @Column("text", { nullable: true }) pronouns!: string | null;
  @Column("text", { nullable: true }) headline!: string | null;
  @Column("text", { nullable: true }) bio!: string | null;
  @Column("text", { nullable: true }) stage!: string | null;
  @Column("uuid", { name: "institution_id", nullable: true }) institutionId!: string | null;
  @Column("int", { name: "region_id", nullable: true }) regionId!: number | null;
  @Column("text", { nullable: true }) country!: string | null;
  @Column("text", { name: "time_zone", nullable: true }) timeZone!: string | null;
  @Column("text", { array: true }) languages!: string[];
  @Column("text", { name: "help_offered", array: true }) helpOffered!: string[];
  @Column("text", { name: "help_sought", array: true }) helpSought!: string[];
  @Column("int", { name: "practice_area_ids", array: true }) practiceAreaIds!: number[];
  @Column("int", { name: "interest_ids", array: true }) interestIds!: number[];
  @Column("jsonb") visibility!: Record<string, string>;
  /** What of the profile everybody in the program may read, for full-text search; written with the profile. */
  @Column("text", { name: "public_text" }) publicText!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
}
