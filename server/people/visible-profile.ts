import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { isId } from "../kernel/id.js";
import type { Viewer } from "../kernel/viewer.js";
import { blockedAmong } from "./blocks.js";
import { CredentialEntity } from "./entities/credential.entity.js";
import { PersonEntity } from "./entities/person.entity.js";
import type { PeopleDeps } from "./people.deps.js";
import { canRead, type ProfileField, type ProfileVisibility, type Relation, visibilityOf } from "./people.policy.js";
import type { CareerStage, HelpKind } from "./profile-words.js";
import { relationsOf } from "./relations.js";

/** A profile as one viewer sees it: what they may not see reads like what was never given, null. */
export interface VisibleProfile {
  readonly id: string;
  readonly displayName: string;
  readonly pronouns: string | null;
  readonly headline: string | null;
  readonly bio: string | null;
  readonly stage: CareerStage | null;
  readonly practiceAreas: readonly number[] | null;
  readonly interests: readonly number[] | null;
  readonly credentials: readonly CredentialEntity[] | null;
  readonly institution: string | null;
  readonly region: number | null;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly languages: readonly string[] | null;
  readonly helpOffered: readonly HelpKind[] | null;
  readonly helpSought: readonly HelpKind[] | null;
  /** The person's own choices; null for everybody else. */
  readonly visibility: ProfileVisibility | null;
}

/** The profiles of those among these people whom the viewer may see at all. */
export async function visibleProfiles(
  deps: PeopleDeps,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, VisibleProfile>> {
  const db = deps.db.manager;
  const asked = [...new Set(ids)].filter(isId);
  const relations = await relationsOf(db, deps.relations(), viewer.personId, asked);
  const blocked = await blockedAmong(db, viewer.personId, [...relations.keys()]);
  const seen = [...relations.keys()].filter(id => !blocked.has(id));
  if (seen.length === 0) return new Map();

  const people = await db.findBy(PersonEntity, { id: In(seen) });
  const looks = people.map(person => new Look(person, relations.get(person.id)));
  const credentials = await credentialsOf(
    db,
    looks.filter(look => look.shows("credentials")).map(look => look.person.id),
  );
  return new Map(looks.map(look => [look.person.id, look.profile(credentials.get(look.person.id) ?? [])]));
}

/** One person under one relation. */
class Look {
  private readonly visibility: ProfileVisibility;

  constructor(
    readonly person: PersonEntity,
    private readonly relation: Relation | undefined,
  ) {
    this.visibility = visibilityOf(person);
  }

  shows(field: ProfileField): boolean {
    return this.relation !== undefined && canRead(this.relation, this.visibility[field]);
  }

  profile(credentials: CredentialEntity[]): VisibleProfile {
    const { person } = this;
    const shown = <V>(field: ProfileField, value: V): V | null => (this.shows(field) ? value : null);
    return {
      id: person.id,
      displayName: person.displayName,
      pronouns: shown("pronouns", person.pronouns),
      headline: shown("headline", person.headline),
      bio: shown("bio", person.bio),
      stage: shown("stage", person.stage),
      practiceAreas: shown("practiceAreas", person.practiceAreaIds),
      interests: shown("interests", person.interestIds),
      credentials: shown("credentials", credentials),
      institution: shown("institution", person.institutionId),
      region: shown("region", person.regionId),
      country: shown("country", person.country),
      timeZone: shown("timeZone", person.timeZone),
      languages: shown("languages", person.languages),
      helpOffered: shown("helpOffered", person.helpOffered),
      helpSought: shown("helpSought", person.helpSought),
      visibility: this.relation === "SELF" ? this.visibility : null,
    };
  }
}

async function credentialsOf(
  db: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, CredentialEntity[]>> {
  const found = new Map<string, CredentialEntity[]>();
  if (personIds.length === 0) return found;
  const rows = await db.find(CredentialEntity, {
    where: { personId: In([...personIds]) },
    order: { code: "ASC", issuer: "ASC" },
  });
  for (const row of rows) found.set(row.personId, [...(found.get(row.personId) ?? []), row]);
  return found;
}
