import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { HasStatus, Status } from "../../client-sdk/src/core/status.js";
import { chat } from "../../client-sdk/src/generated/chat.js";
import {
  createIthaca,
  type Entry,
  type Failed,
  IthacaError,
  memoryOutbox,
  type Outbox,
} from "../../client-sdk/src/index.js";
import { type SendOptions, useSend, useStatus } from "../../client-sdk/src/react/index.js";
import { createTestServer, refusal, type TestServer } from "../../client-sdk/src/testing/index.js";
import { act, screen } from "./support/screen.js";

type Sent = { readonly input: { readonly clientId: string; readonly conversationId: string; readonly body: string } };
type Props = { id: string } & Pick<SendOptions, "shown">;

let server: TestServer;
let outbox: ReturnType<typeof memoryOutbox>;
let ithaca: ReturnType<typeof aClient>;

const aClient = () => createIthaca({ url: "https://test/graphql", environment: server.environment, outbox }, { chat });

beforeEach(() => {
  server = createTestServer();
  outbox = memoryOutbox();
  ithaca = aClient();
  server.answer("ChatSend", ({ input }: Sent) => {
    if (input.body === "") throw new IthacaError("BAD_INPUT", "Say something.");
    if (input.body.length > 9) return refusal("MESSAGE_TOO_LONG", "Too long.", { limit: 9, length: input.body.length });
    return { message: { ...input, id: input.clientId } };
  });
});

afterEach(() => ithaca.close());

const useMessages = ({ id, ...shown }: Props) => {
  const isMine: SendOptions["isMine"] = ({ input }) => input.conversationId === id;
  const send = (body: string) => ithaca.chat.send(id, { body });
  const [say, pending] = useSend(send, { outbox: ithaca.outbox, isMine, ...shown }, [id]);
  return { say, pending, bodies: pending.map(({ local }) => local.body) };
};

/** Lets everything happen that waits for no time, and what React makes of it. */
const settle = () => act(() => server.clock.settle());

describe("useSend", () => {
  test("shows what was sent at once, until the answer is there", async () => {
    server.goOffline();
    const screen1 = await screen(useMessages, { id: "c1" });
    await act(async () => {
      screen1.seen.say("one");
      screen1.seen.say("two");
    });
    expect(screen1.seen.pending).toMatchObject([
      { local: { body: "one", conversationId: "c1", clientId: expect.any(String) }, failure: null },
      { local: { body: "two" }, failure: null },
    ]);
    server.goOnline();
    await settle();
    expect(screen1.seen.bodies).toEqual([]);
    expect(server.received.map(({ variables }) => (variables as Sent).input.body)).toEqual(["one", "two"]);
  });

  test("shows it until the followed event is there, so that it is there once and never not", async () => {
    const chat = await screen(useMessages, { id: "c1", shown: undefined });
    await act(async () => void chat.seen.say("one"));
    await chat.render({ id: "c1", shown: [] });
    await settle();
    expect(chat.seen.bodies).toEqual(["one"]);
    const counts = chat.renders.map(({ bodies }) => bodies.length);
    expect(counts.slice(counts.indexOf(1))).not.toContain(0);
    const clientId = chat.seen.pending[0]?.local.clientId ?? "";
    await chat.render({ id: "c1", shown: [{ clientId: null }, { clientId }] });
    await settle();
    expect(chat.seen.bodies).toEqual([]);
  });

  test("does not show it twice when the event is there before the answer", async () => {
    const shown: { clientId: string }[] = [];
    const chat = await screen(useMessages, { id: "c1", shown });
    server.goOffline();
    await act(async () => void chat.seen.say("one"));
    await chat.render({ id: "c1", shown: [{ clientId: chat.seen.pending[0]?.local.clientId ?? "" }] });
    expect(chat.seen.bodies).toEqual([]);
  });

  test("shows it no more once it was there, also when it is there no longer", async () => {
    const chat = await screen(useMessages, { id: "c1", shown: [] });
    server.goOffline();
    await act(async () => void chat.seen.say("one"));
    server.goOnline();
    const shown = [{ clientId: chat.seen.pending[0]?.local.clientId ?? "" }];
    for (const isAnswered of [false, true]) {
      if (isAnswered) await settle();
      await chat.render({ id: "c1", shown });
      // It was deleted, or the list is read anew and begins after it.
      await chat.render({ id: "c1", shown: [] });
      expect(chat.seen.bodies).toEqual([]);
    }
    await settle();
    expect([chat.seen.bodies, server.received.length]).toEqual([[], 1]);
  });

  test("tells of a refusal with its facts, and keeps the words until they are dismissed", async () => {
    const chat = await screen(useMessages, { id: "c1" });
    await act(async () => void chat.seen.say("far too long"));
    await settle();
    const [failed] = chat.seen.pending;
    expect(failed).toMatchObject({ local: { body: "far too long" }, failure: { code: "MESSAGE_TOO_LONG", limit: 9 } });
    await act(async () => failed?.dismiss());
    await settle();
    expect(chat.seen.pending).toEqual([]);
  });

  test("tells of a refusal and of a fault also when somebody awaits them", async () => {
    const chat = await screen(useMessages, { id: "c1", shown: [] });
    const answers: unknown[] = [];
    await act(async () => {
      chat.seen.say("far too long").then(answer => answers.push(answer));
      chat.seen.say("").then(undefined, (fault: IthacaError) => answers.push(fault));
    });
    await settle();
    expect(answers).toMatchObject([{ code: "MESSAGE_TOO_LONG" }, { code: "BAD_INPUT" }]);
    expect(chat.seen.pending.map(({ failure }) => failure?.code)).toEqual(["MESSAGE_TOO_LONG", "BAD_INPUT"]);
  });

  test("leaves a failure that comes when the screen is gone to the next who can tell of it", async () => {
    server.goOffline();
    const chat = await screen(useMessages, { id: "c1" }, true);
    await act(async () => void chat.seen.say("far too long"));
    await chat.unmount();
    const other = await screen(useMessages, { id: "c2" });
    server.goOnline();
    await settle();
    // To leave it is no fault of the screen's, which would be thrown into the air.
    await act(() => server.clock.advance(0));
    expect(other.seen.pending).toEqual([]);
    await other.unmount();

    const told: Failed[] = [];
    const stop = ithaca.outbox.onFailed(failed => told.push(failed));
    await settle();
    expect(told).toMatchObject([{ entry: { input: { body: "far too long" } }, reason: { code: "MESSAGE_TOO_LONG" } }]);
    stop();
  });

  test("shows what an earlier run has left, sends it, and tells of its failure", async () => {
    server.goOffline();
    ithaca.chat.send("c1", { body: "earlier" });
    ithaca.chat.send("c1", { body: "earlier and far too long" });
    ithaca.chat.send("c2", { body: "elsewhere" });
    await server.clock.settle();
    ithaca.close();
    ithaca = aClient();
    const chat = await screen(useMessages, { id: "c1" });
    await settle();
    expect(chat.seen.bodies).toEqual(["earlier", "earlier and far too long"]);
    server.goOnline();
    await act(() => server.clock.advance(60_000));
    expect(chat.seen.pending).toMatchObject([
      { local: { body: "earlier and far too long" }, failure: { code: "MESSAGE_TOO_LONG" } },
    ]);
  });

  test("sends where it is told to by its deps, and shows there what belongs there", async () => {
    server.goOffline();
    const chat = await screen(useMessages, { id: "c1" });
    await act(async () => void chat.seen.say("first"));
    await chat.render({ id: "c2" });
    await act(async () => void chat.seen.say("second"));
    await settle();
    expect(chat.seen.bodies).toEqual(["second"]);
    await chat.render({ id: "c1" });
    await settle();
    expect(chat.seen.bodies).toEqual(["first"]);
  });

  test("sends once in strict mode, by a function that stays the same", async () => {
    const chat = await screen(useMessages, { id: "c1" }, true);
    await act(async () => void chat.seen.say("one"));
    await settle();
    expect(server.received).toHaveLength(1);
    expect(new Set(chat.renders.map(({ say }) => say)).size).toBe(1);
    expect(chat.seen.pending).toEqual([]);
  });

  test("believes the latest look into the outbox, in whichever order they end", async () => {
    const entry = { clientId: "m1", target: "c1", document: "", input: { body: "one" }, at: server.clock.now() };
    const answers: ((entries: readonly Entry[]) => void)[] = [];
    let changed = () => {};
    const slow: Outbox = {
      pending: () => new Promise(answer => answers.push(answer)),
      onFailed: () => () => {},
      onChange(listener) {
        changed = listener;
        return () => {};
      },
    };
    const send = (body: string) => ithaca.chat.send("c1", { body });
    const chat = await screen(() => useSend(send, { outbox: slow, isMine: () => true }, [])[1], {});
    changed();
    await act(async () => {
      answers[1]?.([]);
      answers[0]?.([entry]);
    });
    expect(answers).toHaveLength(2);
    expect(chat.seen).toEqual([]);
  });

  test("tells that something could not be kept", async () => {
    outbox.add = () => Promise.reject(new Error("The disk is full."));
    const chat = await screen(useMessages, { id: "c1" });
    await act(async () => void chat.seen.say("one"));
    await settle();
    expect(chat.seen.pending).toMatchObject([{ local: { body: "one" }, failure: { code: "NOT_KEPT" } }]);
  });
});

test("useStatus tells how something stands, and leaves it when it is unmounted", async () => {
  const listeners = new Set<(status: Status) => void>();
  let status: Status = "live";
  const source: HasStatus = {
    get status() {
      return status;
    },
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const seen = await screen(() => useStatus(source), {}, true);
  expect(seen.seen).toBe("live");
  await act(async () => {
    status = "offline";
    for (const listener of listeners) listener(status);
  });
  expect(seen.seen).toBe("offline");
  expect(listeners.size).toBe(1);
  await seen.unmount();
  expect(listeners.size).toBe(0);
});
