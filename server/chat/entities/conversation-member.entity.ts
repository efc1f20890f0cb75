import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity({ name: "conversation_member" })
export class ConversationMemberEntity {
  @PrimaryColumn("uuid", { name: "conversation_id" }) conversationId!: string;
  @PrimaryColumn("uuid", { name: "person_id" }) personId!: string;
  @Column("timestamptz", { name: "joined_at" }) joinedAt!: Date;
  /** Null while the person is in. */
  @Column("timestamptz", { name: "left_at", nullable: true }) leftAt!: Date | null;
  /** The seq up to which the person has read; it never goes back. */
  @Column("int", { name: "read_seq" }) readSeq!: number;
}
