import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import type {
  CreatePairingRun,
  EditProposal,
  MentorScope,
  PairingObjective,
  PairingProposalState,
  ProposalsAsked,
  PublishPairingRun,
} from "../../server/matching/index.js";
import { ForwardArgs } from "../shared/connection.js";
import { MentorSearchDistanceInput } from "./mentor-search.inputs.js";
import { MentorScopes, PairingObjectives, PairingProposalStates } from "./pairing.enums.js";

@InputType({ description: "A pairing to make." })
export class CreatePairingRunInput implements CreatePairingRun {
  @Field(() => ID, {
    description: "Chosen by the client, at most 64 characters; a retry with the same value gives the first run.",
  })
  clientId!: string;
  @Field(() => ID, { description: "The program; the viewer must coordinate it." })
  programId!: string;
  @Field(() => ID, {
    nullable: true,
    description: "The cohort whose mentees are paired; null pairs those of the whole program.",
  })
  cohortId?: string | null;
  @Field(() => PairingObjectives, { description: "What it is to reach." })
  objective!: PairingObjective;
  @Field(() => Int, {
    nullable: true,
    description: "The seed of the lottery that breaks ties, from 0; null draws one.",
  })
  seed?: number | null;
  @Field(() => MentorScopes, { nullable: true, description: "Which mentors take part; null means PROGRAM." })
  mentors?: MentorScope | null;
  @Field(() => MentorSearchDistanceInput, {
    nullable: true,
    description:
      "In what the two shall differ. What is null is ANY, but for the institution, where it is PREFER_DIFFERENT. A mentee who does not show what must differ gets nobody.",
  })
  distance?: MentorSearchDistanceInput | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the two must have a language in common; null means false.",
  })
  sharedLanguage?: boolean | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "New mentees of one mentor at most, 1 to 100, unless more are pinned to them; null for as many as the mentor has places.",
  })
  mostPerMentor?: number | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      "The mentees who are paired, by the ids of the people, at most 100; null pairs all of the program or the cohort. Who is no active mentee there, or has a mentor in the program, takes no part. An empty list, more than 100 and what is no id are BAD_INPUT; a list that names the viewer is FORBIDDEN.",
  })
  menteeIds?: string[] | null;
}

@InputType({ description: "Which pairing run." })
export class PairingRunInput {
  @Field(() => ID, { description: "The run." })
  runId!: string;
}

@InputType({ description: "A run to make mentorships of." })
export class PublishPairingRunInput implements PublishPairingRun {
  @Field(() => ID, { description: "The run." })
  runId!: string;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether mentees whom it has no mentor for are told, kindly, in their inbox and by mail; not those whom a coordinator has TAKEN_OUT. Null means false.",
  })
  tellUnpaired?: boolean | null;
}

@InputType({ description: "A change of a run's pairs by hand." })
export class EditProposalInput implements EditProposal {
  @Field(() => ID, { description: "The run; it must be SOLVED." })
  runId!: string;
  @Field(() => ID, { description: "A mentee of the run." })
  menteeId!: string;
  @Field(() => ID, { nullable: true, description: "The mentor to have instead; null takes the mentee out." })
  mentorId?: string | null;
}

/** Which pairs of a run, and which part of the list. */
@ArgsType()
export class ProposalsArgs extends ForwardArgs implements ProposalsAsked {
  @Field(() => [ID], {
    nullable: true,
    description:
      "The mentees whose pairs to give, at most 100, such as those whom `ProposalEdited` named; null gives all, an empty list none. More are BAD_INPUT.",
  })
  menteeIds?: string[] | null;
  @Field(() => PairingProposalStates, {
    nullable: true,
    description: "The state they are to be in, such as NOT_PUBLISHED; null gives every state.",
  })
  state?: PairingProposalState | null;
}
