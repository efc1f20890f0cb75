import { expect, test } from "@jest/globals";
import { checkedText } from "../../server/kernel/text.js";

const name = { field: "input.displayName", min: 1, max: 10 };

test.each([
  ["a NUL", "a\u0000b"],
  ["half a surrogate pair", "a\ud800b"],
  ["a line separator", "a\u2028b"],
  ["a break of the C1 set", "a\u0085b"],
  ["what turns the text around it", "Ada\u202e"],
  ["nothing anybody could see", "\u200b\u2060\ufe0f"],
  ["nothing but space", " \u00a0 "],
  ["eleven characters", "12345678901"],
])("a line is not taken with %s", (_, text) => {
  expect(() => checkedText(text, name)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});

test.each(["Ada", "عائشة", "李", "👩‍👩‍👧‍👦", "O’Neil-Ng", "…"])("a line is taken as it is: %s", text => {
  expect(checkedText(` ${text} `, name)).toBe(text);
});

test("words of several lines keep their breaks, and what is stored is what was sent", () => {
  const words = { ...name, max: 100, multiline: true };
  expect(checkedText("one\n\ttwo\u202e", words)).toBe("one\n\ttwo\u202e");
  expect(() => checkedText("one\udc00two", words)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});
