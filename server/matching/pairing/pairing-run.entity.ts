import { Column, Entity, PrimaryColumn, VirtualColumn } from "typeorm";
import type { PairingMeasures } from "./measures.js";
import type { PairingObjective, PairingRunState } from "./pairing-words.js";
import type { PairingRules } from "./rules.js";

/** One pairing of a program or a cohort, with how far it has come. */
@Entity({ name: "pairing_run" })
export class PairingRunEntity {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { name: "program_id" }) programId!: string;
  @Column("uuid", { name: "cohort_id", nullable: true }) cohortId!: string | null;
  @Column("text") objective!: PairingObjective;
  @Column("int") seed!: number;
  @Column("jsonb") rules!: PairingRules;
  @Column("text") state!: PairingRunState;
  /** Nobody is told: two runs' hashes would tell that something private has changed between them. */
  @Column("bytea", { name: "input_hash" }) inputHash!: Buffer;
  @Column("text", { name: "client_id" }) clientId!: string;
  @Column("bytea", { name: "client_hash" }) clientHash!: Buffer;
  @Column("uuid", { name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("int") attempt!: number;
  @Column("timestamptz", { name: "alive_at", nullable: true }) aliveAt!: Date | null;
  /** When whoever works on it took it on; null while it waits for somebody. */
  @Column("timestamptz", { name: "taken_at", nullable: true }) takenAt!: Date | null;
  /** How often it was taken on and not brought to an end, since it was asked for or published. */
  @Column("int") failures!: number;
  @Column("timestamptz", { name: "solved_at", nullable: true }) solvedAt!: Date | null;
  @Column("jsonb", { nullable: true }) measures!: PairingMeasures | null;
  /** How often its pairs were changed by hand. */
  @Column("int") edits!: number;
  @Column("uuid", { name: "published_by", nullable: true }) publishedBy!: string | null;
  @Column("timestamptz", { name: "published_at", nullable: true }) publishedAt!: Date | null;
  @Column("boolean", { name: "tells_unpaired" }) tellsUnpaired!: boolean;
  /** Where its log stood when the row was read, as `<epoch>.<seq>`: who follows from here misses nothing. */
  @VirtualColumn({
    type: "text",
    query: alias => `select t.epoch || '.' || t.head from topic t where t.name = 'pairing-run:' || ${alias}.id`,
  })
  position!: string;
}
