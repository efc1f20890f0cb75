import { describe, expect, test } from "@jest/globals";
import { createPages } from "../../client-sdk/src/core/pages.js";
import { usePages } from "../../client-sdk/src/react/index.js";
import { act, screen } from "./support/screen.js";

/** Lists of messages by conversation, read backward in pages of two, and whom was asked for what. */
function messages(count: number) {
  const asked: string[] = [];
  const failures: Error[] = [];
  let wait: Promise<void> | undefined;
  const useMessages = ({ id }: { id: string }) =>
    usePages(
      () =>
        createPages(
          async ({ before }) => {
            asked.push(`${id} before ${before ?? "now"}`);
            await wait;
            const failure = failures.shift();
            if (failure) throw failure;
            const end = Number(before ?? count + 1) - 1;
            const numbers = [end - 1, end].filter(n => n > 0);
            const pageInfo = { hasPreviousPage: end > 2, startCursor: String(numbers[0]) };
            return { messages: { nodes: numbers.map(n => `${id}.${n}`), pageInfo } };
          },
          {},
          true,
        ),
      [id],
    );
  return {
    asked,
    failures,
    useMessages,
    hold() {
      let release = () => {};
      wait = new Promise(resolve => (release = resolve));
      return () => {
        wait = undefined;
        release();
      };
    },
  };
}

describe("usePages", () => {
  test("shows the first page, and older ones before it as they are asked for", async () => {
    const { asked, useMessages } = messages(5);
    const list = await screen(useMessages, { id: "c1" });
    expect(list.renders[0]).toMatchObject({ nodes: [], hasMore: true, isLoading: true, error: null });
    expect(list.seen).toMatchObject({ nodes: ["c1.4", "c1.5"], hasMore: true, isLoading: false });
    await act(async () => list.seen.loadMore());
    await act(async () => list.seen.loadMore());
    await act(async () => list.seen.loadMore());
    expect(list.seen).toMatchObject({ nodes: ["c1.1", "c1.2", "c1.3", "c1.4", "c1.5"], hasMore: false });
    expect(asked).toEqual(["c1 before now", "c1 before 4", "c1 before 2"]);
  });

  test("asks once for a page that is asked for while it is on its way", async () => {
    const { asked, useMessages } = messages(5);
    const list = await screen(useMessages, { id: "c1" });
    await act(async () => {
      list.seen.loadMore();
      list.seen.loadMore();
    });
    expect(asked).toHaveLength(2);
    expect(list.seen.nodes).toHaveLength(4);
  });

  test("goes on where it was after a failure, and keeps what it has", async () => {
    const { asked, failures, useMessages } = messages(5);
    const list = await screen(useMessages, { id: "c1" });
    const fault = new Error("The train is in a tunnel.");
    failures.push(fault);
    await act(async () => list.seen.loadMore());
    expect(list.seen).toMatchObject({ nodes: ["c1.4", "c1.5"], isLoading: false, hasMore: true, error: fault });
    await act(async () => list.seen.loadMore());
    expect(list.seen).toMatchObject({ nodes: ["c1.2", "c1.3", "c1.4", "c1.5"], error: null });
    expect(asked).toEqual(["c1 before now", "c1 before 4", "c1 before 4"]);
  });

  test("reads from the beginning when it is told to, and shows what it had until then", async () => {
    const { useMessages, hold } = messages(5);
    const list = await screen(useMessages, { id: "c1" });
    await act(async () => list.seen.loadMore());
    const release = hold();
    await act(async () => list.seen.reload());
    expect(list.seen).toMatchObject({ isLoading: true, nodes: ["c1.2", "c1.3", "c1.4", "c1.5"] });
    await act(async () => release());
    expect(list.seen).toMatchObject({ isLoading: false, nodes: ["c1.4", "c1.5"], hasMore: true });
  });

  test("tries again to read from the beginning, also when all had been read", async () => {
    const { failures, useMessages } = messages(2);
    const list = await screen(useMessages, { id: "c1" });
    expect(list.seen).toMatchObject({ nodes: ["c1.1", "c1.2"], hasMore: false });
    failures.push(new Error("The train is in a tunnel."));
    await act(async () => list.seen.reload());
    expect(list.seen.error).not.toBeNull();
    await act(async () => list.seen.loadMore());
    expect(list.seen).toMatchObject({ nodes: ["c1.1", "c1.2"], hasMore: false, error: null });
  });

  test("shows nothing of one list in another's place, also when its page comes late", async () => {
    const { useMessages, hold } = messages(2);
    const release = hold();
    const list = await screen(useMessages, { id: "c1" });
    await list.render({ id: "c2" });
    await act(async () => release());
    expect(list.renders.flatMap(({ nodes }) => nodes)).not.toContain("c1.1");
    expect(list.seen.nodes).toEqual(["c2.1", "c2.2"]);
  });

  test("shows nothing of a failure that is another list's", async () => {
    const { failures, useMessages, hold } = messages(2);
    const release = hold();
    failures.push(new Error("Of the first list."));
    const list = await screen(useMessages, { id: "c1" });
    await act(async () => list.seen.reload());
    await act(async () => release());
    expect(list.seen).toMatchObject({ nodes: ["c1.1", "c1.2"], error: null });
  });

  test("shows each node once in strict mode, and its functions stay the same", async () => {
    const { useMessages } = messages(5);
    const list = await screen(useMessages, { id: "c1" }, true);
    await act(async () => list.seen.loadMore());
    expect(list.seen.nodes).toEqual(["c1.2", "c1.3", "c1.4", "c1.5"]);
    expect(new Set(list.renders.map(({ loadMore }) => loadMore)).size).toBe(1);
  });

  test("asks for nothing more once it is unmounted, also when it waits", async () => {
    const { asked, failures, useMessages, hold } = messages(5);
    const release = hold();
    const list = await screen(useMessages, { id: "c1" });
    const { renders } = list;
    const before = renders.length;
    failures.push(new Error("Nobody is there to be told."));
    await list.unmount();
    await act(async () => release());
    expect(asked).toHaveLength(1);
    expect(renders.length).toBe(before);
  });
});
