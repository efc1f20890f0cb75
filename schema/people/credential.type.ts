import { Field, ID, ObjectType } from "type-graphql";
import type { CredentialEntity, CredentialStatus } from "../../server/people/index.js";
import { CalendarDate } from "../shared/scalars.js";
import { CredentialStatuses } from "./people.enums.js";

type Shown = "id" | "code" | "issuer" | "status" | "validUntil";

@ObjectType({ description: "Something a person claims to hold, such as a board certification." })
export class Credential implements Pick<CredentialEntity, Shown> {
  @Field(() => ID, { description: "The credential's id." })
  id!: string;
  @Field(() => String, { description: "What it is called, such as `BCCCP`." })
  code!: string;
  @Field(() => String, { description: "Who gives it." })
  issuer!: string;
  @Field(() => CredentialStatuses, { description: "How far it is more than a claim." })
  status!: CredentialStatus;
  @Field(() => CalendarDate, {
    nullable: true,
    description: "The last day on which it holds; null when it does not lapse.",
  })
  validUntil!: string | null;
}
