import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { instantText } from "../../schema/shared/instant-text.js";

test("an instant is written as toISOString writes it, whatever it is", () => {
  fc.assert(
    fc.property(fc.array(fc.date({ noInvalidDate: true }), { minLength: 1 }), dates => {
      for (const date of dates) expect(instantText(date)).toBe(date.toISOString());
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  "1970-01-01T00:00:00.000Z",
  "1969-12-31T23:59:59.999Z",
  "0001-01-01T00:00:00.000Z",
  "0000-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59.999Z",
  "+010000-01-01T00:00:00.000Z",
  "-000001-01-01T00:00:00.000Z",
  "2024-02-29T12:34:56.007Z",
])("%s stays itself", text => {
  expect(instantText(new Date(text))).toBe(text);
});

test("what is no date is refused", () => {
  expect(() => instantText(new Date(Number.NaN))).toThrow(RangeError);
});
