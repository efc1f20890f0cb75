import { Field, ID, ObjectType } from "type-graphql";
import type {
  PairingPinKind,
  PairingPin as Pin,
  PairingPreferences as Preferences,
} from "../../server/matching/index.js";
import { connectionOf } from "../shared/connection.js";
import { DateTime } from "../shared/scalars.js";
import { PairingPinKinds } from "./pairing.enums.js";

@ObjectType({
  description:
    "What the viewer wishes of a program's pairings, in one of their roles. Nobody else ever reads it, coordinators neither: it goes into the pairing, and a ban shows in nothing but who is not paired.",
})
export class PairingPreferences implements Preferences {
  @Field(() => ID, { description: "The viewer's enrollment, which says the program and the role." })
  enrollmentId!: string;
  @Field(() => [ID], { description: "The people whom the viewer would like, the best first; at most 20." })
  ranked!: readonly string[];
  @Field(() => [ID], { description: "The people whom the viewer must not be paired with; at most 20." })
  banned!: readonly string[];
  @Field(() => DateTime, { nullable: true, description: "When it was said last; null when nothing was ever said." })
  updatedAt!: Date | null;
}

@ObjectType({ description: "What a coordinator has laid down about a pair for the runs to come. Coordinators see it." })
export class PairingPin implements Pick<Pin, "programId" | "kind" | "setAt"> {
  @Field(() => ID, { description: "The program." })
  programId!: string;
  @Field(() => PairingPinKinds, { description: "Whether the two shall be paired or not." })
  kind!: PairingPinKind;
  @Field(() => DateTime, { description: "When it was laid down." })
  setAt!: Date;
}

export const PairingPinConnection = connectionOf(PairingPin);
