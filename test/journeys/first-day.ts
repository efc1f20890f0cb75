import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";

const password = "ithaca-demo";

interface Hit {
  readonly score: number;
  readonly reasons: { readonly code: string; readonly points: number; readonly text: string }[];
  readonly mentor: { readonly id: string; readonly displayName: string };
}

interface TalkEvent {
  readonly __typename: string;
  readonly cursor: string;
  readonly message?: { readonly body: string };
}

/** The people of the first day and what they do, over HTTP and WebSocket; some use one server, some the other. */
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
    await this.newcomer.ask(
      "mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { email } } }",
      { input: { email, password: secret, displayName: "Noor Haddad", timeZone: "America/Chicago" } },
    );
  }

  async verify(token: string): Promise<void> {
    await this.newcomer.ask(
      "mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { ... on VerifyEmailSuccess { email } } }",
      { input: { token } },
    );
  }

  async join(code: string) {
    type Joined = { joinProgram: { enrollment: { id: string; status: string } } };
    const { joinProgram } = await this.newcomer.ask<Joined>(
      `mutation ($input: JoinProgramInput!) {
        joinProgram(input: $input) { ... on JoinProgramSuccess { enrollment { id status } } }
      }`,
      { input: { code } },
    );
    return joinProgram.enrollment;
  }

  async approve(enrollmentId: string): Promise<void> {
    await this.coordinator.signIn("coordinator@demo.test", password);
    await this.coordinator.ask(
      `mutation ($input: ApproveEnrollmentInput!) {
        approveEnrollment(input: $input) { ... on ApproveEnrollmentSuccess { enrollment { status } } }
      }`,
      { input: { enrollmentId } },
    );
  }

  async signInCast(): Promise<void> {
    await this.mentee.signIn("mentee@demo.test", password);
    await this.mentor.signIn("mentor@demo.test", password);
    type Mine = { myEnrollments: { nodes: { program: { id: string } }[] } };
    const { myEnrollments } = await this.mentee.ask<Mine>("{ myEnrollments { nodes { program { id } } } }");
    this.programId = myEnrollments.nodes[0]?.program.id ?? "";
    this.mentorId = (await this.mentor.ask<{ me: { id: string } }>("{ me { id } }")).me.id;
  }

  /** Critical care, at another institution, somebody with a place. */
  async search(): Promise<Hit[]> {
    const { mentorSearch } = await this.mentee.ask<{ mentorSearch: { nodes: Hit[] } }>(
      `query ($input: MentorSearchInput!) {
        mentorSearch(input: $input, first: 50) {
          nodes { score mentor { id displayName } reasons { code kind points text } }
        }
      }`,
      {
        input: {
          programId: this.programId,
          interests: ["critical-care"],
          withPlaces: true,
          distance: { institution: "REQUIRE_DIFFERENT", region: "PREFER_DIFFERENT" },
        },
      },
    );
    return mentorSearch.nodes;
  }

  async request(purpose: string): Promise<string> {
    const { requestMentorship } = await this.mentee.ask<{ requestMentorship: { request: { id: string } } }>(
      `mutation ($input: RequestMentorshipInput!) {
        requestMentorship(input: $input) { __typename ... on RequestMentorshipSuccess { request { id state } } }
      }`,
      { input: { clientId: newId(), programId: this.programId, mentorId: this.mentorId, purpose } },
    );
    return requestMentorship.request.id;
  }

  async askAndAnswer(requestId: string): Promise<void> {
    await this.mentor.ask(
      `mutation ($input: AskForInformationInput!) {
        askForInformation(input: $input) { ... on AskForInformationSuccess { request { state } } }
      }`,
      { input: { requestId, question: "When do your applications open?" } },
    );
    await this.mentee.ask(
      `mutation ($input: AnswerRequestInput!) {
        answerRequest(input: $input) { ... on AnswerRequestSuccess { request { state } } }
      }`,
      { input: { requestId, answer: "In November, through PhORCAS." } },
    );
  }

  /** Accepts, and gives the conversation that opens with the mentorship. */
  async accept(requestId: string): Promise<string> {
    const { acceptRequest } = await this.mentor.ask<{
      acceptRequest: { mentorship: { conversation: { id: string } } };
    }>(
      `mutation ($input: MentorshipRequestInput!) {
        acceptRequest(input: $input) { __typename ... on AcceptRequestSuccess { mentorship { conversation { id } } } }
      }`,
      { input: { requestId } },
    );
    return acceptRequest.mentorship.conversation.id;
  }

  followTalk(who: Client, conversationId: string): AsyncGenerator<TalkEvent, void> {
    return who.follow<TalkEvent>(
      `subscription ($id: ID!) {
        conversationEvents(conversationId: $id) {
          __typename
          ... on StreamEvent { cursor }
          ... on MessagePosted { message { body author { displayName } } }
        }
      }`,
      { id: conversationId },
    );
  }

  async say(who: Client, conversationId: string, body: string): Promise<void> {
    await who.ask(
      `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ... on SendMessageSuccess { message { seq } } } }`,
      { input: { conversationId, clientId: newId(), body } },
    );
  }

  async unread(who: Client, conversationId: string): Promise<number> {
    const { conversation } = await who.ask<{ conversation: { unreadCount: number } }>(
      "query ($id: ID!) { conversation(id: $id) { unreadCount } }",
      { id: conversationId },
    );
    return conversation.unreadCount;
  }

  async found(who: Client, text: string, conversationId: string): Promise<string[]> {
    const { messageSearch } = await who.ask<{ messageSearch: { nodes: { body: string }[] } }>(
      "query ($text: String!, $id: ID) { messageSearch(text: $text, conversationId: $id) { nodes { body } } }",
      { text, id: conversationId },
    );
    return messageSearch.nodes.map(message => message.body);
  }

  /** Signs a session out through the other server. */
  async signOutElsewhere(who: Client): Promise<void> {
    const elsewhere = new Client(who.url === this.here ? this.there : this.here);
    elsewhere.takeOver(who);
    await elsewhere.ask("mutation ($input: SignOutInput!) { signOut(input: $input) { __typename } }", { input: {} });
  }

  async close(): Promise<void> {
    for (const client of [this.newcomer, this.coordinator, this.mentee, this.mentor]) await client.close();
  }
}
