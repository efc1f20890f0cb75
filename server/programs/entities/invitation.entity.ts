import { Column, Entity, PrimaryColumn } from "typeorm";
import type { EnrollmentRole } from "../program-words.js";

@Entity({ name: "invitation" })
export class InvitationEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "program_id" }) programId!: string;
  @Column("uuid", { name: "cohort_id", nullable: true }) cohortId!: string | null;
  /** Capitals and digits without the hyphens people read it with. */
  @Column("text") code!: string;
  @Column("text") role!: EnrollmentRole;
  /** Null: as often as people come. */
  @Column("int", { name: "max_uses", nullable: true }) maxUses!: number | null;
  @Column("int") uses!: number;
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  @Column("timestamptz", { name: "revoked_at", nullable: true }) revokedAt!: Date | null;
  @Column("text", { name: "client_id", nullable: true }) clientId!: string | null;
  @Column("bytea", { name: "client_hash", nullable: true }) clientHash!: Buffer | null;
  @Column("uuid", { name: "created_by", nullable: true }) createdBy!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
