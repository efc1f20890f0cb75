import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity({ name: "cohort" })
export class CohortEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "program_id" }) programId!: string;
  @Column("text") name!: string;
  /** Calendar days, `YYYY-MM-DD`. */
  @Column("date", { name: "starts_on", nullable: true }) startsOn!: string | null;
  @Column("date", { name: "ends_on", nullable: true }) endsOn!: string | null;
  @Column("text", { name: "client_id", nullable: true }) clientId!: string | null;
  @Column("bytea", { name: "client_hash", nullable: true }) clientHash!: Buffer | null;
  @Column("uuid", { name: "created_by", nullable: true }) createdBy!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
