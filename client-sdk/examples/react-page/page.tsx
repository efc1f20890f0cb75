// One conversation, live: `?person=mentee&conversation=<id>&server=http://localhost:4000`.
import { createIthaca, isRefusal } from "@ithaca/client";
import { accounts } from "@ithaca/client/accounts";
import { chat, type MessageParts } from "@ithaca/client/chat";
import { indexedDbOutbox } from "@ithaca/client/offline";
import { useFollow, useSend, useStatus } from "@ithaca/client/react";
import { createSession, storageStore } from "@ithaca/client/session";
import { type FormEvent, StrictMode } from "react";
import { createRoot } from "react-dom/client";

const page = new URL(location.href).searchParams;
const person = page.get("person") ?? "mentee";
const url = `${page.get("server") ?? "http://localhost:4000"}/graphql`;
const conversationId = page.get("conversation") ?? "";

const session = createSession(createIthaca({ url }, { accounts }).accounts, storageStore(person, localStorage));
const ithaca = createIthaca({ url, token: session.token, outbox: indexedDbOutbox(person) }, { chat });

/** The last messages, and the place in the stream from which to follow. */
async function load() {
  const { streamCursor } = (await ithaca.chat.conversation(conversationId, { streamCursor: true })) ?? {};
  const messages: MessageParts[] = [];
  for await (const page of ithaca.chat.messages(conversationId, { pageSize: 50 }).pages()) {
    messages.push(...page.nodes);
    break;
  }
  return { messages, after: streamCursor ?? null };
}

function Conversation() {
  const { state, status, error } = useFollow(
    {
      load,
      follow: ({ after }) => ithaca.chat.follow(conversationId, { after }),
      reduce(state, event) {
        if (event.type !== "MessagePosted") return state;
        // One that was just in time for the state may come again.
        const others = state.messages.filter(({ id }) => id !== event.message.id);
        return { ...state, messages: [...others, event.message] };
      },
    },
    [conversationId],
  );
  const [send, pending] = useSend(
    (body: string) => ithaca.chat.send(conversationId, { body }),
    { outbox: ithaca.outbox, isMine: ({ input }) => input.conversationId === conversationId, shown: state?.messages },
    [conversationId],
  );

  function say(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { words } = event.currentTarget.elements as typeof event.currentTarget.elements & { words: HTMLInputElement };
    if (words.value) send(words.value);
    words.value = "";
  }

  if (error) return <p role="alert">{String(error)}</p>;
  if (!state) return <p>…</p>;
  return (
    <>
      <header>
        <h1>Conversation</h1>
        <output id="status">{status}</output>
      </header>
      <ol>
        {state.messages.map(({ id, author, body }) => (
          <li key={id}>
            <b>{author.displayName}</b>
            <span>{body ?? "deleted"}</span>
          </li>
        ))}
        {pending.map(({ local, failure }) => (
          <li key={local.clientId} className={failure ? "failed" : "pending"}>
            <b>You</b>
            <span>{local.body}</span> {failure?.message}
          </li>
        ))}
      </ol>
      <form onSubmit={say}>
        <input name="words" aria-label="Message" autoComplete="off" />
        <button type="submit">Send</button>
      </form>
      <Connection />
    </>
  );
}

function Connection() {
  const status = useStatus(ithaca);
  return status === "offline" ? <p>No connection: what you send is kept and goes out later.</p> : null;
}

if (!(await session.isSignedIn())) {
  const answer = await session.signIn({ email: `${person}@demo.test`, password: "ithaca-demo" });
  if (isRefusal(answer)) throw new Error(answer.message);
}
const root = document.getElementById("page");
if (root)
  createRoot(root).render(
    <StrictMode>
      <Conversation />
    </StrictMode>,
  );
