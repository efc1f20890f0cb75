import { Field, ID, Int, ObjectType } from "type-graphql";
import type { CredentialEntity, PersonEntity } from "../../server/people/index.js";
import { connectionOf } from "../shared/connection.js";
import { Refusal } from "../shared/refusal.type.js";
import { resultUnion } from "../shared/result-union.js";
import { DateTime } from "../shared/scalars.js";
import { Credential } from "./credential.type.js";
import { Person } from "./person.type.js";

@ObjectType({ description: "The profile is changed." })
export class UpdateProfileSuccess {
  @Field(() => Person, { description: "The viewer." })
  person!: PersonEntity;
}
export const UpdateProfileResult = resultUnion("UpdateProfileResult", UpdateProfileSuccess);

@ObjectType({ description: "The visibility of the profile is changed." })
export class SetProfileVisibilitySuccess {
  @Field(() => Person, { description: "The viewer." })
  person!: PersonEntity;
}
export const SetProfileVisibilityResult = resultUnion("SetProfileVisibilityResult", SetProfileVisibilitySuccess);

@ObjectType({ description: "The credential is in the profile, SELF_DECLARED." })
export class AddCredentialSuccess {
  @Field(() => Credential, { description: "The credential." })
  credential!: CredentialEntity;
}

@ObjectType({ implements: Refusal, description: "The profile has this credential of this issuer already." })
export class CredentialAlreadyClaimed extends Refusal {
  @Field(() => Credential, { description: "The one that is there." })
  credential!: CredentialEntity;
}

@ObjectType({ implements: Refusal, description: "The profile has as many credentials as it may have." })
export class TooManyCredentials extends Refusal {
  @Field(() => Int, { description: "The most credentials a profile may have." })
  limit!: number;
}
export const AddCredentialResult = resultUnion(
  "AddCredentialResult",
  AddCredentialSuccess,
  CredentialAlreadyClaimed,
  TooManyCredentials,
);

@ObjectType({ description: "The credential is no longer in the profile." })
export class RemoveCredentialSuccess {
  @Field(() => ID, { description: "The credential that was taken out." })
  credentialId!: string;
}
export const RemoveCredentialResult = resultUnion("RemoveCredentialResult", RemoveCredentialSuccess);

@ObjectType({ description: "The person is blocked: neither sees the other's profile from now on." })
export class BlockPersonSuccess {
  @Field(() => Person, { description: "Who is blocked, with the name alone." })
  person!: PersonEntity;
}
export const BlockPersonResult = resultUnion("BlockPersonResult", BlockPersonSuccess);

@ObjectType({ description: "The viewer does not block the person. A block of the other side is not touched." })
export class UnblockPersonSuccess {
  @Field(() => ID, { description: "Who is not blocked any more." })
  personId!: string;
}
export const UnblockPersonResult = resultUnion("UnblockPersonResult", UnblockPersonSuccess);

@ObjectType({ description: "Somebody the viewer has blocked." })
export class BlockedPerson {
  personId!: string;
  @Field(() => DateTime, { description: "Since when." })
  blockedAt!: Date;
}

export const BlockedPersonConnection = connectionOf(BlockedPerson);
