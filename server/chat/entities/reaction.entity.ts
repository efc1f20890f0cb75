import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity({ name: "reaction" })
export class ReactionEntity {
  @PrimaryColumn("uuid", { name: "message_id" }) messageId!: string;
  @PrimaryColumn("uuid", { name: "person_id" }) personId!: string;
  @PrimaryColumn("text") emoji!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
