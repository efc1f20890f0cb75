import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { expiryOf, nextReminder, reminderTimes } from "../../server/mentorships/reminder-times.js";

const sentAt = new Date("2026-03-01T12:00:00Z");
const inDays = (days: number) => new Date(sentAt.getTime() + days * 86_400_000);

test.each([
  [14, [7, 12]],
  [30, [15, 28]],
  [5, [2.5, 3]],
  [4, [2]],
  [1, [0.5]],
])("a request of %d days is reminded of after %j days", (days, reminders) => {
  expect(reminderTimes(sentAt, expiryOf(sentAt, days))).toEqual(reminders.map(inDays));
});

test("a request goes on for 24-hour days, so a change of clocks moves nothing", () => {
  expect(expiryOf(new Date("2026-03-07T17:00:00Z"), 14)).toEqual(new Date("2026-03-21T17:00:00Z"));
});

test("reminders lie between sending and expiry, in order, at most two", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), days => {
      const expiresAt = expiryOf(sentAt, days);
      const times = reminderTimes(sentAt, expiresAt).map(time => time.getTime());
      expect([1, 2]).toContain(times.length);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      expect(times.every(time => time > sentAt.getTime() && time < expiresAt.getTime())).toBe(true);
    }),
  );
});

test("a sweep that comes late leaves out what it missed", () => {
  const expiresAt = expiryOf(sentAt, 14);
  expect(nextReminder(sentAt, expiresAt, sentAt)).toEqual(inDays(7));
  expect(nextReminder(sentAt, expiresAt, inDays(7))).toEqual(inDays(12));
  expect(nextReminder(sentAt, expiresAt, inDays(12.5))).toBeNull();
});
