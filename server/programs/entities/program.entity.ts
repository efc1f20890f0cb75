import { Column, Entity, PrimaryColumn } from "typeorm";
import type { DirectChat, JoinApproval, WhoAsks } from "../program-words.js";

@Entity({ name: "program" })
export class ProgramEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("text") key!: string;
  @Column("text") name!: string;
  @Column("text", { nullable: true }) description!: string | null;
  @Column("text", { name: "who_asks" }) whoAsks!: WhoAsks;
  /** Requests a mentee may have open at once. */
  @Column("int", { name: "open_requests" }) openRequests!: number;
  /** Days until an open request expires. */
  @Column("int", { name: "request_days" }) requestDays!: number;
  /** Living mentorships of a mentor who has set no capacity of their own. */
  @Column("int", { name: "default_capacity" }) defaultCapacity!: number;
  @Column("text", { name: "join_approval" }) joinApproval!: JoinApproval;
  @Column("text", { name: "direct_chat" }) directChat!: DirectChat;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
}
