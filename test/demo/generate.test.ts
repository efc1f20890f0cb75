import { describe, expect, test } from "@jest/globals";
import { type DemoPerson, type DemoWorld, generateDemoWorld } from "../../server/demo/generate.js";
import { Zones } from "../../server/kernel/zones/zones.js";
import { overlapQuarters } from "../../server/meetings/index.js";
import { weekFrom } from "../../server/meetings/week.js";
import { readRules } from "../../server/meetings/weekly-rules.js";

const zones = new Zones();
const openStates = ["SENT", "INFO_ASKED", "ANSWERED"];
const dayMs = 86_400_000;

const worlds: readonly (readonly [string, number, Date])[] = [
  ["in the weeks before Midyear", 1, new Date("2026-11-22T10:00:00Z")],
  ["at the first second of a year", 2, new Date("2027-01-01T00:00:00Z")],
  ["on a leap day", 3, new Date("2028-02-29T23:59:59Z")],
  ["on the day residencies begin", 4, new Date("2027-07-01T12:00:00Z")],
];

const distinct = (values: readonly string[]) => new Set(values).size;

const enrollmentAs = (person: DemoPerson | undefined, role: string) =>
  person?.enrollments.find(enrollment => enrollment.role === role && enrollment.status === "ACTIVE");

const livingOf = (world: DemoWorld, mentorKey: string) =>
  world.mentorships.filter(mentorship => mentorship.mentorKey === mentorKey && mentorship.state === "ACTIVE").length;

const countBy = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  }
  return counts;
};

describe.each(worlds)("the demo world %s", (_, seed, now) => {
  const world = generateDemoWorld({ seed, now });
  const people = new Map(world.people.map(person => [person.key, person]));
  const places = new Map(world.institutions.map(place => [place.key, place]));
  const terms = new Map(world.terms.map(term => [term.key, term]));
  const systemOf = (person: DemoPerson) => places.get(person.institutionKey)?.parentKey ?? person.institutionKey;

  test("is the same for the same seed and another for another", () => {
    expect(generateDemoWorld({ seed, now })).toEqual(world);
    expect(generateDemoWorld({ seed: seed + 100, now }).people).not.toEqual(world.people);
  });

  test("has the sizes that a search is worth trying on", () => {
    const having = (role: string) => world.people.filter(person => enrollmentAs(person, role) !== undefined).length;
    expect(having("MENTOR")).toBeGreaterThanOrEqual(350);
    expect(having("MENTEE")).toBeGreaterThanOrEqual(150);
    expect(world.people.filter(({ enrollments }) => enrollments.length > 1).length).toBeGreaterThanOrEqual(10);
    expect(
      world.people.filter(({ enrollments }) => enrollments.some(({ role }) => role === "MENTOR")).length,
    ).toBeGreaterThanOrEqual(400);
    expect(world.terms.length).toBeGreaterThanOrEqual(80);
    expect(world.institutions.length).toBeGreaterThanOrEqual(60);
    expect(world.cohorts.length).toBeGreaterThanOrEqual(2);
  });

  test("gives every key and every display name once", () => {
    for (const rows of [
      world.terms,
      world.institutions,
      world.people,
      world.cohorts,
      world.requests,
      world.mentorships,
      world.conversations,
    ]) {
      expect(distinct(rows.map(({ key }) => key))).toBe(rows.length);
    }
    expect(distinct(world.people.map(({ displayName }) => displayName))).toBe(world.people.length);
    expect(distinct(world.institutions.map(({ name }) => name))).toBe(world.institutions.length);
    expect(world.people.every(({ key }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))).toBe(true);
  });

  test("names a parent before what lies below it", () => {
    for (const rows of [world.terms, world.institutions]) {
      const seen = new Set<string>();
      for (const { key, parentKey } of rows) {
        expect(parentKey === null || seen.has(parentKey)).toBe(true);
        seen.add(key);
      }
    }
  });

  test("refers only to what it holds", () => {
    const kindOf = (key: string) => terms.get(key)?.kind;
    expect(world.institutions.every(({ regionKey }) => kindOf(regionKey) === "REGION")).toBe(true);
    const cohorts = new Set(world.cohorts.map(({ key }) => key));
    for (const person of world.people) {
      expect(places.get(person.institutionKey)?.setting ?? null).not.toBeNull();
      expect(kindOf(person.regionKey)).toBe("REGION");
      expect(person.practiceAreaKeys.map(kindOf)).toEqual(person.practiceAreaKeys.map(() => "PRACTICE_AREA"));
      expect(person.interestKeys.every(key => terms.has(key))).toBe(true);
      expect(distinct(person.interestKeys)).toBe(person.interestKeys.length);
      expect(person.enrollments.every(({ cohortKey }) => cohortKey === null || cohorts.has(cohortKey))).toBe(true);
      expect(person.move === null || places.has(person.move.institutionKey)).toBe(true);
    }
    const mentorships = new Map(world.mentorships.map(mentorship => [mentorship.key, mentorship]));
    for (const request of world.requests) {
      expect(people.has(request.menteeKey) && people.has(request.mentorKey)).toBe(true);
      expect(request.mentorshipKey !== null).toBe(request.state === "ACCEPTED");
      expect(request.mentorshipKey === null || mentorships.get(request.mentorshipKey)?.requestKey === request.key).toBe(
        true,
      );
    }
    const talks = new Map(world.conversations.map(talk => [talk.key, talk]));
    for (const mentorship of world.mentorships) {
      expect(talks.get(mentorship.conversationKey)?.mentorshipKey).toBe(mentorship.key);
      expect([...(talks.get(mentorship.conversationKey)?.memberKeys ?? [])].sort()).toEqual(
        [mentorship.mentorKey, mentorship.menteeKey].sort(),
      );
    }
  });

  test("knows every time zone by its IANA name and every language by its tag", () => {
    for (const person of world.people) {
      expect(zones.find(person.timeZone)).not.toBeNull();
      expect(Intl.getCanonicalLocales([...person.languages])).toEqual(person.languages);
      expect(person.country).toMatch(/^[A-Z]{2}$/);
    }
  });

  test("says of most when they are available, by rules that hold, and lets the mentee and the mentor meet", () => {
    expect(distinct(world.availability.map(({ personKey }) => personKey))).toBe(world.availability.length);
    expect(world.availability.length / world.people.length).toBeGreaterThan(0.85);
    expect(world.availability.length).toBeLessThan(world.people.length);
    const weeks = new Map(
      world.availability.map(({ personKey, timeZone, rules }) => {
        expect(people.get(personKey)?.timeZone).toBe(timeZone);
        return [personKey, weekFrom(readRules(rules), zones.orUtc(timeZone).offsetAt(now.getTime()))];
      }),
    );
    const mentee = weeks.get(world.cast.mentee);
    if (!mentee) throw new Error("The demo's mentee has said nothing.");
    const shared = world.people
      .filter(person => enrollmentAs(person, "MENTOR") !== undefined)
      .map(({ key }) => [key, overlapQuarters(mentee, weeks.get(key) ?? new Uint32Array(21))] as const);
    expect(new Map(shared).get(world.cast.mentor)).toBe(20);
    expect(shared.filter(([, quarters]) => quarters >= 8).length).toBeGreaterThan(50);
    expect(shared.filter(([, quarters]) => quarters === 0).length).toBeGreaterThan(20);
  });

  test("never gives a mentor more living mentorships than capacity", () => {
    for (const [mentorKey, living] of countBy(
      world.mentorships.filter(({ state }) => state === "ACTIVE"),
      ({ mentorKey }) => mentorKey,
    )) {
      expect(living).toBeLessThanOrEqual(enrollmentAs(people.get(mentorKey), "MENTOR")?.capacity ?? 0);
    }
  });

  test("keeps the program's rules of asking", () => {
    const open = world.requests.filter(({ state }) => openStates.includes(state));
    expect(distinct(world.requests.map(({ menteeKey, mentorKey }) => `${menteeKey} ${mentorKey}`))).toBe(
      world.requests.length,
    );
    for (const count of countBy(open, ({ menteeKey }) => menteeKey).values()) {
      expect(count).toBeLessThanOrEqual(world.program.policy.openRequestsAtOnce);
    }
    for (const { menteeKey, mentorKey } of open) {
      expect(enrollmentAs(people.get(menteeKey), "MENTEE")).toBeDefined();
      expect(enrollmentAs(people.get(mentorKey), "MENTOR")).toBeDefined();
      expect(menteeKey).not.toBe(mentorKey);
    }
  });

  test("shows requests in every state, each with what its state tells", () => {
    const states = countBy(world.requests, ({ state }) => state);
    expect([...states.keys()].sort()).toEqual([
      "ACCEPTED",
      "ANSWERED",
      "DECLINED",
      "EXPIRED",
      "INFO_ASKED",
      "SENT",
      "WITHDRAWN",
    ]);
    for (const request of world.requests) {
      expect(request.closedAt === null).toBe(openStates.includes(request.state));
      expect(request.decline !== null).toBe(request.state === "DECLINED");
      expect(request.purpose).not.toMatch(/[{}]|undefined/);
      if (request.state === "INFO_ASKED") {
        expect([request.question, request.answer]).toEqual([expect.any(String), null]);
      }
      if (request.state === "ANSWERED") {
        expect(request.answer).toEqual(expect.any(String));
      }
    }
  });

  test("tells every request in the order of time, and only what lies before now", () => {
    for (const { sentAt, askedAt, answeredAt, closedAt, expiresAt, state } of world.requests) {
      const told = [sentAt, askedAt, answeredAt, closedAt].filter(at => at !== null).map(at => at.getTime());
      expect(told).toEqual([...told].sort((one, other) => one - other));
      expect(Math.max(...told)).toBeLessThanOrEqual(now.getTime());
      expect(expiresAt.getTime() - sentAt.getTime()).toBe(world.program.policy.daysUntilRequestExpires * dayMs);
      expect((closedAt ?? now).getTime()).toBeLessThanOrEqual(expiresAt.getTime());
      expect(closedAt?.getTime() === expiresAt.getTime()).toBe(state === "EXPIRED");
    }
  });

  test("lets every conversation rise strictly in time, within its mentorship", () => {
    const mentorships = new Map(world.mentorships.map(mentorship => [mentorship.key, mentorship]));
    for (const talk of world.conversations) {
      const mentorship = mentorships.get(talk.mentorshipKey ?? "");
      let last = Math.max(talk.openedAt.getTime(), mentorship?.startedAt.getTime() ?? 0);
      expect(talk.messages.length).toBeGreaterThan(0);
      for (const message of talk.messages) {
        expect(message.at.getTime()).toBeGreaterThan(last);
        last = message.at.getTime();
        expect((message.editedAt ?? message.at).getTime()).toBeLessThan(now.getTime());
      }
      expect(last).toBeLessThan((mentorship?.endedAt ?? now).getTime());
    }
  });

  test("writes messages of members to members, with no mark of the script left in them", () => {
    for (const talk of world.conversations) {
      const members = new Set(talk.memberKeys);
      expect([...members].every(key => people.has(key))).toBe(true);
      expect(talk.readers.map(({ personKey }) => personKey)).toEqual(talk.memberKeys);
      for (const { lastReadIndex } of talk.readers) {
        expect(lastReadIndex === null || talk.messages[lastReadIndex] !== undefined).toBe(true);
      }
      talk.messages.forEach((message, index) => {
        expect(members.has(message.authorKey)).toBe(true);
        expect(message.body).toMatch(/\S/);
        expect(message.body).not.toMatch(/[[\]{}]|^[=+-]/);
        expect(message.replyToIndex === null || (message.replyToIndex >= 0 && message.replyToIndex < index)).toBe(true);
        for (const { personKey, emoji } of message.reactions) {
          expect(members.has(personKey) && personKey !== message.authorKey).toBe(true);
          expect(emoji).toMatch(/^\p{Extended_Pictographic}/u);
        }
        expect(distinct(message.reactions.map(({ personKey, emoji }) => personKey + emoji))).toBe(
          message.reactions.length,
        );
        for (const mentioned of message.mentions) {
          expect(members.has(mentioned) && message.body.includes(`@${people.get(mentioned)?.displayName}`)).toBe(true);
        }
      });
    }
  });

  test("has rich conversations that a search for the profession's words finds", () => {
    expect(world.conversations.filter(({ messages }) => messages.length >= 60).length).toBeGreaterThanOrEqual(6);
    for (const word of ["vasopressor", "poster", "PhORCAS", "journal club", "letter", "manuscript"]) {
      const found = world.conversations.filter(talk => talk.messages.some(({ body }) => body.includes(word)));
      expect(found.length).toBeGreaterThanOrEqual(2);
    }
    const texts = world.conversations.map(({ messages }) => messages.map(({ body }) => body).join("\n"));
    expect(distinct(texts)).toBe(texts.length);
  });

  test("lets the demo mentee find twenty critical care mentors with places at another institution", () => {
    const mentee = people.get(world.cast.mentee);
    const isCriticalCare = (key: string) => key === "critical-care" || terms.get(key)?.parentKey === "critical-care";
    const found = world.people.filter(person => {
      const mentoring = enrollmentAs(person, "MENTOR");
      return (
        mentoring !== undefined &&
        mentoring.pausedUntil === null &&
        livingOf(world, person.key) < (mentoring.capacity ?? 0) &&
        person.practiceAreaKeys.some(isCriticalCare) &&
        mentee !== undefined &&
        systemOf(person) !== systemOf(mentee)
      );
    });
    expect(found.length).toBeGreaterThanOrEqual(20);
    expect(found.map(({ key }) => key)).toContain(world.cast.mentor);
  });

  test("casts the hard paths", () => {
    const { cast } = world;
    const named = (key: string) => people.get(key);
    expect(world.people.filter(({ email }) => email !== null).map(({ key, email }) => [email, key])).toEqual([
      ["coordinator@demo.test", cast.coordinator],
      ["mentor@demo.test", cast.mentor],
      ["mentee@demo.test", cast.mentee],
    ]);
    expect(named(cast.mentee)).toMatchObject({ stage: "STUDENT_P4", regionKey: "us-midwest" });
    expect(named(cast.mentor)).toMatchObject({ regionKey: "us-southeast" });
    expect(named(cast.mentor)?.credentials.map(({ code }) => code)).toContain("BCCCP");
    const between = (mentorKey: string) =>
      world.requests.filter(request => request.menteeKey === cast.mentee && request.mentorKey === mentorKey);
    expect(between(cast.mentor)).toEqual([]);
    expect(between(cast.researchMentor).map(({ state }) => state)).toEqual(["ACCEPTED"]);
    expect(livingOf(world, cast.mentor)).toBeLessThan(enrollmentAs(named(cast.mentor), "MENTOR")?.capacity ?? 0);
    expect(livingOf(world, cast.fullMentor)).toBe(enrollmentAs(named(cast.fullMentor), "MENTOR")?.capacity);
    const silent = world.requests.filter(({ mentorKey }) => mentorKey === cast.silentMentor);
    expect(silent.every(({ state }) => state === "SENT" || state === "EXPIRED")).toBe(true);
    expect(silent.some(({ state, expiresAt }) => state === "SENT" && expiresAt.getTime() - now.getTime() < dayMs)).toBe(
      true,
    );
    const circle = world.conversations.find(({ memberKeys }) => memberKeys.length === 6);
    expect(circle?.memberKeys).toEqual(cast.circle);
    expect(cast.circle.map(key => named(key)?.stage)).toEqual(cast.circle.map(() => "NEW_PRACTITIONER"));
    expect(cast.halfHourZones.map(key => named(key)?.timeZone)).toEqual([
      "Asia/Kolkata",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Australia/Adelaide",
      "America/St_Johns",
    ]);
    const mover = named(cast.movingResident);
    expect(mover?.move?.onDate).toMatch(/-07-01$/);
    expect(mover?.move?.timeZone).not.toBe(mover?.timeZone);
  });
});
