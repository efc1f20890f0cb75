import { Column, Entity, PrimaryColumn } from "typeorm";

/** How a person proves who they are. It exists only once its e-mail address was proven. */
@Entity({ name: "account" })
export class AccountEntity {
  @PrimaryColumn("uuid", { name: "person_id" }) personId!: string;
  /** As it was typed; compared without case. */
  @Column("text") email!: string;
  @Column("text", { name: "password_hash" }) passwordHash!: string;
  @Column("timestamptz", { name: "email_verified_at" }) emailVerifiedAt!: Date;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
}
