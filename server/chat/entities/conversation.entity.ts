import { Column, Entity, PrimaryColumn, VirtualColumn } from "typeorm";

export type ConversationKind = "DIRECT" | "MENTORSHIP" | "GROUP";

@Entity({ name: "conversation" })
export class ConversationEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "program_id", nullable: true }) programId!: string | null;
  @Column("text") kind!: ConversationKind;
  @Column("text", { nullable: true }) title!: string | null;
  /** Program and both people of a direct conversation, in one order: so that a pair has one. */
  @Column("text", { name: "direct_key", nullable: true }) directKey!: string | null;
  @Column("uuid", { name: "created_by", nullable: true }) createdBy!: string | null;
  @Column("text", { name: "client_id", nullable: true }) clientId!: string | null;
  @Column("bytea", { name: "client_hash", nullable: true }) clientHash!: Buffer | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Where its log stood when the row was read, as `<epoch>.<seq>`: a snapshot that starts here misses no event. */
  @VirtualColumn({
    type: "text",
    query: alias => `select t.epoch || '.' || t.head from topic t where t.name = 'chat:' || ${alias}.id`,
  })
  position!: string;
}
