import { type ClassType, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { InboxEvent } from "../../server/inbox/index.js";
import type { RequestState } from "../../server/mentorships/index.js";
import type { Context } from "../context.js";
import {
  MentorshipEnded,
  MentorshipStarted,
  RePairingRequested,
  RequestMoved,
  RequestReceived,
} from "./inbox-event.type.js";
import { RequestStates } from "./mentorship.enums.js";
import { Mentorship } from "./mentorship.type.js";
import { MentorshipRequest } from "./mentorship-request.type.js";

const fact = (event: InboxEvent, name: string): string => String(event.facts[name]);

/** The fields of an event that name its request. */
function requestOf(type: ClassType<object>) {
  @Resolver(() => type)
  class RequestOfEvent {
    @FieldResolver(() => ID, { description: "The id of the request it tells of." })
    requestId(@Root() event: InboxEvent): string {
      return fact(event, "requestId");
    }

    @FieldResolver(() => MentorshipRequest, {
      nullable: true,
      description: "The request as it is now; null when it is no longer the viewer's to see.",
    })
    request(@Root() event: InboxEvent, @Ctx() { load }: Context) {
      return load.request.load({ personId: event.personId, id: fact(event, "requestId") });
    }
  }
  return RequestOfEvent;
}

/** The fields of an event that name its mentorship. */
function mentorshipOf(type: ClassType<object>) {
  @Resolver(() => type)
  class MentorshipOfEvent {
    @FieldResolver(() => ID, { description: "The id of the mentorship it tells of." })
    mentorshipId(@Root() event: InboxEvent): string {
      return fact(event, "mentorshipId");
    }

    @FieldResolver(() => Mentorship, {
      nullable: true,
      description: "The mentorship as it is now; null when it is no longer the viewer's to see.",
    })
    mentorship(@Root() event: InboxEvent, @Ctx() { load }: Context) {
      return load.mentorship.load({ personId: event.personId, id: fact(event, "mentorshipId") });
    }
  }
  return MentorshipOfEvent;
}

@Resolver(() => RequestMoved)
class StateOfMove {
  @FieldResolver(() => RequestStates, {
    description: "Where this move led; `request.state` is where the request is now.",
  })
  state(@Root() event: InboxEvent): RequestState {
    return RequestStates[fact(event, "state") as RequestState];
  }
}

@Resolver(() => RePairingRequested)
class ProgramOfRePairing {
  @FieldResolver(() => ID, { description: "The program it is in." })
  programId(@Root() event: InboxEvent): string {
    return fact(event, "programId");
  }

  @FieldResolver(() => ID, { description: "The id of the mentorship it tells of." })
  mentorshipId(@Root() event: InboxEvent): string {
    return fact(event, "mentorshipId");
  }
}

/** The resolvers of everything that this room's inbox events point to. */
export const mentorshipEventFields = [
  requestOf(RequestReceived),
  requestOf(RequestMoved),
  StateOfMove,
  mentorshipOf(MentorshipStarted),
  mentorshipOf(MentorshipEnded),
  ProgramOfRePairing,
] as const;
