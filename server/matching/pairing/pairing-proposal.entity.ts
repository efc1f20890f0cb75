import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Reason } from "../score.js";
import type { PairingProblem, PairingProposalState } from "./pairing-words.js";

/** One pair of a run. */
@Entity({ name: "pairing_proposal" })
export class PairingProposalEntity {
  @PrimaryColumn("uuid", { name: "run_id" }) runId!: string;
  @PrimaryColumn("uuid", { name: "mentee_id" }) menteeId!: string;
  @Column("uuid", { name: "mentor_id" }) mentorId!: string;
  @Column("text") state!: PairingProposalState;
  @Column("text", { nullable: true }) problem!: PairingProblem | null;
  @Column("int", { name: "mentee_rank", nullable: true }) menteeRank!: number | null;
  @Column("int", { name: "mentor_rank", nullable: true }) mentorRank!: number | null;
  /** In thousandths. */
  @Column("int", { name: "score" }) thousandths!: number;
  /** What the two think of each other, 0 to 2000. */
  @Column("int") worth!: number;
  @Column("boolean", { name: "same_institution", nullable: true }) sameInstitution!: boolean | null;
  @Column("jsonb") reasons!: readonly Reason[];
  @Column("boolean", { name: "is_pinned" }) isPinned!: boolean;
  @Column("boolean", { name: "is_edited" }) isEdited!: boolean;
  /** How often it could not be published. */
  @Column("int") tries!: number;
  @Column("uuid", { name: "mentorship_id", nullable: true }) mentorshipId!: string | null;
}
