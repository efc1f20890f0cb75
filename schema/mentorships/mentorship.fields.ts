import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { MentorshipEntity } from "../../server/mentorships/index.js";
import { Conversation } from "../chat/conversation.type.js";
import type { Context } from "../context.js";
import { Person } from "../people/person.type.js";
import { Mentorship, MentorshipViewerCan } from "./mentorship.type.js";

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

  @FieldResolver(() => MentorshipViewerCan, {
    description: "What the viewer may do with it; asked on queries, not on events.",
  })
  viewerCan(@Root() mentorship: MentorshipEntity, @Ctx() { app, viewer }: Context): MentorshipViewerCan {
    return { end: app.mentorships.canEnd(viewer, mentorship) };
  }
}
