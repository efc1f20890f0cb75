import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ProfileVisibility } from "../people.policy.js";
import type { CareerStage, HelpKind } from "../profile-words.js";

@Entity({ name: "person" })
export class PersonEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("text", { name: "display_name" }) displayName!: string;
  @Column("text", { nullable: true }) pronouns!: string | null;
  @Column("text", { nullable: true }) headline!: string | null;
  @Column("text", { nullable: true }) bio!: string | null;
  @Column("text", { nullable: true }) stage!: CareerStage | null;
  @Column("uuid", { name: "institution_id", nullable: true }) institutionId!: string | null;
  @Column("int", { name: "region_id", nullable: true }) regionId!: number | null;
  @Column("text", { nullable: true }) country!: string | null;
  @Column("text", { name: "time_zone", nullable: true }) timeZone!: string | null;
  @Column("text", { array: true }) languages!: string[];
  @Column("text", { name: "help_offered", array: true }) helpOffered!: HelpKind[];
  @Column("text", { name: "help_sought", array: true }) helpSought!: HelpKind[];
  /** Ids of terms that were not merged away; a merge rewrites them. */
  @Column("int", { name: "practice_area_ids", array: true }) practiceAreaIds!: number[];
  @Column("int", { name: "interest_ids", array: true }) interestIds!: number[];
  /** What the person chose other than the default, field by field. */
  @Column("jsonb") visibility!: Partial<ProfileVisibility>;
  /** The words that members of a shared program may see, for full-text search. */
  @Column("text", { name: "public_text", select: false }) publicText!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
}
