import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity({ name: "message" })
export class MessageEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "conversation_id" }) conversationId!: string;
  /** The log's seq of its MessagePosted: increasing, not contiguous. */
  @Column("int") seq!: number;
  @Column("uuid", { name: "author_id" }) authorId!: string;
  /** Null once deleted. */
  @Column("text", { nullable: true }) body!: string | null;
  @Column("uuid", { name: "reply_to_id", nullable: true }) replyToId!: string | null;
  @Column("uuid", { name: "mention_ids", array: true }) mentionIds!: string[];
  @Column("text", { name: "client_id" }) clientId!: string;
  @Column("bytea", { name: "client_hash" }) clientHash!: Buffer;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "edited_at", nullable: true }) editedAt!: Date | null;
  @Column("timestamptz", { name: "deleted_at", nullable: true }) deletedAt!: Date | null;
}
