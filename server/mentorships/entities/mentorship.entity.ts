import { Column, Entity, PrimaryColumn } from "typeorm";

export type MentorshipKind = "LONG_TERM" | "FLASH" | "CIRCLE" | "PEER";
export type MentorshipStatus = "ACTIVE" | "ENDED";

/** A mentee and a mentor who work together, from the acceptance to the end. */
@Entity({ name: "mentorship" })
export class MentorshipEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "program_id" }) programId!: string;
  @Column("text") kind!: MentorshipKind;
  @Column("uuid", { name: "mentee_id" }) menteeId!: string;
  @Column("uuid", { name: "mentor_id" }) mentorId!: string;
  /** The enrollment whose capacity it counts against while it is active. */
  @Column("uuid", { name: "mentor_enrollment_id" }) mentorEnrollmentId!: string;
  @Column("uuid", { name: "request_id", nullable: true }) requestId!: string | null;
  @Column("uuid", { name: "conversation_id" }) conversationId!: string;
  @Column("text", { nullable: true }) purpose!: string | null;
  @Column("text") status!: MentorshipStatus;
  @Column("timestamptz", { name: "started_at" }) startedAt!: Date;
  @Column("timestamptz", { name: "ended_at", nullable: true }) endedAt!: Date | null;
  @Column("uuid", { name: "ended_by", nullable: true }) endedBy!: string | null;
  /** What whoever ended it noted; nobody else reads it. */
  @Column("text", { name: "end_note", nullable: true }) endNote!: string | null;
}
