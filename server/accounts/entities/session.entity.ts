import { Column, Entity, PrimaryColumn } from "typeorm";

/** One sign-in, on one device, with the family of refresh tokens that began with it. */
@Entity({ name: "session" })
export class SessionEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "person_id" }) personId!: string;
  /** Where it was last used from. */
  @Column("text") address!: string;
  @Column("text", { name: "user_agent", nullable: true }) userAgent!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "last_used_at" }) lastUsedAt!: Date;
  /** When it ends by itself; moved on by each use. */
  @Column("timestamptz", { name: "expires_at" }) expiresAt!: Date;
  @Column("timestamptz", { name: "ended_at", nullable: true }) endedAt!: Date | null;
}
