import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { getNamedType, isObjectType, isUnionType } from "graphql";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { newId } from "../../server/kernel/id.js";
import { standpointOf } from "../../server/matching/standpoint.js";
import { overlapQuarters } from "../../server/meetings/index.js";
import { onPostgres } from "../support/databases.js";
import { operation } from "../support/operations.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { available, onWeekdays, storedWeek } from "./weeks.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const mine = /* GraphQL */ `query { myAvailability { timeZone hoursAWeek updatedAt rules { weekday from until } } }`;
const setAvailability = /* GraphQL */ `
  mutation ($input: SetAvailabilityInput!) {
    setAvailability(input: $input) {
      ... on SetAvailabilitySuccess { availability { timeZone hoursAWeek updatedAt rules { weekday from until } } }
    }
  }
`;

interface Said {
  readonly timeZone: string;
  readonly hoursAWeek: number;
  readonly updatedAt: string;
  readonly rules: readonly object[];
}
const ofMine = async (actor: Actor) => (await actor.ask<{ myAvailability: Said | null }>(mine)).myAvailability;
const set = async (actor: Actor, input: object) =>
  (await actor.ask<{ setAvailability: { availability: Said | null } }>(setAvailability, { input })).setAvailability
    .availability;

test("policy: setAvailability and myAvailability are one's own, and a stranger is asked to sign in", async () => {
  const input = { timeZone: "America/Chicago", rules: onWeekdays("09:00", "17:00") };
  expect(await world.as(null).fault(setAvailability, { input })).toBe("UNAUTHENTICATED");
  expect(await world.as(null).fault(mine)).toBe("UNAUTHENTICATED");
  const [ada, other] = [await world.person(), await world.person()];
  await set(ada, input);
  expect(await ofMine(other)).toBeNull();
  expect(await ofMine(ada)).toMatchObject({ timeZone: "America/Chicago", hoursAWeek: 40 });
});

test("when somebody is available is in no answer but their own", () => {
  const ways = Object.values(committedSchema().getTypeMap()).flatMap(type =>
    isObjectType(type) && !type.name.startsWith("__")
      ? Object.values(type.getFields())
          .filter(field => /^Availability/.test(getNamedType(field.type).name))
          .map(field => `${type.name}.${field.name}`)
      : isUnionType(type)
        ? type.getTypes().flatMap(member => (/^Availability/.test(member.name) ? [`${type.name} ${member.name}`] : []))
        : [],
  );
  expect(ways.sort()).toEqual(["Availability.rules", "Query.myAvailability", "SetAvailabilitySuccess.availability"]);
});

test("a week is written and read back in its order, ranges that touch or overlap being one", async () => {
  const ada = await world.person();
  const rules = [
    { weekday: 7, from: "22:00", until: "26:30" },
    { weekday: 2, from: "12:00", until: "13:00" },
    { weekday: 2, from: "09:00", until: "10:30" },
    { weekday: 2, from: "10:30", until: "11:15" },
    { weekday: 2, from: "10:00", until: "11:00" },
    { weekday: 1, from: "00:00", until: "02:30" },
    { weekday: 4, from: "00:00", until: "48:00" },
  ];
  const merged = [
    { weekday: 1, from: "00:00", until: "02:30" },
    { weekday: 2, from: "09:00", until: "11:15" },
    { weekday: 2, from: "12:00", until: "13:00" },
    { weekday: 4, from: "00:00", until: "48:00" },
    { weekday: 7, from: "22:00", until: "26:30" },
  ];
  const expected = { timeZone: "Asia/Kathmandu", rules: merged, hoursAWeek: 2 + 2.5 + 2.25 + 1 + 48 };
  expect(await set(ada, { timeZone: "Asia/Kathmandu", rules })).toMatchObject(expected);
  expect(await ofMine(ada)).toMatchObject(expected);
});

test("the whole week is replaced, and the same one again changes nothing", async () => {
  const ada = await available(world, "America/New_York");
  const first = await ofMine(ada);
  world.clock.turn({ minutes: 5 });
  await set(ada, { timeZone: "America/New_York", rules: onWeekdays("09:00", "17:00").reverse() });
  expect(await ofMine(ada)).toEqual(first);
  const lunch = { timeZone: "America/New_York", rules: [{ weekday: 3, from: "12:00", until: "13:00" }] };
  await set(ada, lunch);
  expect(await ofMine(ada)).toMatchObject({ ...lunch, hoursAWeek: 1, updatedAt: world.clock.now().toISOString() });
  await set(ada, { ...lunch, timeZone: "America/Chicago" });
  expect(await ofMine(ada)).toMatchObject({ ...lunch, timeZone: "America/Chicago" });
});

test("an empty list takes it back, and it can be said again", async () => {
  const ada = await available(world, "America/New_York");
  expect(await set(ada, { timeZone: "America/New_York", rules: [] })).toBeNull();
  expect(await ofMine(ada)).toBeNull();
  expect(await storedWeek(world, ada.id)).toBeNull();
  expect((await standpointOf(world.db.manager, ada.id)).week).toBeNull();
  await set(ada, { timeZone: "America/New_York", rules: onWeekdays("09:00", "17:00") });
  expect(await ofMine(ada)).toMatchObject({ hoursAWeek: 40 });
});

const good = { weekday: 1, from: "09:00", until: "17:00" };
test.each([
  ["no zone", { timeZone: "Mars/Olympus", rules: [good] }, "input.timeZone"],
  ["a zone in small letters", { timeZone: "america/new_york", rules: [good] }, "input.timeZone"],
  ["weekday 0", { timeZone: "UTC", rules: [good, { ...good, weekday: 0 }] }, "input.rules[1].weekday"],
  ["weekday 8", { timeZone: "UTC", rules: [{ ...good, weekday: 8 }] }, "input.rules[0].weekday"],
  ["a time without its zero", { timeZone: "UTC", rules: [{ ...good, from: "9:00" }] }, "input.rules[0].from"],
  [
    "a start at midnight's end",
    { timeZone: "UTC", rules: [{ ...good, from: "24:00", until: "25:00" }] },
    "input.rules[0].from",
  ],
  ["a minute 60", { timeZone: "UTC", rules: [{ ...good, from: "09:60" }] }, "input.rules[0].from"],
  ["an end after two days", { timeZone: "UTC", rules: [{ ...good, until: "48:01" }] }, "input.rules[0].until"],
  ["an end at the start", { timeZone: "UTC", rules: [{ ...good, until: "09:00" }] }, "input.rules[0].until"],
  [
    "an end before the start",
    { timeZone: "UTC", rules: [{ ...good, from: "22:00", until: "02:00" }] },
    "input.rules[0].until",
  ],
  ["a 51st rule", { timeZone: "UTC", rules: Array.from({ length: 51 }, () => good) }, "input.rules"],
])("%s is refused by name and changes nothing", async (_, input, field) => {
  const ada = await available(world, "Europe/Berlin");
  const before = await ofMine(ada);
  const { errors } = await ada.run(setAvailability, { input });
  expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT", facts: { field } });
  expect(await ofMine(ada)).toEqual(before);
});

test("a zone that is only in our data can be said, whatever Node knows", async () => {
  const ada = await world.person();
  expect(await set(ada, { timeZone: "America/Coyhaique", rules: [good] })).toMatchObject({ hoursAWeek: 8 });
});

test("what the SDK asks is answered", async () => {
  const ada = await world.person();
  const input = { timeZone: "Pacific/Chatham", rules: [good] };
  const { setAvailability: done } = await ada.ask(operation("MeetingsSetAvailability"), { input });
  expect(done).toMatchObject({ __typename: "SetAvailabilitySuccess", availability: input });
  expect(await ada.ask(operation("MeetingsMyAvailability"))).toMatchObject({ myAvailability: input });
});

test("two people in different zones share the hours that both are available", async () => {
  const [chicago, berlin, kolkata] = [
    await available(world, "America/Phoenix", onWeekdays("09:00", "17:00")),
    await available(world, "Africa/Lagos", onWeekdays("12:00", "20:30")),
    await available(world, "Asia/Kolkata", onWeekdays("21:00", "25:00", [5])),
  ];
  const standpoints = [chicago, berlin, kolkata].map(({ id }) => standpointOf(world.db.manager, id));
  const weeks = (await Promise.all(standpoints)).map(({ week }) => week);
  const hours = (one: number, other: number) => {
    const [first, second] = [weeks[one], weeks[other]];
    if (!first || !second) throw new Error("Somebody has no week.");
    return overlapQuarters(first, second) / 4;
  };
  // 16:00 to 24:00, 11:00 to 19:30 and on Fridays 15:30 to 19:30, each in UTC.
  expect([hours(0, 1), hours(0, 2), hours(1, 2)]).toEqual([5 * 3.5, 3.5, 4]);
});

test("who is no person has nothing to set", async () => {
  expect(await world.as(newId()).fault(setAvailability, { input: { timeZone: "UTC", rules: [good] } })).toBe(
    "NOT_FOUND",
  );
});

onPostgres("of weeks set at once one stands whole", async () => {
  const other = await aWorld({ on: "postgres", poolSize: 10 });
  try {
    const ada = await other.person();
    const hours = Array.from({ length: 20 }, (_, place) => `${String(place + 1).padStart(2, "0")}:00`);
    const settings = hours.map((until, place) => ({
      timeZone: place % 2 === 0 ? "UTC" : "Asia/Kolkata",
      rules: onWeekdays("00:00", until, [1, 2, 3]),
    }));
    await Promise.all(settings.map(one => set(ada, one)));
    const stands = await ofMine(ada);
    expect(settings).toContainEqual({ timeZone: stands?.timeZone, rules: stands?.rules });
    const quarters = (await storedWeek(other, ada.id))?.week.replaceAll("0", "").length;
    expect(quarters).toBe((stands?.hoursAWeek ?? 0) * 4);
    expect(stands?.hoursAWeek).toBe(3 * (settings.findIndex(one => one.rules[0]?.until === firstUntil(stands)) + 1));
  } finally {
    await other.close();
  }
});

const firstUntil = (said: Said | null): unknown =>
  Object.entries(said?.rules[0] ?? {}).find(([key]) => key === "until")?.[1];
