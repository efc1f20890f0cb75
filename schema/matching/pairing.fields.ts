import { Args, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { InboxEvent } from "../../server/inbox/index.js";
import { notFound } from "../../server/kernel/fault.js";
import type {
  PairingLoad as Load,
  PairingMeasures as Measures,
  PairingRunEntity,
  PairingRules as Rules,
  ShownProposal,
  UnpairedMentee as Unpaired,
  UnpairedReason,
} from "../../server/matching/index.js";
import type { PersonEntity } from "../../server/people/index.js";
import { cursorAt } from "../../server/realtime/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { Cohort } from "../programs/program.type.js";
import { ForwardArgs } from "../shared/connection.js";
import { NotPairedYet } from "./inbox-event.type.js";
import { SearchReason } from "./mentor-search-hit.type.js";
import { ProposalsArgs } from "./pairing.inputs.js";
import {
  PairingLoad,
  PairingLoadConnection,
  PairingProposal,
  PairingProposalConnection,
  UnpairedCount,
  UnpairedMentee,
  UnpairedMenteeConnection,
} from "./pairing-proposal.type.js";
import { PairingMeasures, PairingRules, PairingRun, PairingRunViewerCan } from "./pairing-run.type.js";

/** Somebody whom a run holds; they are there as long as the run is. */
export const personOf = async ({ load }: Context, id: string): Promise<PersonEntity> => {
  const person = await load.person.load(id);
  if (!person) throw notFound("person");
  return person;
};

@Resolver(() => PairingRun)
export class PairingRunFields {
  @FieldResolver(() => String, {
    description: "Where the run's stream stands, read with its state: state and the events after it miss nothing.",
  })
  streamCursor(@Root() { position }: PairingRunEntity): string {
    return cursorAt(position);
  }

  @FieldResolver(() => Cohort, {
    nullable: true,
    description: "The cohort whose mentees it pairs; null for those of the whole program.",
  })
  cohort(@Root() { cohortId }: PairingRunEntity, @Ctx() { load }: Context) {
    return cohortId === null ? null : load.cohort.load(cohortId);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who asked for it; null when they are no more." })
  createdBy(@Root() { createdBy }: PairingRunEntity, @Ctx() { load }: Context): Promise<PersonEntity | null> {
    return load.person.load(createdBy);
  }

  @FieldResolver(() => PairingRules, { description: "What it holds to." })
  rules(@Root() { rules }: PairingRunEntity): Rules {
    return rules;
  }

  @FieldResolver(() => PairingMeasures, {
    nullable: true,
    description: "What it came to, in numbers; null until it is solved.",
  })
  measures(@Root() { measures }: PairingRunEntity): Measures | null {
    return measures;
  }

  @FieldResolver(() => PairingProposalConnection, {
    description: "Its pairs in the order of the mentees' ids, all or those asked for; empty until it is solved.",
  })
  proposals(
    @Root() { id: runId }: PairingRunEntity,
    @Ctx() { app, viewer }: Context,
    @Args(() => ProposalsArgs) args: ProposalsArgs,
  ) {
    return app.pairing.listProposals(viewer, { runId, ...args });
  }

  @FieldResolver(() => UnpairedMenteeConnection, {
    description: "The mentees it has no mentor for, in the order of their ids; empty until it is solved.",
  })
  unpaired(@Root() { id }: PairingRunEntity, @Ctx() { app }: Context, @Args(() => ForwardArgs) args: ForwardArgs) {
    return app.pairing.listUnpaired(id, args);
  }

  @FieldResolver(() => PairingLoadConnection, {
    description: "The mentors who took part, those with most mentees by it first; empty until it is solved.",
  })
  loads(@Root() { id }: PairingRunEntity, @Ctx() { app }: Context, @Args(() => ForwardArgs) args: ForwardArgs) {
    return app.pairing.listLoads(id, args);
  }

  @FieldResolver(() => PairingRunViewerCan, { description: "What the viewer may do with it now." })
  viewerCan(@Root() run: PairingRunEntity, @Ctx() { app }: Context): PairingRunViewerCan {
    return app.pairing.movesOf(run);
  }
}

@Resolver(() => PairingMeasures)
export class PairingMeasuresFields {
  @FieldResolver(() => [UnpairedCount], {
    description: "The mentees without a mentor by reason, one entry for each reason.",
  })
  unpairedByReason(@Root() { unpairedByReason }: Measures): UnpairedCount[] {
    return Object.entries(unpairedByReason).map(([reason, count]) => ({ reason: reason as UnpairedReason, count }));
  }
}

@Resolver(() => PairingProposal)
export class PairingProposalFields {
  @FieldResolver(() => Person, { description: "Who would learn." })
  mentee(@Root() { menteeId }: ShownProposal, @Ctx() context: Context): Promise<PersonEntity> {
    return personOf(context, menteeId);
  }

  @FieldResolver(() => Person, { description: "Who would accompany." })
  mentor(@Root() { mentorId }: ShownProposal, @Ctx() context: Context): Promise<PersonEntity> {
    return personOf(context, mentorId);
  }

  @FieldResolver(() => [SearchReason], {
    description:
      "What makes the score, as the search would tell the mentee, most points first; empty for a pinned pair that the run's rules would leave out.",
  })
  reasons(@Root() { reasons }: ShownProposal) {
    return reasons;
  }
}

@Resolver(() => UnpairedMentee)
export class UnpairedMenteeFields {
  @FieldResolver(() => Person, { description: "The mentee." })
  mentee(@Root() { menteeId }: Unpaired, @Ctx() context: Context): Promise<PersonEntity> {
    return personOf(context, menteeId);
  }
}

@Resolver(() => NotPairedYet)
export class NotPairedYetFields {
  @FieldResolver(() => ID, { description: "The program." })
  programId(@Root() { facts }: InboxEvent): string {
    return String(facts.programId);
  }
}

@Resolver(() => PairingLoad)
export class PairingLoadFields {
  @FieldResolver(() => Person, { description: "The mentor." })
  mentor(@Root() { mentorId }: Load, @Ctx() context: Context): Promise<PersonEntity> {
    return personOf(context, mentorId);
  }
}
