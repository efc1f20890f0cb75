import { newId } from "../../server/kernel/id.js";
import { operation } from "../support/operations.js";

async function ask<Data>(url: string, token: string | null, query: string, variables = {}): Promise<Data> {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
  return data;
}

/** Opens the conversation of the demo program's mentee and mentor on a server, by the SDK's documents; gives its id. */
export async function openDirect(url: string): Promise<string> {
  const [mentee, mentor] = await Promise.all(
    ["mentee", "mentor"].map(async person => {
      const input = { email: `${person}@demo.test`, password: "ithaca-demo" };
      const { signIn } = await ask<{ signIn: { accessToken: string } }>(url, null, operation("AccountsSignIn"), {
        input,
      });
      return signIn.accessToken;
    }),
  );
  const { me } = await ask<{ me: { id: string } }>(url, mentor ?? null, operation("PeopleMe"));
  const { myEnrollments } = await ask<{ myEnrollments: { nodes: { program: { id: string } }[] } }>(
    url,
    mentee ?? null,
    operation("ProgramsMyEnrollments"),
  );
  const input = { clientId: newId(), programId: myEnrollments.nodes[0]?.program.id, personId: me.id };
  const { openConversation } = await ask<{ openConversation: { conversation: { id: string } } }>(
    url,
    mentee ?? null,
    operation("ChatOpen"),
    { input },
  );
  return openConversation.conversation.id;
}
