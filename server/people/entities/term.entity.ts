import { Column, Entity, PrimaryColumn } from "typeorm";
import type { TermKind } from "../profile-words.js";

@Entity({ name: "term" })
export class TermEntity {
  /** Ours alone; outside a term is named by its key. */
  @PrimaryColumn("int") id!: number;
  @Column("text") key!: string;
  @Column("text") kind!: TermKind;
  @Column("text") name!: string;
  @Column("int", { name: "parent_id", nullable: true }) parentId!: number | null;
  /** The survivor of a merge, never itself merged away; null for a living term. */
  @Column("int", { name: "merged_into_id", nullable: true }) mergedIntoId!: number | null;
  @Column("text", { array: true }) synonyms!: string[];
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
