import { Column, Entity, PrimaryColumn } from "typeorm";

/** How somebody finds their mentorship. */
export const fits = ["GOOD", "STILL_DECIDING", "NOT_A_GOOD_FIT"] as const;
export type Fit = (typeof fits)[number];

/** What one of the two says privately of their mentorship: the latest answer. The other of the two never learns of it. */
@Entity({ name: "mentorship_fit" })
export class MentorshipFitEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "mentorship_id" }) mentorshipId!: string;
  @Column("uuid", { name: "person_id" }) personId!: string;
  @Column("text") fit!: Fit;
  @Column("text", { nullable: true }) note!: string | null;
  /** Whether the program's coordinators may read the note. */
  @Column("boolean", { name: "shares_note" }) sharesNote!: boolean;
  @Column("timestamptz", { name: "answered_at" }) answeredAt!: Date;
  /** When the coordinators were told of this answer, or of one before it. */
  @Column("timestamptz", { name: "told_at", nullable: true }) toldAt!: Date | null;
}
