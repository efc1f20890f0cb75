import type { EntityManager } from "typeorm";
import { checkedText } from "../kernel/text.js";
import { PersonEntity } from "./entities/person.entity.js";
import type { PeopleDeps } from "./people.deps.js";

/** What is known of a person from the first moment; `timeZone` is an IANA name, null when not known. */
export interface Beginning {
  readonly personId: string;
  readonly displayName: string;
  readonly timeZone: string | null;
}

/** Inserts a person with a name and an empty profile. */
export async function begin(deps: PeopleDeps, tx: EntityManager, beginning: Beginning): Promise<void> {
  const now = deps.clock.now();
  const displayName = checkedText(beginning.displayName, { field: "input.displayName", min: 1, max: 100 });
  await tx.insert(PersonEntity, {
    id: beginning.personId,
    displayName,
    timeZone: beginning.timeZone === null ? null : deps.zones.checked(beginning.timeZone, "input.timeZone"),
    languages: [],
    helpOffered: [],
    helpSought: [],
    practiceAreaIds: [],
    interestIds: [],
    visibility: {},
    publicText: displayName,
    createdAt: now,
    updatedAt: now,
  });
}
