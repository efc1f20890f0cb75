import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { MentorshipEntity, MentorshipFitEntity } from "../../server/mentorships/index.js";
import { Conversation } from "../chat/conversation.type.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { Mentorship, MentorshipFit, MentorshipViewerCan } from "./mentorship.type.js";

@Resolver(() => Mentorship)
export class MentorshipFields {
  @FieldResolver(() => ID, { description: "The program it belongs to." })
  programId(@Root() mentorship: MentorshipEntity): string {
    return mentorship.programId;
  }

  @FieldResolver(() => ID, { nullable: true, description: "The request it came of; null when it came of none." })
  requestId(@Root() mentorship: MentorshipEntity): string | null {
    return mentorship.requestId;
  }

  @FieldResolver(() => Person, { description: "Who learns." })
  mentee(@Root() mentorship: MentorshipEntity, @Ctx() { load }: Context) {
    return load.person.load(mentorship.menteeId);
  }

  @FieldResolver(() => Person, { description: "Who accompanies." })
  mentor(@Root() mentorship: MentorshipEntity, @Ctx() { load }: Context) {
    return load.person.load(mentorship.mentorId);
  }

  @FieldResolver(() => Conversation, {
    nullable: true,
    description:
      "The conversation of the two; null while one of them blocks the other or the viewer is suspended from the program.",
  })
  conversation(@Root() mentorship: MentorshipEntity, @Ctx() { load, viewer }: Context) {
    return load.conversation.load({ viewer, id: mentorship.conversationId });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The viewer's own note about the end; null for everybody but who ended it, and when nothing was noted.",
  })
  endNote(@Root() mentorship: MentorshipEntity, @Ctx() { app, viewer }: Context): string | null {
    return app.mentorships.endNoteFor(viewer, mentorship);
  }

  @FieldResolver(() => MentorshipFit, {
    nullable: true,
    description: "What the viewer has said of how it fits; null when nothing. The other's answer is nobody else's.",
  })
  myFit(@Root() mentorship: MentorshipEntity, @Ctx() { load, viewer }: Context) {
    return load.fit.load({ personId: viewer.personId, id: mentorship.id });
  }

  @FieldResolver(() => MentorshipViewerCan, {
    description: "What the viewer may do with it; asked on queries, not on events.",
  })
  viewerCan(@Root() mentorship: MentorshipEntity, @Ctx() { app, viewer }: Context): MentorshipViewerCan {
    const { mentorships } = app;
    return { end: mentorships.canEnd(viewer, mentorship), answerFit: mentorships.canAnswerFit(viewer, mentorship) };
  }
}

@Resolver(() => MentorshipFit)
export class MentorshipFitFields {
  @FieldResolver(() => [Person], {
    description:
      "For a mentee who has said NOT_A_GOOD_FIT, other mentors of the program with a free place, at most three, those most like this mentor first; empty otherwise, and where coordinators pair.",
  })
  async alternatives(@Root() fit: MentorshipFitEntity, @Ctx() { app, load, viewer }: Context) {
    return load.person.loadMany(await app.matching.alternativesToFit(viewer, fit));
  }
}
