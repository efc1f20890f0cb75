import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type {
  PairingComparison as Comparison,
  EditProspect,
  PairingMove as Move,
  PairingRunEntity,
  PlaceHolder,
  WhatItTakes,
  WhyNotAnswer,
} from "../../server/matching/index.js";
import type { PersonEntity } from "../../server/people/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { ForwardArgs } from "../shared/connection.js";
import { personOf } from "./pairing.fields.js";
import { MentorPlacesTaken } from "./pairing.results.js";
import {
  EditProspectOfPair,
  PairingChangeInput,
  PairingComparison,
  PairingMove,
  PairingMoveConnection,
  PairingOutlook,
  PairingPlaceHolder,
  WhyNotPaired,
} from "./pairing-questions.type.js";
import { PairingRun } from "./pairing-run.type.js";

@Resolver()
export class PairingQuestionsResolver {
  @Query(() => WhyNotPaired, {
    nullable: true,
    description:
      "Why a run of a program that the viewer coordinates does not pair two people; null when there is none such, it is not solved, or the viewer is one of the two.",
  })
  pairingWhyNot(
    @Ctx() { app, viewer }: Context,
    @Arg("runId", () => ID, { description: "The run." }) runId: string,
    @Arg("menteeId", () => ID, { description: "The mentee." }) menteeId: string,
    @Arg("mentorId", () => ID, { description: "The mentor." }) mentorId: string,
  ): Promise<WhyNotAnswer | null> {
    return app.pairing.whyNot(viewer, { runId, menteeId, mentorId });
  }

  @Query(() => PairingComparison, {
    nullable: true,
    description:
      "A run beside another of its program, mentee by mentee; null when the viewer does not see both. Their measures stand with each.",
  })
  pairingComparison(
    @Ctx() { app, viewer }: Context,
    @Arg("runId", () => ID, { description: "The run." }) runId: string,
    @Arg("withRunId", () => ID, { description: "The other run." }) withRunId: string,
  ): Promise<Comparison | null> {
    return app.pairing.compare(viewer, { runId, withRunId });
  }

  @Query(() => PairingOutlook, {
    nullable: true,
    description:
      "What a run would come to if one thing were otherwise; nothing is changed by asking. Null when the viewer sees no such run or is one of those it is about, it is not solved, or whom it is about takes no part in it.",
  })
  pairingWhatIf(
    @Ctx() { app, viewer }: Context,
    @Arg("runId", () => ID, { description: "The run." }) runId: string,
    @Arg("change", () => PairingChangeInput, { description: "What is otherwise." }) change: PairingChangeInput,
  ): Promise<WhatItTakes | null> {
    return app.pairing.whatIf(viewer, { runId, change });
  }

  @Query(() => EditProspectOfPair, {
    nullable: true,
    description:
      "What `editProposal` would do with the same words, before it is done; null when the viewer sees no such run, it cannot be edited, or the viewer is one of those whom the change pairs or parts.",
  })
  pairingEditProspect(
    @Ctx() { app, viewer }: Context,
    @Arg("runId", () => ID, { description: "The run." }) runId: string,
    @Arg("menteeId", () => ID, { description: "The mentee." }) menteeId: string,
    @Arg("mentorId", () => ID, { nullable: true, description: "The mentor; null takes the mentee out." })
    mentorId: string | null,
  ): Promise<EditProspect | null> {
    return app.pairing.prospectOfEdit(viewer, { runId, menteeId, mentorId });
  }
}

@Resolver(() => PairingComparison)
export class PairingComparisonFields {
  @FieldResolver(() => PairingRun, { description: "The run." })
  run(@Root() { run }: Comparison): PairingRunEntity {
    return run;
  }

  @FieldResolver(() => PairingRun, { description: "The other run." })
  withRun(@Root() { withRun }: Comparison): PairingRunEntity {
    return withRun;
  }

  @FieldResolver(() => PairingMoveConnection, {
    description:
      "The mentees who do not have the same mentor in both, in the order of their ids; from the other run to this.",
  })
  changes(@Root() comparison: Comparison, @Ctx() { app }: Context, @Args(() => ForwardArgs) args: ForwardArgs) {
    return app.pairing.listChanges(comparison, args);
  }
}

@Resolver(() => PairingMove)
export class PairingMoveFields {
  @FieldResolver(() => Person, { description: "The mentee." })
  mentee(@Root() { menteeId }: Move, @Ctx() context: Context): Promise<PersonEntity> {
    return personOf(context, menteeId);
  }

  @FieldResolver(() => Person, { nullable: true, description: "The mentor before; null for none." })
  from(@Root() { fromId }: Move, @Ctx() { load }: Context): Promise<PersonEntity | null> | null {
    return fromId === null ? null : load.person.load(fromId);
  }

  @FieldResolver(() => Person, { nullable: true, description: "The mentor after; null for none." })
  to(@Root() { toId }: Move, @Ctx() { load }: Context): Promise<PersonEntity | null> | null {
    return toId === null ? null : load.person.load(toId);
  }
}

const movesShown = 100;

@Resolver(() => PairingOutlook)
export class PairingWhatIfFields {
  @FieldResolver(() => [PairingMove], { description: "The first 100 of those who would move, in no order of merit." })
  moves(@Root() { moves }: WhatItTakes): readonly Move[] {
    return moves.slice(0, movesShown);
  }

  @FieldResolver(() => Int, { description: "Mentees who would have another mentor, or none." })
  moveCount(@Root() { moves }: WhatItTakes): number {
    return moves.length;
  }
}

@Resolver(() => PairingPlaceHolder)
export class PairingPlaceHolderFields {
  @FieldResolver(() => Person, { description: "The mentee who has the place." })
  mentee(@Root() { menteeId }: PlaceHolder, @Ctx() context: Context): Promise<PersonEntity> {
    return personOf(context, menteeId);
  }
}

@Resolver(() => WhyNotPaired)
export class PairingWhyNotFields {
  @FieldResolver(() => Person, {
    nullable: true,
    description: "The mentor the mentee has instead, where that is why; else null.",
  })
  has(@Root() { hasId }: WhyNotAnswer, @Ctx() { load }: Context): Promise<PersonEntity | null> | null {
    return hasId === null ? null : load.person.load(hasId);
  }

  @FieldResolver(() => [PairingPlaceHolder], {
    description: "Who has the mentor's places, at most 100; empty when NOT_POSSIBLE.",
  })
  holders(@Root() { holders }: WhyNotAnswer): readonly PlaceHolder[] {
    return holders;
  }

  @FieldResolver(() => PairingOutlook, {
    nullable: true,
    description: "What the best run with this pair in it would come to; null unless the code is COSTS_OTHERS.",
  })
  takes(@Root() { takes }: WhyNotAnswer): WhatItTakes | null {
    return takes;
  }
}

@Resolver(() => EditProspectOfPair)
export class PairingEditProspectFields {
  @FieldResolver(() => [Person], {
    description: "Who has the mentor's places when none is left, at most 100; else empty.",
  })
  holders(@Root() { holderIds }: EditProspect, @Ctx() context: Context): Promise<PersonEntity[]> {
    return Promise.all(holderIds.map(id => personOf(context, id)));
  }
}

@Resolver(() => MentorPlacesTaken)
export class MentorPlacesTakenFields {
  @FieldResolver(() => [Person], { description: "Who has the mentor's places in the run, at most 100." })
  holders(@Root() { holderIds }: EditProspect, @Ctx() context: Context): Promise<PersonEntity[]> {
    return Promise.all(holderIds.map(id => personOf(context, id)));
  }
}
