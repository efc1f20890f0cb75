import { describe, expect, test } from "@jest/globals";
import { IthacaError, type Refusal } from "../../client-sdk/src/core/errors.js";
import type { Local, Sending } from "../../client-sdk/src/core/outbox.js";
import type { HasStatus, Status } from "../../client-sdk/src/core/status.js";
import { type SendOptions, useSend, useStatus } from "../../client-sdk/src/react/index.js";
import { act, screen } from "./support/screen.js";

interface Input {
  readonly conversationId: string;
  readonly body: string;
}
interface TooLong extends Refusal<"MESSAGE_TOO_LONG"> {
  readonly limit: number;
}
type Result = { readonly message: { readonly clientId: string } } | TooLong;
type Props = { id: string } & SendOptions<Result, Input>;

/** What sends, and what was sent with the means to answer it. */
function outbox() {
  const sent: { local: Local<Input>; answer(result: Result): void; fail(fault: Error): void }[] = [];
  const send = (conversationId: string, { body }: { body: string }): Sending<Result, Input> => {
    const clientId = `m${sent.length + 1}`;
    const local = { conversationId, body, clientId, createdAt: "2026-05-04T10:00:00Z" };
    const answered = new Promise<Result>((answer, fail) => sent.push({ local, answer, fail }));
    return Object.assign(answered, { local, kept: Promise.resolve() });
  };
  const useMessages = ({ id, ...options }: Props) => {
    const [say, pending] = useSend((body: string) => send(id, { body }), options);
    return { say, pending, bodies: pending.map(({ local }) => local.body) };
  };
  const success = (n: number) => sent[n]?.answer({ message: { clientId: `m${n + 1}` } });
  return { sent, useMessages, success };
}

const tooLong: TooLong = { refused: true, code: "MESSAGE_TOO_LONG", message: "It is too long.", limit: 4000 };

describe("useSend", () => {
  test("shows what was sent at once, until the answer is there", async () => {
    const { useMessages, success } = outbox();
    const chat = await screen(useMessages, { id: "c1" });
    await act(async () => void chat.seen.say("one"));
    await act(async () => void chat.seen.say("two"));
    expect(chat.seen.pending).toMatchObject([
      { local: { body: "one", clientId: "m1" }, failure: null },
      { local: { body: "two", clientId: "m2" }, failure: null },
    ]);
    await act(async () => success(0));
    expect(chat.seen.bodies).toEqual(["two"]);
  });

  test("shows it until the followed event is there, so that it is there once and never not", async () => {
    const { useMessages, success } = outbox();
    const chat = await screen(useMessages, { id: "c1", shown: [] });
    await act(async () => void chat.seen.say("one"));
    await act(async () => success(0));
    expect(chat.seen.bodies).toEqual(["one"]);
    await chat.render({ id: "c1", shown: [{ clientId: null }, { clientId: "m1" }] });
    expect(chat.seen.bodies).toEqual([]);
  });

  test("does not show it twice when the event is there before the answer", async () => {
    const { useMessages, success } = outbox();
    const chat = await screen(useMessages, { id: "c1", shown: [] });
    await act(async () => void chat.seen.say("one"));
    await chat.render({ id: "c1", shown: [{ clientId: "m1" }] });
    await act(async () => success(0));
    expect(chat.seen.bodies).toEqual([]);
  });

  test("tells of a refusal with its facts, and keeps the words until they are dismissed", async () => {
    const { useMessages, sent } = outbox();
    const told: unknown[] = [];
    const chat = await screen(useMessages, {
      id: "c1",
      onFailed: (failure, local) => told.push([failure, local.body]),
    });
    await act(async () => void chat.seen.say("too much"));
    await act(async () => sent[0]?.answer(tooLong));
    const [failed] = chat.seen.pending;
    expect(failed).toMatchObject({ local: { body: "too much" }, failure: { code: "MESSAGE_TOO_LONG", limit: 4000 } });
    expect(told).toEqual([[tooLong, "too much"]]);
    await act(async () => failed?.dismiss());
    expect(chat.seen.pending).toEqual([]);
  });

  test("tells of a fault in the same way, and leaves no rejection to nobody", async () => {
    const { useMessages, sent } = outbox();
    const chat = await screen(useMessages, { id: "c1" });
    await act(async () => void chat.seen.say("one"));
    const fault = new IthacaError("FORBIDDEN", "You may not.");
    await act(async () => sent[0]?.fail(fault));
    expect(chat.seen.pending.map(({ failure }) => failure)).toEqual([fault]);
  });

  test("tells of a failure that comes when the screen is gone", async () => {
    const { useMessages, sent } = outbox();
    const told: unknown[] = [];
    const chat = await screen(useMessages, { id: "c1", onFailed: failure => told.push(failure) }, true);
    await act(async () => void chat.seen.say("one"));
    await chat.unmount();
    await act(async () => sent[0]?.answer(tooLong));
    expect(told).toEqual([tooLong]);
  });

  test("sends as the latest render says, by a function that stays the same", async () => {
    const { useMessages, sent } = outbox();
    const chat = await screen(useMessages, { id: "c1" });
    const { say } = chat.seen;
    await chat.render({ id: "c2" });
    await act(async () => void say("to the second"));
    expect(sent.map(({ local }) => local.conversationId)).toEqual(["c2"]);
    expect(chat.seen.say).toBe(say);
  });

  test("gives the sending, so that it can be awaited", async () => {
    const { useMessages, success } = outbox();
    const chat = await screen(useMessages, { id: "c1" });
    await act(async () => {
      const sending = chat.seen.say("one");
      success(0);
      expect(await sending).toEqual({ message: { clientId: "m1" } });
    });
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
