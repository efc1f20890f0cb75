import { expect, test } from "@jest/globals";
import { Zones } from "../../server/kernel/zones/zones.js";
import { requestReceived } from "../../server/mentorships/mentorship.mails.js";

const zones = new Zones();

test.each([
  ["America/Vancouver", "Thursday, December 10, 2026"],
  ["America/Los_Angeles", "Wednesday, December 9, 2026"],
  ["Asia/Kathmandu", "Thursday, December 10, 2026"],
  [null, "Thursday, December 10, 2026"],
])("to a reader in %s a mail names the day that it is there: %s", (timeZone, day) => {
  const facts = { to: { displayName: "Ada" }, zone: zones.orUtc(timeZone), other: "Mina", link: "https://portal.test" };
  expect(requestReceived(facts, new Date("2026-12-10T07:30:00Z")).text).toContain(`until ${day}.`);
});
