import { describe, expect, test } from "@jest/globals";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { IthacaError } from "../../client-sdk/src/core/errors.js";
import { useFollow } from "../../client-sdk/src/react/index.js";
import { FakeFeed } from "./support/fake-feed.js";
import { act, screen } from "./support/screen.js";

type Event =
  | { readonly type: "MessagePosted"; readonly cursor: string; readonly body: string }
  | { readonly type: "StreamReset"; readonly cursor: string }
  | { readonly type: "StreamCaughtUp"; readonly cursor: string };

interface Chat {
  readonly streamCursor: string;
  readonly bodies: readonly string[];
}

let cursors = 0;
const posted = (body: string): Event => ({ type: "MessagePosted", cursor: String(++cursors), body });
const reset: Event = { type: "StreamReset", cursor: "reset" };
const caughtUp: Event = { type: "StreamCaughtUp", cursor: "now" };

const reduce = (chat: Chat, event: Event): Chat =>
  event.type === "MessagePosted" ? { ...chat, bodies: [...chat.bodies, event.body] } : chat;

/** Conversations that are there, and the feeds that were opened. */
function conversations() {
  const feeds: { readonly id: string; readonly after: string; readonly feed: FakeFeed<Event> }[] = [];
  const loads: string[] = [];
  let loading: (id: string) => Promise<Chat> = async id => ({ streamCursor: `${id}-0`, bodies: [`${id} begins`] });
  const useChat = ({ id }: { id: string }) =>
    useFollow(
      {
        load: () => {
          loads.push(id);
          return loading(id);
        },
        follow: (chat: Chat) => {
          const feed = new FakeFeed<Event>();
          feeds.push({ id, after: chat.streamCursor, feed });
          return feed;
        },
        reduce,
      },
      [id],
    );
  return {
    feeds,
    loads,
    useChat,
    get feed() {
      return feeds.at(-1)?.feed as FakeFeed<Event>;
    },
    loadBy(next: typeof loading) {
      loading = next;
    },
  };
}

describe("useFollow", () => {
  test("shows what was loaded, and each event that comes after it", async () => {
    const chats = conversations();
    const chat = await screen(chats.useChat, { id: "c1" });
    expect(chat.renders[0]).toMatchObject({ state: undefined, status: "connecting", error: null });
    expect(chats.feeds.map(({ after }) => after)).toEqual(["c1-0"]);

    await act(async () => chats.feed.become("live"));
    await act(async () => chats.feed.put(posted("one")));
    expect(chat.seen).toMatchObject({ state: { bodies: ["c1 begins", "one"] }, status: "live" });
  });

  test("shows a backlog at once, when it is live, and not event by event", async () => {
    const chats = conversations();
    const chat = await screen(chats.useChat, { id: "c1" });
    await act(async () => chats.feed.become("catching-up"));
    const before = chat.renders.length;
    for (let n = 0; n < 50; n += 1) await act(async () => chats.feed.put(posted(String(n))));
    expect(chat.renders.length).toBe(before);
    await act(async () => {
      chats.feed.become("live");
      chats.feed.put(caughtUp);
    });
    expect(chat.seen.state?.bodies).toHaveLength(51);
    expect(chat.renders.length).toBeLessThanOrEqual(before + 2);
  });

  test("loads again after a reset, and applies what comes then to what was loaded", async () => {
    const chats = conversations();
    const chat = await screen(chats.useChat, { id: "c1" });
    chats.loadBy(async () => ({ streamCursor: "x", bodies: ["anew"] }));
    await act(async () => chats.feed.put(posted("lost"), reset, posted("next")));
    await act(async () => chats.feed.become("live"));
    expect(chat.seen.state?.bodies).toEqual(["anew", "next"]);
    expect(chats.feeds).toHaveLength(1);
  });

  test("renders nothing for an event that changes nothing", async () => {
    const chats = conversations();
    const chat = await screen(chats.useChat, { id: "c1" });
    await act(async () => chats.feed.become("live"));
    const before = chat.renders.length;
    await act(async () => chats.feed.put(caughtUp));
    expect(chat.renders.length).toBe(before);
  });

  test("leaves one thing for another, and shows nothing of the one in the other's place", async () => {
    const chats = conversations();
    const chat = await screen(chats.useChat, { id: "c1" });
    const first = chats.feed;
    await chat.render({ id: "c2" });
    expect(first.isClosed).toBe(true);
    expect(chat.renders.slice(-2).map(({ state }) => state?.bodies)).toEqual([undefined, ["c2 begins"]]);
  });

  test("keeps one feed open in strict mode, which mounts twice, and none after the end", async () => {
    const chats = conversations();
    const chat = await screen(chats.useChat, { id: "c1" }, true);
    await act(async () => chats.feed.become("live"));
    await act(async () => chats.feed.put(posted("one")));
    expect(chat.seen.state?.bodies).toEqual(["c1 begins", "one"]);
    expect(chats.feeds.filter(({ feed }) => !feed.isClosed)).toHaveLength(1);
    await chat.unmount();
    expect(chats.feeds.filter(({ feed }) => !feed.isClosed || feed.listeners.size > 0)).toEqual([]);
  });

  test("opens no feed when it is unmounted while it loads", async () => {
    const chats = conversations();
    let loaded = (_: Chat) => {};
    chats.loadBy(() => new Promise(resolve => (loaded = resolve)));
    const chat = await screen(chats.useChat, { id: "c1" });
    await chat.unmount();
    await act(async () => loaded({ streamCursor: "x", bodies: [] }));
    expect(chats.feeds).toEqual([]);
  });

  test("begins nothing anew once it is unmounted, or follows something else", async () => {
    const chats = conversations();
    const chat = await screen(chats.useChat, { id: "c1" });
    const { retry } = chat.seen;
    await chat.render({ id: "c2" });
    await act(async () => retry());
    const { retry: last } = chat.seen;
    await chat.unmount();
    await act(async () => last());
    expect(chats.loads).toEqual(["c1", "c2"]);
    expect(chats.feeds.map(({ feed }) => feed.isClosed)).toEqual([true, true]);
  });

  test("tells what ended it, and begins anew when it is told to", async () => {
    const chats = conversations();
    const fault = new IthacaError("NOT_FOUND", "It is not there.");
    chats.loadBy(() => Promise.reject(fault));
    const chat = await screen(chats.useChat, { id: "c1" });
    expect(chat.seen).toMatchObject({ state: undefined, status: "offline", error: fault });

    chats.loadBy(async () => ({ streamCursor: "x", bodies: ["there"] }));
    await act(async () => chat.seen.retry());
    expect(chat.seen).toMatchObject({ state: { bodies: ["there"] }, error: null });

    await act(async () => chats.feed.fail(fault));
    expect(chat.seen).toMatchObject({ state: { bodies: ["there"] }, status: "offline", error: fault });
    expect(new Set(chat.renders.map(({ retry }) => retry)).size).toBe(1);
  });

  test("renders its first state on a server, and opens nothing there", () => {
    const opened: unknown[] = [];
    const Chat = () => {
      const following = {
        initial: ["hello"],
        follow: (state: readonly string[]) => {
          opened.push(state);
          return new FakeFeed<Event>();
        },
        reduce: (state: readonly string[]) => state,
      };
      const { state, status } = useFollow(following as { initial: string[] } & typeof following, []);
      return createElement("p", null, `${state.join()} ${status}`);
    };
    expect(renderToString(createElement(Chat))).toBe("<p>hello connecting</p>");
    expect(opened).toEqual([]);
  });
});
