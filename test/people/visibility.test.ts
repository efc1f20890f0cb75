import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { newId } from "../../server/kernel/id.js";
import { type ProfileField, profileFields, type Visibility } from "../../server/people/index.js";
import { aProfile, aVocabulary } from "../support/makers/people.js";
import { aMember, aProgram, enrolled } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

type Looker = "self" | "paired" | "coordinator" | "member" | "formerMember" | "stranger" | "blocked" | "blocker";

/** The rule, said once more and by hand: which visibilities each kind of looker reads. */
const readable: { readonly [L in Looker]: readonly Visibility[] } = {
  self: ["PROGRAM", "PAIRED", "PRIVATE"],
  paired: ["PROGRAM", "PAIRED"],
  coordinator: ["PROGRAM"],
  member: ["PROGRAM"],
  formerMember: [],
  stranger: [],
  blocked: [],
  blocker: [],
};
const namesOnly: readonly Looker[] = ["formerMember"];
const nothing: readonly Looker[] = ["stranger", "blocked", "blocker"];

const selections: { readonly [F in ProfileField]: string } = {
  pronouns: "pronouns",
  headline: "headline",
  bio: "bio",
  stage: "stage",
  practiceAreas: "practiceAreas { key }",
  interests: "interests { key parent { key } }",
  credentials: "credentials { code issuer status }",
  institution: "institution { name system { name } }",
  region: "region { key }",
  country: "country",
  timeZone: "timeZone",
  languages: "languages",
  helpOffered: "helpOffered",
  helpSought: "helpSought",
};
const allFields = profileFields.map(field => selections[field]).join(" ");
const person = `query ($id: ID!) { person(id: $id) { displayName visibility { bio } ${allFields} } }`;
const everywhere = `query ($programId: ID!) {
  enrollments(programId: $programId, first: 100) { nodes { person { id visibility { bio } ${allFields} } } }
}`;

let world: World;
let shown: Actor;
let programId: string;
const lookers = {} as { [L in Looker]: Actor };
let full: { readonly [F in ProfileField]: unknown };

beforeAll(async () => {
  world = await aWorld();
  const { institutionId } = await aVocabulary(world);
  shown = await aProfile(world, {
    pronouns: "they/them",
    headline: "A headline",
    bio: "A bio",
    stage: "FACULTY",
    practiceAreas: ["critical-care"],
    interests: ["neurocritical-care"],
    institutionId: institutionId("tallgrass-riverbend"),
    region: "us-midwest",
    country: "US",
    timeZone: "America/Chicago",
    languages: ["en"],
    helpOffered: ["FLASH"],
    helpSought: ["MANUSCRIPT"],
  });
  await world.app.people.addCredential(shown.viewer, { clientId: newId(), code: "BCCCP", issuer: "BPS" });
  const program = await aProgram(world);
  programId = program.programId;
  await enrolled(world, programId, shown, "MENTOR");
  const member = async () => (await aMember(world, programId)).actor;
  Object.assign(lookers, {
    self: shown,
    paired: await member(),
    coordinator: program.coordinator,
    member: await member(),
    formerMember: await member(),
    stranger: await world.person(),
    blocked: await member(),
    blocker: await member(),
  });
  await pair(lookers.paired, shown);
  await world.app.chat.openDirect(lookers.formerMember.viewer, { clientId: newId(), programId, personId: shown.id });
  await world.app.programs.leave(lookers.formerMember.viewer, { programId });
  await world.app.people.block(shown.viewer, { personId: lookers.blocked.id });
  await world.app.people.block(lookers.blocker.viewer, { personId: shown.id });
  await choose(Object.fromEntries(profileFields.map(field => [field, "PROGRAM"])));
  ({ person: full } = await shown.ask<{ person: typeof full }>(person, { id: shown.id }));
});
afterAll(() => world.close());

async function pair(mentee: Actor, mentor: Actor): Promise<void> {
  const asked = { clientId: newId(), programId, mentorId: mentor.id, purpose: "To learn." };
  const outcome = await world.app.mentorships.request(mentee.viewer, asked);
  if ("refused" in outcome) throw new Error(outcome.message);
  await world.app.mentorships.accept(mentor.viewer, { requestId: outcome.request.id });
}

const choose = (choices: { readonly [F in ProfileField]?: Visibility | null }) =>
  world.app.people.setVisibility(shown.viewer, choices);

const setProfileVisibility = /* GraphQL */ `
  mutation ($input: SetProfileVisibilityInput!) {
    setProfileVisibility(input: $input) {
      ... on SetProfileVisibilitySuccess { person { visibility { bio timeZone headline } } }
    }
  }
`;

test("policy: setProfileVisibility is one's own, and a stranger is asked to sign in", async () => {
  expect(await world.as(null).fault(setProfileVisibility, { input: {} })).toBe("UNAUTHENTICATED");
  const other = await world.person();
  await other.ask(setProfileVisibility, { input: { headline: "PRIVATE" } });
  expect(await lookers.member.ask(person, { id: shown.id })).toMatchObject({ person: { headline: "A headline" } });
});

test("a choice left out stays as it is and null goes back to the default", async () => {
  const somebody = await world.person();
  await somebody.ask(setProfileVisibility, { input: { bio: "PRIVATE", timeZone: "PROGRAM" } });
  expect(await somebody.ask(setProfileVisibility, { input: { timeZone: null } })).toEqual({
    setProfileVisibility: { person: { visibility: { bio: "PRIVATE", timeZone: "PAIRED", headline: "PROGRAM" } } },
  });
});

test("no relation reads a field whose visibility it does not have, whatever was chosen", async () => {
  const choices = fc.record(
    Object.fromEntries(
      profileFields.map(field => [field, fc.constantFrom<Visibility>("PROGRAM", "PAIRED", "PRIVATE")]),
    ) as { [F in ProfileField]: fc.Arbitrary<Visibility> },
  );
  const uniform = (visibility: Visibility) =>
    Object.fromEntries(profileFields.map(field => [field, visibility])) as { [F in ProfileField]: Visibility };
  await fc.assert(
    fc.asyncProperty(choices, async chosen => {
      await choose(chosen);
      for (const [looker, actor] of Object.entries(lookers) as [Looker, Actor][]) {
        const seen = (await actor.ask<{ person: object | null }>(person, { id: shown.id })).person;
        expect({ looker, seen }).toEqual({ looker, seen: expectedFor(looker, chosen) });
      }
    }),
    { numRuns: 12, examples: [[uniform("PROGRAM")], [uniform("PAIRED")], [uniform("PRIVATE")]] },
  );
});

function expectedFor(looker: Looker, chosen: { readonly [F in ProfileField]: Visibility }): object | null {
  if (nothing.includes(looker)) return null;
  const fields = profileFields.map(field => [
    field,
    readable[looker].includes(chosen[field]) && !namesOnly.includes(looker) ? full[field] : null,
  ]);
  const visibility = looker === "self" ? { bio: chosen.bio } : null;
  return { displayName: expect.any(String), visibility, ...Object.fromEntries(fields) };
}

test("a person met on another path shows no more than when asked for by id", async () => {
  await choose({ bio: "PAIRED", headline: "PRIVATE", region: null });
  for (const looker of ["paired", "coordinator", "member"] as const) {
    const list = await lookers[looker].ask<{ enrollments: { nodes: { person: { id: string } }[] } }>(everywhere, {
      programId,
    });
    const met = list.enrollments.nodes.find(node => node.person.id === shown.id)?.person;
    const { person: asked } = await lookers[looker].ask<{ person: object }>(person, { id: shown.id });
    expect({ ...asked, id: shown.id }).toMatchObject(met ?? {});
    expect(met).toBeDefined();
  }
  const listed = await lookers.coordinator.ask<{ enrollments: { nodes: { person: { id: string } }[] } }>(everywhere, {
    programId,
  });
  const self = listed.enrollments.nodes.map(node => node.person).find(met => met.id === lookers.member.id);
  expect(self).toMatchObject({ visibility: null });
});

test("an applicant is seen by the coordinators and not by the members", async () => {
  const { actor: applicant } = await aMember(world, programId, "MENTOR", { status: "PENDING" });
  expect(await lookers.member.ask(person, { id: applicant.id })).toEqual({ person: null });
  expect(await applicant.ask(person, { id: shown.id })).toEqual({ person: null });
  expect(await lookers.coordinator.ask(person, { id: applicant.id })).toMatchObject({ person: { bio: null } });
});

test("who is not there, and what is no id, reads like nobody", async () => {
  expect(await shown.ask(person, { id: newId() })).toEqual({ person: null });
  expect(await shown.ask(person, { id: "nonsense" })).toEqual({ person: null });
  expect(await world.as(null).fault(person, { id: shown.id })).toBe("UNAUTHENTICATED");
});
