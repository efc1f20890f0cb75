import { type EntityManager, In } from "typeorm";
import { notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { type Beginning, begin } from "./begin.js";
import { type BlockedPerson, block, blockedAmong, blockedPeople, unblock } from "./blocks.js";
import {
  type AddCredential,
  type AddCredentialOutcome,
  addCredential,
  type CredentialClaim,
  recordCredential,
  removeCredential,
} from "./credentials.js";
import type { CredentialEntity } from "./entities/credential.entity.js";
import type { InstitutionEntity } from "./entities/institution.entity.js";
import { PersonEntity } from "./entities/person.entity.js";
import type { TermEntity } from "./entities/term.entity.js";
import {
  type InstitutionToLoad,
  institutionSearch,
  institutionsByIds,
  institutionsByKeys,
  loadInstitutions,
} from "./institutions.js";
import { loadTaxonomy, mergeTerms, type TermToLoad } from "./load-taxonomy.js";
import { mergeInstitutions } from "./merge-institutions.js";
import type { PeopleDeps } from "./people.deps.js";
import type { CredentialStatus } from "./profile-words.js";
import { refreshPublicText } from "./public-text.js";
import { narrowerOf, type TermSearch, termSearch, termsByIds, termsByKeys } from "./terms.js";
import {
  fillProfile,
  type ProfileChanges,
  setVisibility,
  updateProfile,
  type VisibilityChanges,
} from "./update-profile.js";
import { type VisibleProfile, visibleProfiles } from "./visible-profile.js";

/** People as others see them, the words of their profiles, and who has blocked whom. */
export class PeopleService {
  constructor(private readonly deps: PeopleDeps) {}

  /** Makes the person behind a new account. */
  begin(tx: EntityManager, beginning: Beginning): Promise<void> {
    return begin(this.deps, tx, beginning);
  }

  /** The viewer themselves. */
  async me(viewer: Viewer): Promise<PersonEntity> {
    const person = await this.deps.db.manager.findOneBy(PersonEntity, { id: viewer.personId });
    if (!person) throw notFound("person");
    return person;
  }

  /** Somebody the viewer shares a program, a mentorship or a conversation with; null for everybody else. */
  async findPerson(viewer: Viewer, personId: string): Promise<VisibleProfile | null> {
    return (await this.visibleProfiles(viewer, [personId])).get(personId) ?? null;
  }

  /** Names for what the viewer sees already; whatever else is shown of a person comes from `visibleProfiles`. */
  async peopleByIds(ids: readonly string[]): Promise<Map<string, PersonEntity>> {
    const people = await this.deps.db.manager.findBy(PersonEntity, { id: In(ids.filter(isId)) });
    return new Map(people.map(person => [person.id, person]));
  }

  /** Profiles as the viewer may see them, by id; whom they may not see at all is absent. */
  visibleProfiles(viewer: Viewer, ids: readonly string[]): Promise<Map<string, VisibleProfile>> {
    return visibleProfiles(this.deps, viewer, ids);
  }

  /** Whether either of two people has blocked the other. */
  async isBlockedBetween(db: EntityManager, one: string, other: string): Promise<boolean> {
    return (await blockedAmong(db, one, [other])).size > 0;
  }

  /** Of these people, those between whom and the person there is a block of either side. */
  blockedAmong(db: EntityManager, personId: string, ids: readonly string[]): Promise<Set<string>> {
    return blockedAmong(db, personId, ids);
  }

  block(viewer: Viewer, { personId }: { personId: string }): Promise<{ person: PersonEntity }> {
    return block(this.deps, viewer, personId);
  }

  unblock(viewer: Viewer, { personId }: { personId: string }): Promise<{ personId: string }> {
    return unblock(this.deps, viewer, personId);
  }

  blockedPeople(viewer: Viewer, args: PageArgs): Promise<Page<BlockedPerson>> {
    return blockedPeople(this.deps, viewer, args);
  }

  updateProfile(viewer: Viewer, changes: ProfileChanges): Promise<{ person: PersonEntity }> {
    return updateProfile(this.deps, viewer, changes);
  }

  setVisibility(viewer: Viewer, changes: VisibilityChanges): Promise<{ person: PersonEntity }> {
    return setVisibility(this.deps, viewer, changes);
  }

  addCredential(viewer: Viewer, input: AddCredential): Promise<AddCredentialOutcome> {
    return addCredential(this.deps, viewer, input);
  }

  removeCredential(viewer: Viewer, { credentialId }: { credentialId: string }): Promise<{ credentialId: string }> {
    return removeCredential(this.deps, viewer, credentialId);
  }

  /** The living term behind a key, also behind one that was merged; null for an unknown key. */
  async findTerm(key: string): Promise<TermEntity | null> {
    return (await termsByKeys(this.deps.db.manager, [key])).get(key) ?? null;
  }

  termSearch(search: TermSearch): Promise<Page<TermEntity>> {
    return termSearch(this.deps.db.manager, search);
  }

  institutionSearch(search: PageArgs & { readonly text?: string | null }): Promise<Page<InstitutionEntity>> {
    return institutionSearch(this.deps.db.manager, search);
  }

  termsByIds(ids: readonly number[]): Promise<Map<number, TermEntity>> {
    return termsByIds(this.deps.db.manager, ids);
  }

  /** The living terms behind these keys: a merged key gives its survivor, an unknown one is absent. */
  termsByKeys(db: EntityManager, keys: readonly string[]): Promise<Map<string, TermEntity>> {
    return termsByKeys(db, keys);
  }

  /** These terms and all that lie below them. */
  narrowerOf(db: EntityManager, ids: readonly number[]): Promise<Set<number>> {
    return narrowerOf(db, ids);
  }

  institutionsByIds(ids: readonly string[]): Promise<Map<string, InstitutionEntity>> {
    return institutionsByIds(this.deps.db.manager, ids);
  }

  institutionsByKeys(db: EntityManager, keys: readonly string[]): Promise<Map<string, InstitutionEntity>> {
    return institutionsByKeys(db, keys);
  }

  /** Makes the taxonomy say what these terms say; loading them again changes nothing. */
  async loadTaxonomy(tx: EntityManager, terms: readonly TermToLoad[]): Promise<void> {
    await refreshPublicText(tx, await loadTaxonomy(tx, this.deps.clock.now(), terms));
  }

  /** Adds and renames institutions by key. */
  async loadInstitutions(tx: EntityManager, institutions: readonly InstitutionToLoad[]): Promise<void> {
    await refreshPublicText(tx, await loadInstitutions(tx, this.deps.clock.now(), institutions));
  }

  /** Merges one term into another of its kind; every profile that named it names the survivor. */
  async mergeTerms(tx: EntityManager, fromKey: string, intoKey: string): Promise<TermEntity> {
    const { term, personIds } = await mergeTerms(tx, fromKey, intoKey);
    await refreshPublicText(tx, personIds);
    return term;
  }

  /** Merges one institution into another; who was at it is at the survivor, and its campuses belong there. */
  async mergeInstitutions(tx: EntityManager, fromKey: string, intoKey: string): Promise<InstitutionEntity> {
    const { institution, personIds } = await mergeInstitutions(tx, fromKey, intoKey);
    await refreshPublicText(tx, personIds);
    return institution;
  }

  /** Writes down what members may find these people by, after rows were loaded past the rules of `updateProfile`. */
  refreshPublicText(tx: EntityManager, personIds: readonly string[]): Promise<void> {
    return refreshPublicText(tx, personIds);
  }

  /** Fills a profile by the rules of `updateProfile`, for whoever loads people. */
  fillProfile(tx: EntityManager, personId: string, changes: ProfileChanges): Promise<void> {
    return fillProfile(this.deps, tx, personId, changes);
  }

  /** Records a credential whose status somebody else vouches for. */
  recordCredential(
    tx: EntityManager,
    personId: string,
    claim: CredentialClaim & { readonly status: CredentialStatus },
  ): Promise<CredentialEntity> {
    return recordCredential(tx, this.deps.clock.now(), personId, claim);
  }
}
