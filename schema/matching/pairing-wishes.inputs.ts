import { Field, ID, InputType } from "type-graphql";
import type { PairOfProgram, SetPairingPreferences } from "../../server/matching/index.js";

@InputType({
  description: "What the viewer wishes of a program's pairings. It takes the place of what was said before.",
})
export class SetPairingPreferencesInput implements SetPairingPreferences {
  @Field(() => ID, { description: "The viewer's own active enrollment, as a mentee or a mentor." })
  enrollmentId!: string;
  @Field(() => [ID], {
    description:
      "People of the other side, the best first, at most 20. Who takes no part in a run counts for nothing in it; those not named come behind, by the search's score.",
  })
  ranked!: string[];
  @Field(() => [ID], {
    description: "People of the other side whom the viewer must not be paired with, at most 20. Nobody is told.",
  })
  banned!: string[];
}

@InputType({ description: "A mentee and a mentor of a program." })
export class PairOfProgramInput implements PairOfProgram {
  @Field(() => ID, { description: "The program; the viewer must coordinate it." })
  programId!: string;
  @Field(() => ID, { description: "An active mentee of it." })
  menteeId!: string;
  @Field(() => ID, { description: "An active mentor of it." })
  mentorId!: string;
}
