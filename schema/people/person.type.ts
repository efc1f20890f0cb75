import { Field, ID, ObjectType } from "type-graphql";
import type { PersonEntity } from "../../server/people/index.js";

type Shown = "id" | "displayName";

@ObjectType({
  description: "One human. Who may see which part of a profile is the person's own choice, field by field.",
})
export class Person implements Pick<PersonEntity, Shown> {
  @Field(() => ID, { description: "The person's id; the same in every program." })
  id!: string;
  @Field(() => String, { description: "The name to show; visible to whoever shares a program or a conversation." })
  displayName!: string;
}
