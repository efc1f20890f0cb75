import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { IthacaError } from "../../client-sdk/src/core/errors.js";
import { createPages, type Page, type PageOptions, type PageVariables } from "../../client-sdk/src/core/pages.js";

/** A server with the numbers 1 to `count`, and what it was asked. */
function numbers(count: number, options: PageOptions = {}, backward = false) {
  const asked: PageVariables[] = [];
  const list = createPages(
    async variables => {
      asked.push(variables);
      const size = variables.first ?? variables.last ?? 2;
      const end = backward ? Number(variables.before ?? count + 1) - 1 : Number(variables.after ?? 0) + size;
      const nodes = Array.from({ length: size }, (_, n) => end - size + 1 + n).filter(n => n >= 1 && n <= count);
      const [startCursor, endCursor] = [String(nodes[0]), String(nodes.at(-1))];
      const pageInfo = backward
        ? { hasPreviousPage: Number(startCursor) > 1, startCursor }
        : { hasNextPage: Number(endCursor) < count, endCursor };
      return { conversation: { messages: { nodes, pageInfo } } };
    },
    options,
    backward,
  );
  return { asked, list };
}

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const one of list) taken.push(one);
  return taken;
}

describe("a list in pages", () => {
  test("is one node after the other, and asks for the next page with the cursor of the last", async () => {
    const { asked, list } = numbers(5);
    expect(await all(list)).toEqual([1, 2, 3, 4, 5]);
    expect(asked).toEqual([{}, { after: "2" }, { after: "4" }]);
  });

  test("gives the newest first where it goes backward, and its pages as the server has them", async () => {
    const { asked, list } = numbers(5, { pageSize: 2 }, true);
    expect(await all(list)).toEqual([5, 4, 3, 2, 1]);
    expect(asked).toEqual([{ last: 2 }, { last: 2, before: "4" }, { last: 2, before: "2" }]);
    expect(await all(list.pages())).toEqual([
      { nodes: [4, 5], cursor: "4" },
      { nodes: [2, 3], cursor: "2" },
      { nodes: [1], cursor: null },
    ]);
  });

  test("is not asked for before somebody reads, nor after a break", async () => {
    const { asked, list } = numbers(100);
    const iterator = list[Symbol.asyncIterator]();
    expect(asked).toEqual([]);
    await iterator.next();
    await iterator.next();
    expect(asked).toHaveLength(1);
    for await (const node of list) if (node === 3) break;
    expect(asked).toHaveLength(3);
  });

  test("gives several who ask at once their nodes in order, and asks for each page once", async () => {
    const { asked, list } = numbers(5);
    const iterator = list[Symbol.asyncIterator]();
    const steps = await Promise.all(Array.from({ length: 7 }, () => iterator.next()));
    expect(steps.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, undefined, undefined]);
    expect(asked).toHaveLength(3);
  });

  test("gives the same however its readers hurry or stop", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
        async (count, pageSize, backward, bursts) => {
          const { asked, list } = numbers(count, { pageSize }, backward);
          const iterator = list[Symbol.asyncIterator]();
          const seen: unknown[] = [];
          for (const burst of bursts) {
            const steps = await Promise.all(Array.from({ length: burst }, () => iterator.next()));
            seen.push(...steps.filter(({ done }) => !done).map(({ value }) => value));
          }
          const wanted = bursts.reduce((sum, burst) => sum + burst, 0);
          const whole = Array.from({ length: count }, (_, n) => (backward ? count - n : n + 1));
          expect(seen).toEqual(whole.slice(0, wanted));
          const pages = Math.max(1, Math.ceil(count / pageSize));
          expect(asked).toHaveLength(Math.min(pages, Math.ceil(wanted / pageSize)));
          await iterator.return?.();
          expect(await iterator.next()).toEqual({ done: true, value: undefined });
        },
      ),
    );
  });

  test("begins anew with each loop", async () => {
    const { list } = numbers(3);
    expect([await all(list), await all(list)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  test("goes on from the cursor of an earlier page", async () => {
    expect(await all(numbers(5, { cursor: "2" }).list)).toEqual([3, 4, 5]);
    const { list } = numbers(5);
    const pages: Page<never>[] = await all(list.pages("4"));
    expect(pages).toEqual([{ nodes: [5], cursor: null }]);
  });

  test("is empty where there is null on the way", async () => {
    const nothing = (answer: unknown) => createPages(async () => answer, {}, false);
    expect(await all(nothing({ conversation: null }))).toEqual([]);
    expect(await all(nothing(null).pages())).toEqual([{ nodes: [], cursor: null }]);
  });

  test("throws what a page fails with, and is done then", async () => {
    const fault = new IthacaError("UNAVAILABLE", "Later.");
    const iterator = createPages(() => Promise.reject(fault), {}, false)[Symbol.asyncIterator]();
    await expect(iterator.next()).rejects.toBe(fault);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  test("ends with an error instead of going round when a server repeats itself", async () => {
    let asked = 0;
    const cursors = ["a", "b", "a"];
    const pageInfo = () => ({ hasNextPage: true, endCursor: cursors[asked++ % 3] });
    const list = createPages(async () => ({ nodes: [0], pageInfo: pageInfo() }), {}, false);
    await expect(all(list)).rejects.toMatchObject({ code: "INTERNAL" });
    expect(asked).toBe(3);
  });
});
