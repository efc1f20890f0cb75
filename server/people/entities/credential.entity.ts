import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CredentialStatus } from "../profile-words.js";

@Entity({ name: "credential" })
export class CredentialEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "person_id" }) personId!: string;
  @Column("text") code!: string;
  @Column("text") issuer!: string;
  @Column("text") status!: CredentialStatus;
  /** A calendar day, `YYYY-MM-DD`. */
  @Column("date", { name: "valid_until", nullable: true }) validUntil!: string | null;
  @Column("text", { name: "client_id", nullable: true }) clientId!: string | null;
  @Column("bytea", { name: "client_hash", nullable: true, select: false }) clientHash!: Buffer | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
