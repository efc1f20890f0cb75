import { Args, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { MentorshipRequestEntity, MentorshipRequestMoveEntity } from "../../server/mentorships/index.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { ForwardArgs } from "../shared/connection.js";
import { Mentorship } from "./mentorship.type.js";
import {
  MentorshipRequest,
  MentorshipRequestMove,
  MentorshipRequestMoveConnection,
  MentorshipRequestViewerCan,
} from "./mentorship-request.type.js";

@Resolver(() => MentorshipRequest)
export class MentorshipRequestFields {
  @FieldResolver(() => ID, { description: "The program it was made in." })
  programId(@Root() request: MentorshipRequestEntity): string {
    return request.programId;
  }

  @FieldResolver(() => Person, { description: "Who asks." })
  mentee(@Root() request: MentorshipRequestEntity, @Ctx() { load }: Context) {
    return load.person.load(request.menteeId);
  }

  @FieldResolver(() => Person, { description: "Who is asked." })
  mentor(@Root() request: MentorshipRequestEntity, @Ctx() { load }: Context) {
    return load.person.load(request.mentorId);
  }

  @FieldResolver(() => Mentorship, {
    nullable: true,
    description: "The mentorship that came of it; null unless it was accepted.",
  })
  mentorship(@Root() request: MentorshipRequestEntity, @Ctx() { load }: Context) {
    return load.mentorshipOfRequest.load(request.id);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      "The colleague whom the mentor named when they referred it; `requestReferred` asks them, and until then they are not told. Null when it is not REFERRED, and while the viewer cannot meet the colleague in the program.",
  })
  async referredTo(@Root() request: MentorshipRequestEntity, @Ctx() { load, viewer }: Context) {
    const referral = await load.referral.load({ personId: viewer.personId, id: request.id });
    return referral?.colleagueId ? load.person.load(referral.colleagueId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What the mentor wrote with the referral; null when nothing, and for the mentee while `referredTo` is null.",
  })
  async referralNote(@Root() request: MentorshipRequestEntity, @Ctx() { load, viewer }: Context) {
    return (await load.referral.load({ personId: viewer.personId, id: request.id }))?.note ?? null;
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      "The mentor whose referral it follows; null when it follows none, and while the viewer cannot meet them in the program.",
  })
  async referredBy(@Root() request: MentorshipRequestEntity, @Ctx() { load, viewer }: Context) {
    const referrerId = await load.referrer.load({ personId: viewer.personId, id: request.id });
    return referrerId === null ? null : load.person.load(referrerId);
  }

  @FieldResolver(() => MentorshipRequestMoveConnection, {
    description: "Every move it has made, in order, with the words that went with it.",
  })
  moves(@Root() request: MentorshipRequestEntity, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() { app }: Context) {
    return app.mentorships.listMoves(request.id, args);
  }

  @FieldResolver(() => [Person], {
    description:
      "For the mentee of a declined, referred or expired request, other mentors of the program with a free place, at most three, those most like the mentor first; empty otherwise, for who has left it, and where coordinators pair.",
  })
  async alternatives(@Root() request: MentorshipRequestEntity, @Ctx() { app, load, viewer }: Context) {
    return load.person.loadMany(await app.mentorships.alternativesFor(viewer, request));
  }

  @FieldResolver(() => MentorshipRequestViewerCan, {
    description: "The moves the viewer may try; asked on queries, not on events.",
  })
  async viewerCan(@Root() request: MentorshipRequestEntity, @Ctx() { app, load, viewer }: Context) {
    const isMine = viewer.personId === request.menteeId;
    const referral = isMine ? await load.referral.load({ personId: viewer.personId, id: request.id }) : null;
    return { ...app.mentorships.movesOf(viewer, request), requestReferred: referral?.colleagueId != null };
  }
}

@Resolver(() => MentorshipRequestMove)
export class MentorshipRequestMoveFields {
  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who made it; null for the clock and for what another request's acceptance did.",
  })
  actor(@Root() move: MentorshipRequestMoveEntity, @Ctx() { load }: Context) {
    return move.actorId === null ? null : load.person.load(move.actorId);
  }
}
