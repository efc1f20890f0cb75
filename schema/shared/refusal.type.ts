import { Field, InterfaceType } from "type-graphql";

@InterfaceType({ description: "An expected no: its type is the code to act on, its fields are the facts." })
export abstract class Refusal {
  @Field(() => String, { description: "A sentence for the person who asked, in English." })
  message!: string;
}
