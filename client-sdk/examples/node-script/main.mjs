// Signs in, prints what was last said in the first conversation, says something, and waits to hear it live.
//   node main.mjs "Thursday at four?"
import { createIthaca, isRefusal } from "@ithaca/client";
import { accounts } from "@ithaca/client/accounts";
import { chat } from "@ithaca/client/chat";
import { createSession } from "@ithaca/client/session";
import WebSocket from "ws"; // Node 20 has none of its own

const { ITHACA = "http://localhost:4000", EMAIL = "mentee@demo.test", PASSWORD = "ithaca-demo" } = process.env;
const url = `${ITHACA}/graphql`;

const session = createSession(createIthaca({ url }, { accounts }).accounts);
const ithaca = createIthaca({ url, token: session.token, webSocket: WebSocket }, { chat });

const signedIn = await session.signIn({ email: EMAIL, password: PASSWORD });
if (isRefusal(signedIn)) throw new Error(signedIn.message);
console.log(`Signed in as ${signedIn.person.displayName}.`);

let conversationId = null;
for await (const conversation of ithaca.chat.conversations()) {
  conversationId = conversation.id;
  break;
}
if (!conversationId) throw new Error("There is no conversation yet.");

const { streamCursor } = await ithaca.chat.conversation(conversationId, { streamCursor: true });
let shown = 0;
for await (const message of ithaca.chat.messages(conversationId)) {
  console.log(`  ${message.author.displayName}: ${message.body ?? "(deleted)"}`);
  shown += 1;
  if (shown === 3) break;
}

const sending = ithaca.chat.send(conversationId, { body: process.argv[2] ?? "Hello from a script" });
const sent = await sending;
if (isRefusal(sent)) throw new Error(sent.message);

for await (const event of ithaca.chat.follow(conversationId, { after: streamCursor })) {
  if (event.type !== "MessagePosted") continue;
  console.log(`live: ${event.message.author.displayName}: ${event.message.body}`);
  if (event.message.clientId === sending.local.clientId) break;
}
ithaca.close();
