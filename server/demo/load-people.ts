import type { EntityManager } from "typeorm";
import type { App } from "../app.js";
import { CredentialEntity, PersonEntity } from "../people/index.js";
import { CohortEntity, EnrollmentEntity, InvitationEntity, ProgramEntity } from "../programs/index.js";
import type { DemoWorld } from "./data/demo-world.js";
import { type DemoIds, insertAll } from "./demo-tables.js";

/** Everybody's password who can sign in. */
export const demoPassword = "ithaca-demo";

/** Loads the words, the institutions and the people with their weeks, and accounts for those who can sign in. */
export async function loadPeople(
  tx: EntityManager,
  app: App,
  world: DemoWorld,
  ids: DemoIds,
  now: Date,
): Promise<void> {
  await app.people.loadTaxonomy(tx, world.terms);
  await app.people.loadInstitutions(tx, world.institutions);
  const termKeys = world.terms.map(term => term.key);
  const terms = await app.people.termsByKeys(tx, termKeys);
  const termId = (key: string) => get(terms, key).id;
  const institutions = await app.people.institutionsByKeys(
    tx,
    world.institutions.map(institution => institution.key),
  );

  const people = world.people.map(person => ({
    id: ids.of("person", person.key),
    displayName: person.displayName,
    pronouns: person.pronouns,
    headline: person.headline,
    bio: person.bio,
    stage: person.stage,
    institutionId: get(institutions, person.institutionKey).id,
    regionId: termId(person.regionKey),
    country: person.country,
    timeZone: person.timeZone,
    languages: [...person.languages],
    helpOffered: [...person.helpOffered],
    helpSought: [...person.helpSought],
    practiceAreaIds: person.practiceAreaKeys.map(termId),
    interestIds: person.interestKeys.map(termId),
    visibility: {},
    publicText: "",
    createdAt: now,
    updatedAt: now,
  }));
  await insertAll(tx, PersonEntity, people);
  await insertAll(
    tx,
    CredentialEntity,
    world.people.flatMap(person =>
      person.credentials.map((credential, index) => ({
        ...credential,
        id: ids.of("credential", `${person.key}:${index}`),
        personId: ids.of("person", person.key),
        createdAt: now,
      })),
    ),
  );
  await app.meetings.fillAvailability(
    tx,
    world.availability.map(({ personKey, ...said }) => ({ personId: ids.of("person", personKey), ...said })),
  );
  const personIds = people.map(person => person.id);
  await app.people.refreshPublicText(tx, personIds);
  await tx.query(
    "insert into topic (name, epoch) select 'inbox:' || id, gen_random_uuid() from unnest($1::uuid[]) as id",
    [personIds],
  );

  const passwordHash = await app.accounts.hashPassword(demoPassword);
  for (const { key, email } of world.people) {
    if (email === null) continue;
    await app.accounts.createAccount(tx, { personId: ids.of("person", key), email, passwordHash, verified: true });
  }
}

/** Loads the program, its cohorts and the roles people have in it. */
export async function loadProgram(tx: EntityManager, world: DemoWorld, ids: DemoIds, now: Date): Promise<void> {
  const { key, name, description, policy } = world.program;
  const programId = ids.of("program", key);
  await insertAll(tx, ProgramEntity, [
    {
      id: programId,
      key,
      name,
      description,
      whoAsks: "MENTEE_REQUESTS",
      openRequests: policy.openRequestsAtOnce,
      requestDays: policy.daysUntilRequestExpires,
      defaultCapacity: policy.defaultCapacity,
      joinApproval: policy.joining === "APPROVAL" ? "EVERYBODY" : "NOBODY",
      directChat: policy.membersMayTalk ? "MEMBERS" : "NOBODY",
      createdAt: now,
      updatedAt: now,
    },
  ]);
  await insertAll(
    tx,
    CohortEntity,
    world.cohorts.map(cohort => ({
      id: ids.of("cohort", cohort.key),
      programId,
      name: cohort.name,
      startsOn: dayOf(cohort.startsAt),
      endsOn: cohort.endsAt && dayOf(cohort.endsAt),
      createdAt: now,
    })),
  );
  await insertAll(tx, InvitationEntity, [
    {
      id: ids.of("invitation", "mentee"),
      programId,
      cohortId: ids.of("cohort", "current-cycle"),
      code: world.program.invitationCode,
      role: "MENTEE",
      uses: 0,
      createdAt: now,
    },
  ]);
  await insertAll(
    tx,
    EnrollmentEntity,
    world.people.flatMap(person =>
      person.enrollments.map(enrollment => ({
        id: ids.of("enrollment", `${person.key}:${enrollment.role}`),
        programId,
        personId: ids.of("person", person.key),
        cohortId: enrollment.cohortKey && ids.of("cohort", enrollment.cohortKey),
        role: enrollment.role,
        status: enrollment.status === "LEFT" ? ("ENDED" as const) : enrollment.status,
        capacity: enrollment.capacity,
        pausedAt: enrollment.pausedUntil && now,
        pausedUntil: enrollment.pausedUntil,
        createdAt: now,
        updatedAt: now,
      })),
    ),
  );
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function get<V>(found: ReadonlyMap<string, V>, key: string): V {
  const value = found.get(key);
  if (value === undefined) throw new Error(`The demo world names ${key}, which is not there.`);
  return value;
}
