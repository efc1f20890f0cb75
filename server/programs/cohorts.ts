import { type EntityManager, In } from "typeorm";
import { pageById } from "../db/page-by-id.js";
import { inTransaction } from "../db/transaction.js";
import { checkSameInput, retryable } from "../kernel/client-id.js";
import { isDay } from "../kernel/day.js";
import { Fault } from "../kernel/fault.js";
import { isId, newId } from "../kernel/id.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Refused } from "../kernel/refused.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { CohortEntity } from "./entities/cohort.entity.js";
import type { ProgramsDeps } from "./programs.deps.js";
import { demandCoordinator, demandMember } from "./programs.policy.js";

/** A part of a program that starts together; days are `YYYY-MM-DD`. */
export interface NewCohort {
  readonly programId: string;
  readonly name: string;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
}

export interface CreateCohort extends NewCohort {
  readonly clientId: string;
}

export type CreateCohortOutcome =
  | { readonly cohort: CohortEntity }
  | Refused<"CohortNameTaken", { readonly cohort: CohortEntity }>;

/** Makes a cohort, for the program's coordinators. */
export async function createCohort(
  deps: ProgramsDeps,
  viewer: Viewer,
  input: CreateCohort,
): Promise<CreateCohortOutcome> {
  const asked = retryable(input);
  const fresh = { ...checkedCohort(input), ...asked, createdBy: viewer.personId, createdAt: deps.clock.now() };
  return inTransaction(deps.db, async tx => {
    await demandCoordinator(tx, viewer.personId, input.programId);
    await tx.createQueryBuilder().insert().into(CohortEntity).values(fresh).orIgnore().execute();
    const { programId, name } = fresh;
    const made = await tx.findOneBy(CohortEntity, { programId, createdBy: viewer.personId, clientId: asked.clientId });
    if (made) {
      checkSameInput(made, asked);
      return { cohort: made };
    }
    const cohort = await tx.findOneByOrFail(CohortEntity, { programId, name });
    return { refused: "CohortNameTaken", message: "The program has a cohort of this name.", cohort };
  });
}

/** Makes a cohort for whoever runs the server. */
export async function openCohort(tx: EntityManager, now: Date, cohort: NewCohort): Promise<CohortEntity> {
  const fresh = { ...checkedCohort(cohort), clientId: null, clientHash: null, createdBy: null, createdAt: now };
  await tx.insert(CohortEntity, fresh);
  return fresh;
}

function checkedCohort({ programId, name, startsOn, endsOn }: NewCohort) {
  for (const [field, day] of Object.entries({ startsOn, endsOn })) {
    if (day != null && !isDay(day)) {
      throw new Fault("BAD_INPUT", `input.${field} is no calendar day.`, { field: `input.${field}` });
    }
  }
  if (startsOn && endsOn && endsOn < startsOn) {
    throw new Fault("BAD_INPUT", "A cohort cannot end before it starts.", { field: "input.endsOn" });
  }
  return {
    id: newId(),
    programId,
    name: checkedText(name, { field: "input.name", min: 1, max: 100 }),
    startsOn: startsOn ?? null,
    endsOn: endsOn ?? null,
  };
}

/** A program's cohorts in the order they were made, for its members. */
export async function listCohorts(
  deps: ProgramsDeps,
  viewer: Viewer,
  programId: string,
  args: PageArgs,
): Promise<Page<CohortEntity>> {
  const db = deps.db.manager;
  await demandMember(db, viewer.personId, programId);
  return pageById(db, CohortEntity, { programId }, "OLDEST_FIRST", args);
}

export async function cohortsByIds(db: EntityManager, ids: readonly string[]): Promise<Map<string, CohortEntity>> {
  const rows = await db.findBy(CohortEntity, { id: In(ids.filter(isId)) });
  return new Map(rows.map(row => [row.id, row]));
}
