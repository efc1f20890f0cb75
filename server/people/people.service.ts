import { type EntityManager, In } from "typeorm";
import { notFound } from "../kernel/fault.js";
import { isId } from "../kernel/id.js";
import type { Page, PageArgs } from "../kernel/page.js";
import type { Viewer } from "../kernel/viewer.js";
import { type Beginning, begin } from "./begin.js";
import { type BlockedPerson, block, blockedAmong, blockedPeople, unblock } from "./blocks.js";
import { PersonEntity } from "./entities/person.entity.js";
import type { PeopleDeps } from "./people.deps.js";
import { type VisibleProfile, visibleProfiles } from "./visible-profile.js";

/** People as others see them, the words of their profiles, and who has blocked whom. */
export class PeopleService {
  constructor(private readonly deps: PeopleDeps) {}

  /** Makes the person behind a new account. */
  begin(tx: EntityManager, beginning: Beginning): Promise<void> {
    return begin(tx, this.deps.clock.now(), beginning);
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
}
