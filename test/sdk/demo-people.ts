import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";

export interface DemoPeople {
  readonly mentee: Client;
  readonly mentor: Client;
  readonly conversationId: string;
}

/** Two people of the demo program who are signed in, and their conversation. */
export async function demoPeople(url: string): Promise<DemoPeople> {
  const [mentee, mentor] = await Promise.all(
    ["mentee", "mentor"].map(name => new Client(url).signIn(`${name}@demo.test`, "ithaca-demo")),
  );
  if (!mentee || !mentor) throw new Error("There should be two people.");
  const { me } = await mentor.ask<{ me: { id: string } }>("{ me { id } }");
  type Mine = { myEnrollments: { nodes: { program: { id: string } }[] } };
  const { myEnrollments } = await mentee.ask<Mine>("{ myEnrollments { nodes { program { id } } } }");
  type Opened = { openConversation: { conversation: { id: string } } };
  const { openConversation } = await mentee.ask<Opened>(
    `mutation ($input: OpenConversationInput!) {
      openConversation(input: $input) { ... on OpenConversationSuccess { conversation { id } } }
    }`,
    { input: { clientId: newId(), programId: myEnrollments.nodes[0]?.program.id, personId: me.id } },
  );
  return { mentee, mentor, conversationId: openConversation.conversation.id };
}

/** The access token that somebody speaks by. */
export const tokenOf = (client: Client) => client.authorization.replace("Bearer ", "");
