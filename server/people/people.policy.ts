import type { Visibility } from "./profile-words.js";

/** How somebody stands to a person whose profile they look at; null is nobody, who does not even see the name. */
export type Relation = "SELF" | "PAIRED" | "COORDINATOR" | "PROGRAM" | "CONVERSATION";

/**
 * Every field of a profile a person can show or hide, with who sees it until they say otherwise. The display name is
 * not among them: whoever stands in any relation sees it.
 */
export const defaultVisibility = {
  pronouns: "PROGRAM",
  headline: "PROGRAM",
  bio: "PROGRAM",
  stage: "PROGRAM",
  practiceAreas: "PROGRAM",
  interests: "PROGRAM",
  credentials: "PROGRAM",
  institution: "PROGRAM",
  region: "PROGRAM",
  country: "PROGRAM",
  timeZone: "PAIRED",
  languages: "PROGRAM",
  helpOffered: "PROGRAM",
  helpSought: "PROGRAM",
} as const satisfies Record<string, Visibility>;

export type ProfileField = keyof typeof defaultVisibility;
/**
 * What somebody can show or hide: the fields of the profile, whether they are around, and how much of the times at which
 * they are available others have too.
 */
export type Showable = ProfileField | "presence" | "availability";
export type ProfileVisibility = { readonly [S in Showable]: Visibility };

export const profileFields = Object.keys(defaultVisibility) as readonly ProfileField[];
export const showables: readonly Showable[] = [...profileFields, "presence", "availability"];

const defaults: ProfileVisibility = { ...defaultVisibility, presence: "PROGRAM", availability: "PROGRAM" };

/**
 * What each relation reads. PAIRED means the others of one's mentorships and nobody else, coordinators included; a
 * coordinator differs from a member by seeing applicants too. A shared conversation alone shows the name and no more.
 */
const reads: { readonly [R in Relation]: readonly Visibility[] } = {
  SELF: ["PROGRAM", "PAIRED", "PRIVATE"],
  PAIRED: ["PROGRAM", "PAIRED"],
  COORDINATOR: ["PROGRAM"],
  PROGRAM: ["PROGRAM"],
  CONVERSATION: [],
};

/** Whether somebody in this relation may read a field of this visibility. */
export const canRead = (relation: Relation, visibility: Visibility): boolean => reads[relation].includes(visibility);

const strength: readonly Relation[] = ["CONVERSATION", "PROGRAM", "COORDINATOR", "PAIRED", "SELF"];

/** The relation that shows more. */
export const stronger = (one: Relation, other: Relation | undefined): Relation =>
  other !== undefined && strength.indexOf(other) > strength.indexOf(one) ? other : one;

/** A person's choices over the defaults. */
export const visibilityOf = (person: { visibility: Partial<ProfileVisibility> }): ProfileVisibility => ({
  ...defaults,
  ...person.visibility,
});

/**
 * SQL that is true where members of a shared program may see this of the `person` row with this alias. Search asks
 * it for everything it filters by: a filter on a hidden field would tell what it holds.
 */
export const shownToMembersSql = (alias: string, what: Exclude<Showable, "presence">): string =>
  `coalesce(${alias}.visibility ->> '${what}', '${defaults[what]}') = 'PROGRAM'`;

/** SQL for who is told whether the person in the `person` row with this alias is around: a visibility. */
export const presenceVisibilitySql = (alias: string): string =>
  `coalesce(${alias}.visibility ->> 'presence', '${defaults.presence}')`;
