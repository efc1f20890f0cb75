import { Column, Entity, PrimaryColumn } from "typeorm";

export const conversationKinds = ["DIRECT", "MENTORSHIP", "GROUP"] as const;
export type ConversationKind = (typeof conversationKinds)[number];

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
}
