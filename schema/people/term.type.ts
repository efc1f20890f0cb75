import { Field, ID, ObjectType } from "type-graphql";
import type { TermEntity, TermKind } from "../../server/people/index.js";
import { connectionOf } from "../shared/connection.js";
import { TermKinds } from "./people.enums.js";

type Shown = "key" | "kind" | "name" | "synonyms";

@ObjectType({
  description: "A word of the program's shared vocabulary, such as critical care. The same for everybody.",
})
export class Term implements Pick<TermEntity, Shown> {
  @Field(() => ID, {
    description: "Its stable name, such as `critical-care`. Keys of terms that were merged away lead to the survivor.",
  })
  key!: string;
  @Field(() => TermKinds, { description: "What it names." })
  kind!: TermKind;
  @Field(() => String, { description: "What people read." })
  name!: string;
  @Field(() => [String], { description: "Other words that find it, such as ICU; at most a few dozen." })
  synonyms!: string[];
}

export const TermConnection = connectionOf(Term);
