import { Field, ID, ObjectType } from "type-graphql";
import type { InstitutionEntity } from "../../server/people/index.js";
import { connectionOf } from "../shared/connection.js";

type Shown = "id" | "name" | "country";

@ObjectType({
  description: "A place of work or study. A campus and the system it is part of count as one institution.",
})
export class Institution implements Pick<InstitutionEntity, Shown> {
  @Field(() => ID, { description: "The institution's id." })
  id!: string;
  @Field(() => String, { description: "Its name." })
  name!: string;
  @Field(() => String, { nullable: true, description: "Its country, ISO 3166-1 alpha-2; null when not known." })
  country!: string | null;
}

export const InstitutionConnection = connectionOf(Institution);
