import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { PairingRunEvent as Event, PairingRunEntity } from "../../server/matching/index.js";
import type { Context } from "../context.js";
import { ForwardArgs } from "../shared/connection.js";
import { LiveSubscription } from "../shared/live-subscription.js";
import { CreatePairingRunInput, EditProposalInput, PairingRunInput, PublishPairingRunInput } from "./pairing.inputs.js";
import * as result from "./pairing.results.js";
import { PairingRunEvent } from "./pairing-event.type.js";
import { PairingRun, PairingRunConnection } from "./pairing-run.type.js";

@Resolver()
export class PairingResolver {
  @Query(() => PairingRun, {
    nullable: true,
    description: "A pairing run of a program that the viewer coordinates; null when there is none such.",
  })
  pairingRun(
    @Ctx() { app, viewer }: Context,
    @Arg("id", () => ID, { description: "The run's id." }) id: string,
  ): Promise<PairingRunEntity | null> {
    return app.pairing.findRun(viewer, id);
  }

  @Query(() => PairingRunConnection, {
    description: "The pairing runs of a program that the viewer coordinates, the newest first.",
  })
  pairingRuns(
    @Ctx() { app, viewer }: Context,
    @Arg("programId", () => ID, { description: "The program." }) programId: string,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    return app.pairing.listRuns(viewer, { programId, ...args });
  }

  @Mutation(() => result.CreatePairingRunResult, {
    description:
      "Pairs all mentees of a program or a cohort, or those who are named, who have no mentor there yet. Inputs are taken at once, all of one moment; the pairs come soon after, and nobody but coordinators knows of them until they are published. What is refused leaves nothing, and may be tried again with the same clientId.",
  })
  createPairingRun(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => CreatePairingRunInput, { description: "Whom to pair, and by what." })
    input: CreatePairingRunInput,
  ) {
    return app.pairing.createRun(viewer, input);
  }

  @Mutation(() => result.CancelPairingRunResult, {
    description: "Stops a run that is not solved yet. Cancelling again changes nothing.",
  })
  cancelPairingRun(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => PairingRunInput, { description: "Which one." }) input: PairingRunInput,
  ) {
    return app.pairing.cancelRun(viewer, input);
  }

  @Mutation(() => result.EditProposalResult, {
    description:
      "Gives a mentee of a solved run another mentor by hand, or none; `pairingEditProspect` tells before what it costs. A place must be free: take somebody out first to exchange two. FORBIDDEN where the viewer is one of those whom it pairs or parts.",
  })
  editProposal(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => EditProposalInput, { description: "What to change." }) input: EditProposalInput,
  ) {
    return app.pairing.editProposal(viewer, input);
  }

  @Mutation(() => result.PublishPairingRunResult, {
    description:
      "Makes mentorships of a run's pairs, soon after and each on its own: each once, and no mentor gets more than they take. A pair that cannot be any more says why, and the others go on. Both are told in their inboxes and by mail. Publishing again changes nothing.",
  })
  publishPairingRun(
    @Ctx() { app, viewer }: Context,
    @Arg("input", () => PublishPairingRunInput, { description: "Which one." }) input: PublishPairingRunInput,
  ) {
    return app.pairing.publishRun(viewer, input);
  }

  @LiveSubscription<{ runId: string }>(() => PairingRunEvent, {
    description: "Everything that happens to a pairing run after the cursor, for coordinators of its program.",
    source: (app, { runId }) => app.pairing.runSource(runId),
  })
  pairingRunEvents(
    @Root() event: Event,
    @Arg("runId", () => ID, { description: "The run." }) _runId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The cursor of the last event seen; null means from now.",
    })
    _after: string | null,
  ): Event {
    return event;
  }
}
