import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { newId } from "../../server/kernel/id.js";
import { pageOf, windowOf } from "../../server/kernel/page.js";

const cursorOf = (key: readonly unknown[]) => Buffer.from(JSON.stringify(key)).toString("base64url");

test("a list of numbers read page by page gives each entry once, either way", () => {
  const lengths = { entries: fc.integer({ min: 0, max: 60 }), size: fc.integer({ min: 1, max: 20 }) };
  fc.assert(
    fc.property(fc.record({ ...lengths, backward: fc.boolean() }), ({ entries, size, backward }) => {
      const list = Array.from({ length: entries }, (_, index) => index + 1);
      const seen: number[] = [];
      let cursor = null as string | null;
      for (;;) {
        const window = windowOf(backward ? { last: size, before: cursor } : { first: size, after: cursor }, [
          "integer",
        ]);
        const from = window.from?.[0];
        const rest = backward
          ? list.filter(entry => from === undefined || entry < from).reverse()
          : list.filter(entry => from === undefined || entry > from);
        const page = pageOf(
          rest.slice(0, size + 1),
          window,
          entry => [entry],
          entry => entry,
        );
        if (backward) seen.unshift(...page.nodes);
        else seen.push(...page.nodes);
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
        if (!(backward ? hasPreviousPage : hasNextPage)) break;
        cursor = backward ? startCursor : endCursor;
      }
      expect(seen).toEqual(list);
    }),
  );
});

test.each([
  ["garbage", "no cursor at all", ["id"]],
  ["a number for an id", cursorOf([7]), ["id"]],
  ["text that is no id", cursorOf(["7'; drop table person; --"]), ["id"]],
  ["too many parts", cursorOf([newId(), newId()]), ["id"]],
  ["a number past 32 bits", cursorOf([2 ** 31]), ["integer"]],
  ["a fraction", cursorOf([1.5]), ["integer"]],
  ["text that is no instant", cursorOf(["yesterday", newId()]), ["instant", "id"]],
  ["an instant that is not on the calendar", cursorOf(["2026-13-45T99:00:00Z", newId()]), ["instant", "id"]],
  ["the 31st of February", cursorOf(["2026-02-31T00:00:00Z", newId()]), ["instant", "id"]],
  ["the year 0", cursorOf(["0000-01-01T00:00:00Z", newId()]), ["instant", "id"]],
  ["an offset that is nowhere", cursorOf(["2026-01-01T00:00:00+99:99", newId()]), ["instant", "id"]],
  ["half a surrogate pair", cursorOf([1, "\ud800", newId()]), ["integer", "text", "id"]],
  ["text with a NUL", cursorOf([1, "a\u0000", newId()]), ["integer", "text", "id"]],
] as const)("a cursor of another list is bad input: %s", (_, after, shape) => {
  expect(() => windowOf({ after }, shape)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});

test.each([
  { first: -1 },
  { first: 101 },
  { last: 1.5 },
  { first: 1, last: 1 },
  { first: 1, before: cursorOf([newId()]) },
])("a page that cannot be is bad input: %j", args => {
  expect(() => windowOf(args, ["id"])).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});
