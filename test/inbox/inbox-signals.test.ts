import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { aConversation } from "../support/makers/chat.js";
import { type Actor, aWorld, take, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

interface Signal {
  readonly conversationId: string;
  readonly unreadCount: number;
}

const follow = (actor: Actor, ended?: AbortSignal) =>
  actor.subscribe<Signal>(
    "subscription { inboxSignals { __typename ... on UnreadChanged { conversationId unreadCount } } }",
    {},
    ended,
  );

/** Asks for the next signal, and waits until the stream listens: what passes before that is gone. */
async function listening(actor: Actor) {
  const stream = await follow(actor);
  const next = take(stream, 1);
  const probe = newId();
  const heard = next.then(() => true);
  while (!(await Promise.race([heard, Promise.resolve(false)]))) {
    world.app.inbox.signal([actor.id], { kind: "unread", conversationId: probe });
    await new Promise(resolve => setImmediate(resolve));
  }
  return { stream, probe };
}

/** The next signal that is not the probe's. */
async function nextOf({ stream, probe }: Awaited<ReturnType<typeof listening>>): Promise<Signal | undefined> {
  for (;;) {
    const [signal] = await take(stream, 1);
    if (signal?.conversationId !== probe) return signal;
  }
}

const send = (actor: Actor, conversationId: string, body: string) =>
  actor.ask<{ sendMessage: { message: { seq: number } } }>(
    "mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ... on SendMessageSuccess { message { seq } } } }",
    { input: { conversationId, clientId: newId(), body } },
  );

test("a new message tells the reader's screens how many are unread", async () => {
  const { a, b, conversationId } = await aConversation(world);
  const ear = await listening(b);

  await send(a, conversationId, "Thursday at four?");

  expect(await nextOf(ear)).toEqual({ __typename: "UnreadChanged", conversationId, unreadCount: 1 });
  await ear.stream.return?.();
});

test("several changes of one conversation that wait to be taken are one, with the count of now", async () => {
  const { a, b, conversationId } = await aConversation(world);
  const ear = await listening(b);

  for (const body of ["One", "Two", "Three"]) await send(a, conversationId, body);

  const last = await nextOf(ear);
  expect(last?.unreadCount).toBe(3);
  await ear.stream.return?.();
});

test("policy: inboxSignals is everybody's own and ends with the session", async () => {
  const { a, b, conversationId } = await aConversation(world);
  const outsider = await world.person();
  await expect(follow(world.as(null))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });

  const ear = await listening(outsider);
  await send(a, conversationId, "Not for outsiders.");
  world.app.inbox.signal([outsider.id], { kind: "unread", conversationId: newId() });
  expect((await nextOf(ear))?.conversationId).not.toBe(conversationId);
  await ear.stream.return?.();

  const session = new AbortController();
  const stream = await follow(b, session.signal);
  const rest = take(stream, 1);
  session.abort();
  expect(await rest).toEqual([]);
});
