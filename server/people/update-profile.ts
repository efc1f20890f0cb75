import type { EntityManager } from "typeorm";
import { inTransaction } from "../db/transaction.js";
import { Fault, notFound } from "../kernel/fault.js";
import { checkedText } from "../kernel/text.js";
import type { Viewer } from "../kernel/viewer.js";
import { PersonEntity } from "./entities/person.entity.js";
import { holdInstitution } from "./institutions.js";
import type { PeopleDeps } from "./people.deps.js";
import { type Showable, showables } from "./people.policy.js";
import { checkedCount, checkedCountry, checkedLanguages } from "./profile-rules.js";
import type { CareerStage, HelpKind, TermKind, Visibility } from "./profile-words.js";
import { refreshPublicText } from "./public-text.js";
import { holdTerms, termsByKeys } from "./terms.js";

/** What of a profile changes: an absent field stays as it is, null clears it. Terms are named by key. */
export interface ProfileChanges {
  readonly displayName?: string | null;
  readonly pronouns?: string | null;
  readonly headline?: string | null;
  readonly bio?: string | null;
  readonly stage?: CareerStage | null;
  readonly practiceAreas?: readonly string[] | null;
  readonly interests?: readonly string[] | null;
  readonly institutionId?: string | null;
  readonly region?: string | null;
  readonly country?: string | null;
  readonly timeZone?: string | null;
  readonly languages?: readonly string[] | null;
  readonly helpOffered?: readonly HelpKind[] | null;
  readonly helpSought?: readonly HelpKind[] | null;
}

/** Who sees what from now on: an absent field stays as it is, null goes back to the default. */
export type VisibilityChanges = { readonly [S in Showable]?: Visibility | null };

type Columns = Partial<Omit<PersonEntity, "id" | "visibility">>;

/** Changes the viewer's own profile. */
export async function updateProfile(
  deps: PeopleDeps,
  viewer: Viewer,
  changes: ProfileChanges,
): Promise<{ person: PersonEntity }> {
  return inTransaction(deps.db, async tx => {
    await fillProfile(deps, tx, viewer.personId, changes);
    return { person: await tx.findOneByOrFail(PersonEntity, { id: viewer.personId }) };
  });
}

/** Changes a person's profile by the same rules, whoever asks. */
export async function fillProfile(
  deps: PeopleDeps,
  tx: EntityManager,
  personId: string,
  changes: ProfileChanges,
): Promise<void> {
  const columns = {
    ...wordColumns(deps, changes),
    ...(await termColumns(tx, changes)),
    ...(await placeColumn(tx, changes)),
  };
  const { affected } = await tx.update(PersonEntity, { id: personId }, { ...columns, updatedAt: deps.clock.now() });
  if (affected === 0) throw notFound("person");
  await refreshPublicText(tx, [personId]);
}

/** Changes who sees which field of the viewer's profile. */
export async function setVisibility(
  deps: PeopleDeps,
  viewer: Viewer,
  changes: VisibilityChanges,
): Promise<{ person: PersonEntity }> {
  const chosen = showables.flatMap(field => (changes[field] ? [[field, changes[field]] as const] : []));
  const cleared = showables.filter(field => changes[field] === null);
  return inTransaction(deps.db, async tx => {
    await tx.query(
      "update person set visibility = (visibility || $2::jsonb) - $3::text[], updated_at = $4 where id = $1",
      [viewer.personId, JSON.stringify(Object.fromEntries(chosen)), cleared, deps.clock.now()],
    );
    await refreshPublicText(tx, [viewer.personId]);
    const person = await tx.findOneBy(PersonEntity, { id: viewer.personId });
    if (!person) throw notFound("person");
    return { person };
  });
}

/** The columns that need nothing but the input. */
function wordColumns(deps: PeopleDeps, changes: ProfileChanges): Columns {
  const columns: Columns = {};
  if (changes.displayName !== undefined) {
    columns.displayName = checkedText(changes.displayName ?? "", { field: "input.displayName", min: 1, max: 100 });
  }
  if (changes.pronouns !== undefined) columns.pronouns = textOf("pronouns", changes.pronouns, 40);
  if (changes.headline !== undefined) columns.headline = textOf("headline", changes.headline, 160);
  if (changes.bio !== undefined) columns.bio = textOf("bio", changes.bio, 4_000);
  if (changes.stage !== undefined) columns.stage = changes.stage;
  if (changes.country !== undefined)
    columns.country = changes.country === null ? null : checkedCountry(changes.country);
  if (changes.timeZone !== undefined)
    columns.timeZone = changes.timeZone === null ? null : deps.zones.checked(changes.timeZone, "input.timeZone");
  if (changes.languages !== undefined) columns.languages = checkedLanguages(changes.languages ?? []);
  if (changes.helpOffered !== undefined) columns.helpOffered = [...new Set(changes.helpOffered ?? [])];
  if (changes.helpSought !== undefined) columns.helpSought = [...new Set(changes.helpSought ?? [])];
  return columns;
}

/** A text, or null for one that is cleared or empty. */
function textOf(field: string, text: string | null, max: number): string | null {
  return checkedText(text ?? "", { field: `input.${field}`, max, multiline: field === "bio" }) || null;
}

async function termColumns(tx: EntityManager, changes: ProfileChanges): Promise<Columns> {
  const areas = changes.practiceAreas && checkedCount("practiceAreas", changes.practiceAreas, 20);
  const interests = changes.interests && checkedCount("interests", changes.interests, 50);
  const keys = [...(areas ?? []), ...(interests ?? []), ...(changes.region == null ? [] : [changes.region])];
  await holdTerms(tx, keys);
  const terms = await termsByKeys(tx, keys);
  const idOf = (field: string, key: string, kinds: readonly TermKind[]): number => {
    const term = terms.get(key);
    if (term && kinds.includes(term.kind)) return term.id;
    const known = term ? "is of another kind than this field takes" : "is no term of the taxonomy";
    throw new Fault("BAD_INPUT", `"${key}" ${known}.`, { field: `input.${field}` });
  };
  const idsOf = (field: string, asked: readonly string[], kinds: readonly TermKind[]): number[] => [
    ...new Set(asked.map(key => idOf(field, key, kinds))),
  ];
  const columns: Columns = {};
  if (areas !== undefined) columns.practiceAreaIds = idsOf("practiceAreas", areas ?? [], ["PRACTICE_AREA"]);
  if (interests !== undefined) columns.interestIds = idsOf("interests", interests ?? [], ["PRACTICE_AREA", "TOPIC"]);
  if (changes.region !== undefined)
    columns.regionId = changes.region === null ? null : idOf("region", changes.region, ["REGION"]);
  return columns;
}

async function placeColumn(tx: EntityManager, { institutionId }: ProfileChanges): Promise<Columns> {
  if (institutionId === undefined) return {};
  if (institutionId === null) return { institutionId };
  const held = await holdInstitution(tx, institutionId);
  if (held !== null) return { institutionId: held };
  throw new Fault("BAD_INPUT", "There is no such institution.", { field: "input.institutionId" });
}
