import { Column, Entity, PrimaryColumn } from "typeorm";
import type { EnrollmentRole, EnrollmentStatus } from "../program-words.js";

@Entity({ name: "enrollment" })
export class EnrollmentEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "program_id" }) programId!: string;
  @Column("uuid", { name: "person_id" }) personId!: string;
  @Column("uuid", { name: "cohort_id", nullable: true }) cohortId!: string | null;
  @Column("text") role!: EnrollmentRole;
  @Column("text") status!: EnrollmentStatus;
  /** A mentor's own number of living mentorships at once; null takes the program's. */
  @Column("int", { nullable: true }) capacity!: number | null;
  /** With `pausedUntil`: read them through `isPaused`, because a pause ends by itself. */
  @Column("timestamptz", { name: "paused_at", nullable: true }) pausedAt!: Date | null;
  @Column("timestamptz", { name: "paused_until", nullable: true }) pausedUntil!: Date | null;
  /** Set exactly while the status is SUSPENDED. */
  @Column("timestamptz", { name: "suspended_at", nullable: true }) suspendedAt!: Date | null;
  /** For coordinators' eyes only; null when nothing was said, and when it is not suspended. */
  @Column("text", { name: "suspension_reason", nullable: true }) suspensionReason!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
}
