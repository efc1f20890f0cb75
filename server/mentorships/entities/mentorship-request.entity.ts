import { Column, Entity, PrimaryColumn } from "typeorm";
import type { RequestState } from "../request-moves.js";

/** Why a mentor declined. */
export const declineReasons = [
  "NO_CAPACITY",
  "DIFFERENT_EXPERTISE",
  "CONFLICT_OF_INTEREST",
  "TIMING",
  "OTHER",
] as const;

export type DeclineReason = (typeof declineReasons)[number];

/** A mentee's request to one mentor of a program, as it stands now; its moves are rows of their own. */
@Entity({ name: "mentorship_request" })
export class MentorshipRequestEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "program_id" }) programId!: string;
  @Column("uuid", { name: "mentee_id" }) menteeId!: string;
  @Column("uuid", { name: "mentor_id" }) mentorId!: string;
  @Column("text") state!: RequestState;
  @Column("text") purpose!: string;
  /** The mentor's latest question. */
  @Column("text", { nullable: true }) question!: string | null;
  /** The mentee's answer to it. */
  @Column("text", { nullable: true }) answer!: string | null;
  @Column("text", { name: "decline_reason", nullable: true }) declineReason!: DeclineReason | null;
  @Column("text", { name: "decline_note", nullable: true }) declineNote!: string | null;
  /** The colleague whom the mentor named instead; whom of the two may know it, `referralsFor` says. */
  @Column("uuid", { name: "referred_to", nullable: true }) referredTo!: string | null;
  @Column("text", { name: "referral_note", nullable: true }) referralNote!: string | null;
  /** The request whose referral this one follows. */
  @Column("uuid", { name: "referred_from", nullable: true }) referredFrom!: string | null;
  @Column("text", { name: "client_id" }) clientId!: string;
  @Column("bytea", { name: "client_hash" }) clientHash!: Buffer;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
  /** When whoever's turn it is will be reminded next; null when no reminder is left. */
  @Column("timestamptz", { name: "remind_at", nullable: true }) remindAt!: Date | null;
  @Column("timestamptz", { name: "expires_at" }) expiresAt!: Date;
  @Column("timestamptz", { name: "closed_at", nullable: true }) closedAt!: Date | null;
}
