import { CredentialEntity } from "./entities/credential.entity.js";
import { InstitutionEntity } from "./entities/institution.entity.js";
import { PersonEntity } from "./entities/person.entity.js";
import { PersonBlockEntity } from "./entities/person-block.entity.js";
import { TermEntity } from "./entities/term.entity.js";

export type { Beginning } from "./begin.js";
export type { BlockedPerson } from "./blocks.js";
export type { AddCredential, AddCredentialOutcome, CredentialClaim } from "./credentials.js";
export type { InstitutionToLoad } from "./institutions.js";
export type { TermToLoad } from "./load-taxonomy.js";
export type { KnownRelation, PeopleDeps, RelationProbe } from "./people.deps.js";
export {
  type ProfileField,
  type ProfileVisibility,
  presenceVisibilitySql,
  profileFields,
  shownToMembersSql,
} from "./people.policy.js";
export { PeopleService } from "./people.service.js";
export {
  type CareerStage,
  CareerStages,
  type CredentialStatus,
  CredentialStatuses,
  type HelpKind,
  HelpKinds,
  type TermKind,
  TermKinds,
  Visibilities,
  type Visibility,
} from "./profile-words.js";
export { ownWordsHashSql } from "./public-text.js";
export type { TermSearch } from "./terms.js";
export type { ProfileChanges, VisibilityChanges } from "./update-profile.js";
export type { VisibleProfile } from "./visible-profile.js";
export { CredentialEntity, InstitutionEntity, PersonEntity, TermEntity };

/** The tables of this room. */
export const peopleEntities = [PersonEntity, CredentialEntity, TermEntity, InstitutionEntity, PersonBlockEntity];
