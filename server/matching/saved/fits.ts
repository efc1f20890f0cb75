import { overlapQuarters, type Week, weekOfText } from "../../meetings/index.js";
import { type Candidate, isLeftOut } from "../score.js";
import type { Taxonomy } from "../taxonomy.js";
import type { AskedSearch } from "./asked-search.js";
import type { SeenFacts } from "./seen-mentors.js";

/** What is no matter of the mentor alone, or leaves nobody out. */
const askedElsewhere = {
  overlapQuarters: null,
  answersWithin: null,
  pausedUntil: null,
  isRequested: false,
  isPaired: false,
  textMatch: null,
} as const satisfies Partial<Candidate>;

/** A mentor at one moment, made ready to be asked about by many searches. */
export class MentorState {
  readonly isOpen: boolean;
  /** Terms a text may name. */
  private readonly named: readonly number[];
  private readonly week: Week | null;
  private readonly blocked: ReadonlySet<string>;
  private readonly candidate: Candidate;
  private readonly found: Candidate;

  constructor(readonly facts: SeenFacts) {
    const { mentor, blocked } = facts;
    this.isOpen = mentor.placesLeft > 0 && !mentor.isPaused;
    this.named = [...(mentor.interestIds ?? []), ...(mentor.practiceAreaIds ?? [])];
    this.blocked = new Set(blocked);
    const { week, weekVersion: _, ...has } = mentor;
    this.week = week === null ? null : weekOfText(week);
    this.candidate = { ...has, ...askedElsewhere };
    // How a text found them counts for the points alone.
    this.found = { ...this.candidate, textMatch: "WORDS" };
  }

  /**
   * Whether the mentor, by all that is theirs to change, is a hit of the search who can be asked: their profile, their
   * places and pauses, and whom they block. What lies between the two or with the owner alone (a request, a mentorship,
   * the owner's own block) is asked elsewhere, since what comes of it is not told.
   */
  fits(asked: AskedSearch, hasWords: boolean): boolean {
    const { ownerId } = asked.row;
    const mayBe = this.isOpen && this.facts.mentor.personId !== ownerId && !this.blocked.has(ownerId);
    return mayBe && this.meets(asked, hasWords);
  }

  /** Whether the mentor has what the search asks for, whether they can be asked or not. */
  meets({ row, search, textTermIds }: AskedSearch, hasWords: boolean): boolean {
    if (search.hasText && !hasWords && !this.named.some(id => textTermIds.has(id))) return false;
    const mentor = search.hasText ? this.found : this.candidate;
    if (search.overlap?.atLeast == null) return !isLeftOut(search, mentor);
    return !isLeftOut(search, { ...mentor, overlapQuarters: this.quartersWith(row.standpoint.week) });
  }

  private quartersWith(week: Week | null): number | null {
    return week && this.week && overlapQuarters(week, this.week);
  }
}

/** The mentor with terms that were merged away since as what they became: by itself a merge changes nobody. */
export function withSurvivors(facts: SeenFacts, taxonomy: Taxonomy): SeenFacts {
  const { mentor } = facts;
  const { interestIds, practiceAreaIds, regionId } = mentor;
  return {
    ...facts,
    mentor: {
      ...mentor,
      interestIds: interestIds && taxonomy.survivorsOf(interestIds),
      practiceAreaIds: practiceAreaIds && taxonomy.survivorsOf(practiceAreaIds),
      regionId: regionId === null ? null : (taxonomy.survivorsOf([regionId])[0] ?? null),
    },
  };
}

/**
 * Whether they wrote and named the same: then their words differ by what terms and institutions are called now, at most.
 * `before` names survivors.
 */
export function saysTheSame(before: SeenFacts, after: SeenFacts): boolean {
  const sorted = (ids: readonly number[] | null) => ids?.toSorted((a, b) => a - b).join() ?? null;
  const named = ({ mentor: { interestIds, practiceAreaIds, institutionId } }: SeenFacts) =>
    JSON.stringify([sorted(interestIds), sorted(practiceAreaIds), institutionId]);
  return before.ownHash !== undefined && before.ownHash === after.ownHash && named(before) === named(after);
}
