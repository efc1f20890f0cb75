import { institutions } from "../../../server/demo/data/institutions.js";
import { taxonomy } from "../../../server/demo/data/taxonomy.js";
import { newId } from "../../../server/kernel/id.js";
import type { MentorSearch } from "../../../server/matching/index.js";
import type { ProfileChanges, VisibilityChanges } from "../../../server/people/index.js";
import type { Actor, World } from "../world.js";
import { aBareProgram } from "./chat.js";

export interface Reason {
  readonly code: string;
  readonly kind: string;
  readonly points: number;
  readonly text: string;
  readonly terms: readonly { readonly key: string; readonly name: string }[] | null;
  readonly institution: { readonly name: string } | null;
  readonly stage: string | null;
  readonly languages: readonly string[] | null;
  readonly help: readonly string[] | null;
  readonly overlapHours: number | null;
  readonly answersWithin: string | null;
  readonly placesLeft: number | null;
  readonly pausedUntil: string | null;
}

export interface Hit {
  readonly mentor: { readonly id: string; readonly displayName: string };
  readonly enrollmentId: string;
  readonly placesLeft: number;
  readonly score: number;
  readonly weightsVersion: number;
  readonly reasons: readonly Reason[];
}

export interface HitPage {
  readonly nodes: readonly Hit[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const mentorSearchDocument = `query ($input: MentorSearchInput!, $first: Int, $after: String) {
  mentorSearch(input: $input, first: $first, after: $after) {
    nodes {
      mentor { id displayName } enrollmentId placesLeft score weightsVersion
      reasons {
        code kind points text terms { key name } institution { name } stage languages help
        overlapHours answersWithin placesLeft pausedUntil
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** A mentor's or mentee's profile: terms and institutions by the short keys of the demo world. */
export type Profile = Omit<ProfileChanges, "institutionId"> & { readonly institution?: string };

export interface Place {
  readonly role?: "MENTEE" | "MENTOR" | "COORDINATOR";
  readonly status?: "ACTIVE" | "PENDING" | "ENDED";
  readonly capacity?: number;
  readonly pausedUntil?: Date | "OPEN_END";
  readonly hides?: VisibilityChanges;
}

type Asked = Omit<MentorSearch, "programId"> & { readonly programId?: string };

/** A program with a vocabulary of its own: the demo's terms and institutions under keys nobody else has. */
export class Searchable {
  private constructor(
    readonly world: World,
    readonly programId: string,
    private readonly suffix: string,
    private readonly institutionIds = new Map<string, string>(),
  ) {}

  static async in(world: World): Promise<Searchable> {
    const made = new Searchable(world, await aBareProgram(world), newId().slice(-8));
    const { key } = made;
    await world.db.transaction(async tx => {
      await world.app.people.loadTaxonomy(
        tx,
        taxonomy.map(term => ({ ...term, key: key(term.key), parentKey: term.parentKey && key(term.parentKey) })),
      );
      await world.app.people.loadInstitutions(
        tx,
        institutions.map(({ key: own, name, parentKey, regionKey, country }) => ({
          key: key(own),
          name,
          parentKey: parentKey && key(parentKey),
          regionKey: key(regionKey),
          country,
        })),
      );
      const known = await world.app.people.institutionsByKeys(
        tx,
        institutions.map(one => key(one.key)),
      );
      for (const one of institutions) made.institutionIds.set(one.key, known.get(key(one.key))?.id ?? "");
    });
    return made;
  }

  /** The key under which a term or institution of the demo world is known here. */
  readonly key = (key: string): string => `${key}-${this.suffix}`;

  /** The id of an institution of the demo world here; what is none is given back. */
  readonly institutionId = (key: string): string => this.institutionIds.get(key) ?? key;

  /** Another program with the same vocabulary. */
  async elsewhere(): Promise<Searchable> {
    return new Searchable(this.world, await aBareProgram(this.world), this.suffix, this.institutionIds);
  }

  async person(name: string, profile: Profile = {}, place: Place = {}): Promise<Actor> {
    const actor = await this.world.person(name);
    await this.fill(actor, profile);
    if (place.hides) await this.world.app.people.setVisibility(actor.viewer, place.hides);
    await this.enroll(actor, place);
    return actor;
  }

  mentor(name: string, profile: Profile = {}, place: Place = {}): Promise<Actor> {
    return this.person(name, profile, { role: "MENTOR", ...place });
  }

  async fill({ id }: Actor, { institution, ...changes }: Profile): Promise<void> {
    const { people } = this.world.app;
    await this.world.db.transaction(async tx => {
      const key = institution && this.key(institution);
      const found = key ? (await people.institutionsByKeys(tx, [key])).get(key) : undefined;
      await people.fillProfile(tx, id, { ...this.named(changes), ...(found && { institutionId: found.id }) });
    });
  }

  async enroll({ id }: Actor, { role = "MENTEE", status = "ACTIVE", capacity, pausedUntil }: Place): Promise<void> {
    const now = this.world.clock.now();
    await this.world.db.query(
      `insert into enrollment (id, program_id, person_id, role, status, capacity, paused_at, paused_until,
         created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
      [
        newId(),
        this.programId,
        id,
        role,
        status,
        capacity ?? null,
        pausedUntil ? now : null,
        pausedUntil instanceof Date ? pausedUntil : null,
        now,
      ],
    );
  }

  /** One page of a search; terms and institutions by the short keys. */
  async page(viewer: Actor, asked: Asked, page: { first?: number; after?: string | null } = {}): Promise<HitPage> {
    const { mentorSearch } = await viewer.ask<{ mentorSearch: HitPage }>(mentorSearchDocument, {
      input: this.input(asked),
      ...page,
    });
    return mentorSearch;
  }

  /** The first hundred hits. */
  async hits(viewer: Actor, asked: Asked): Promise<readonly Hit[]> {
    return (await this.page(viewer, asked, { first: 100 })).nodes;
  }

  /** The names of the first hundred hits, in the alphabet's order. */
  async names(viewer: Actor, asked: Asked): Promise<string[]> {
    return (await this.hits(viewer, asked)).map(hit => hit.mentor.displayName).sort();
  }

  fault(viewer: Actor, asked: Asked): Promise<string | null> {
    return viewer.fault(mentorSearchDocument, { input: this.input(asked) });
  }

  input(asked: Asked): MentorSearch {
    const institutions = asked.institutions?.map(this.institutionId);
    return { programId: this.programId, ...this.named(asked), ...(institutions && { institutions }) };
  }

  private named<A extends Partial<Record<"interests" | "practiceAreas" | "regions" | "region", unknown>>>(asked: A): A {
    const own = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(own) : typeof value === "string" && known.has(value) ? this.key(value) : value;
    const entries = Object.entries(asked).map(([field, value]) => [field, keyed.has(field) ? own(value) : value]);
    return Object.fromEntries(entries);
  }
}

const known = new Set(taxonomy.map(term => term.key));
const keyed = new Set(["interests", "practiceAreas", "regions", "region"]);

/** The one hit there is. */
export function only(hits: readonly Hit[]): Hit {
  const [hit, ...others] = hits;
  if (!hit || others.length > 0) throw new Error(`There are ${hits.length} hits, not one.`);
  return hit;
}

/** A hit's reason of this code; fails when it has none. */
export function reasonOf(hit: Hit, code: string): Reason {
  const reason = hit.reasons.find(one => one.code === code);
  if (!reason) throw new Error(`${hit.mentor.displayName} has no ${code}: ${codesOf(hit).join(", ")}.`);
  return reason;
}

export const codesOf = (hit: Hit): string[] => hit.reasons.map(reason => reason.code);

/** A number of points as the integer they are counted in. */
export const thousandths = (points: number): number => Math.round(points * 1000);
