import { Field, ID, ObjectType } from "type-graphql";
import type { PersonEntity } from "../../server/people/index.js";

type Shown = "id" | "displayName";

@ObjectType({
  description:
    "One human. Who may see which part of a profile is the person's own choice, field by field; what is hidden reads like what was never given.",
})
export class Person implements Pick<PersonEntity, Shown> {
  @Field(() => ID, { description: "The person's id; the same in every program." })
  id!: string;
  @Field(() => String, { description: "The name to show; visible to whoever shares a program or a conversation." })
  displayName!: string;
}

@ObjectType({ description: "What the viewer may do with a person." })
export class PersonViewerCan {
  @Field(() => Boolean, { description: "Whether this is the viewer's own profile to change." })
  updateProfile!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer may block this person." })
  block!: boolean;
}
