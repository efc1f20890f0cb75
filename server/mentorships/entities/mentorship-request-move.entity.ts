import { Column, Entity, PrimaryColumn } from "typeorm";
import type { RequestState } from "../request-moves.js";

/** One move of a request, with the words that went with it. */
@Entity({ name: "mentorship_request_move" })
export class MentorshipRequestMoveEntity {
  @PrimaryColumn("uuid", { name: "request_id" }) requestId!: string;
  /** From 1, in the order of the moves. */
  @PrimaryColumn("int") number!: number;
  @Column("uuid", { name: "actor_id", nullable: true }) actorId!: string | null;
  @Column("text", { name: "from_state", nullable: true }) fromState!: RequestState | null;
  @Column("text", { name: "to_state" }) toState!: RequestState;
  @Column("text", { nullable: true }) words!: string | null;
  @Column("timestamptz") at!: Date;
}
