import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";
import { operation } from "../support/operations.js";

const password = "ithaca-demo";

interface Hit {
  readonly score: number;
  readonly reasons: { readonly code: string; readonly points: number; readonly text: string }[];
  readonly mentor: { readonly id: string; readonly displayName: string };
}

interface StreamItem {
  readonly __typename: string;
  readonly cursor: string;
}

/** The people of the first day and what they do, by the SDK's operations; some use one server, some the other. */
export class FirstDay {
  readonly newcomer: Client;
  readonly coordinator: Client;
  readonly mentee: Client;
  readonly mentor: Client;
  private programId = "";
  private mentorId = "";

  constructor(
    private readonly here: string,
    private readonly there: string,
  ) {
    this.newcomer = new Client(here);
    this.coordinator = new Client(there);
    this.mentee = new Client(here);
    this.mentor = new Client(there);
  }

  async signUp(email: string, secret: string): Promise<void> {
    const input = { email, password: secret, displayName: "Noor Haddad", timeZone: "America/Chicago" };
    await this.newcomer.ask(operation("AccountsSignUp"), { input });
  }

  async verify(token: string): Promise<void> {
    await this.newcomer.ask(operation("AccountsVerifyEmail"), { input: { token } });
  }

  async join(code: string) {
    type Joined = { joinProgram: { enrollment: { id: string; status: string } } };
    const { joinProgram } = await this.newcomer.ask<Joined>(operation("ProgramsJoin"), { input: { code } });
    return joinProgram.enrollment;
  }

  async approve(enrollmentId: string): Promise<void> {
    await this.coordinator.signIn("coordinator@demo.test", password);
    await this.coordinator.ask(operation("ProgramsApprove"), { input: { enrollmentId } });
  }

  async signInCast(): Promise<void> {
    await this.mentee.signIn("mentee@demo.test", password);
    await this.mentor.signIn("mentor@demo.test", password);
    type Mine = { myEnrollments: { nodes: { program: { id: string } }[] } };
    const { myEnrollments } = await this.mentee.ask<Mine>(operation("ProgramsMyEnrollments"));
    this.programId = myEnrollments.nodes[0]?.program.id ?? "";
    this.mentorId = (await this.mentor.ask<{ me: { id: string } }>(operation("PeopleMe"))).me.id;
  }

  /** Critical care, at another institution, somebody with a place. */
  async search(): Promise<Hit[]> {
    const input = {
      programId: this.programId,
      interests: ["critical-care"],
      withPlaces: true,
      distance: { institution: "REQUIRE_DIFFERENT", region: "PREFER_DIFFERENT" },
    };
    type Found = { mentorSearch: { nodes: Hit[] } };
    return (await this.mentee.ask<Found>(operation("MatchingMentors"), { input, first: 50 })).mentorSearch.nodes;
  }

  async request(purpose: string): Promise<string> {
    const input = { clientId: newId(), programId: this.programId, mentorId: this.mentorId, purpose };
    type Requested = { requestMentorship: { request: { id: string } } };
    return (await this.mentee.ask<Requested>(operation("MentorshipsRequest"), { input })).requestMentorship.request.id;
  }

  async askAndAnswer(requestId: string): Promise<void> {
    const question = { requestId, question: "When do your applications open?" };
    await this.mentor.ask(operation("MentorshipsAskForInformation"), { input: question });
    const answer = { requestId, answer: "In November, through PhORCAS." };
    await this.mentee.ask(operation("MentorshipsAnswer"), { input: answer });
  }

  /** Accepts, and gives the conversation that opens with the mentorship. */
  async accept(requestId: string): Promise<string> {
    type Accepted = { acceptRequest: { mentorship: { conversationId: string } } };
    const { acceptRequest } = await this.mentor.ask<Accepted>(operation("MentorshipsAccept"), { input: { requestId } });
    return acceptRequest.mentorship.conversationId;
  }

  followInbox(who: Client): AsyncGenerator<StreamItem, void> {
    return who.follow<StreamItem>(operation("InboxFollow"));
  }

  followTalk(who: Client, conversationId: string): AsyncGenerator<StreamItem, void> {
    return who.follow<StreamItem>(operation("ChatFollow"), { conversationId });
  }

  followSignals(who: Client, conversationId: string): AsyncGenerator<{ readonly __typename: string }, void> {
    return who.follow(operation("ChatSignals"), { conversationId });
  }

  async say(who: Client, conversationId: string, body: string): Promise<void> {
    await who.ask(operation("ChatSend"), { input: { conversationId, clientId: newId(), body } });
  }

  async conversation(who: Client, id: string) {
    type Seen = { conversation: { unreadCount: number; messages: { nodes: { seq: number; body: string }[] } } };
    return (await who.ask<Seen>(operation("ChatConversation"), { id })).conversation;
  }

  async markRead(who: Client, conversationId: string, seq: number): Promise<void> {
    await who.ask(operation("ChatMarkRead"), { input: { conversationId, seq } });
  }

  async found(who: Client, text: string, conversationId: string): Promise<string[]> {
    type Found = { messageSearch: { nodes: { body: string }[] } };
    const { messageSearch } = await who.ask<Found>(operation("ChatSearch"), { text, conversationId });
    return messageSearch.nodes.map(message => message.body);
  }

  /** Signs a session out through the other server. */
  async signOutElsewhere(who: Client): Promise<void> {
    const elsewhere = new Client(who.url === this.here ? this.there : this.here);
    elsewhere.takeOver(who);
    await elsewhere.ask(operation("AccountsSignOut"), { input: {} });
  }

  async close(): Promise<void> {
    for (const client of [this.newcomer, this.coordinator, this.mentee, this.mentor]) await client.close();
  }
}
