import { type Candidate, score } from "../score.js";
import type { AskedSearch } from "./asked-search.js";
import { isOpen, type SeenFacts } from "./seen-mentors.js";

/** Shared by all searches: whether somebody fits does not depend on the points. */
const noBudgets = new Map();

/**
 * Whether a mentor, by all that is theirs to change, is a hit of the search who can be asked: their profile, their places
 * and pauses, and whom they block. What lies between the two or with the owner alone (a request, a mentorship, the
 * owner's own block) is asked elsewhere, since what comes of it is not told.
 */
export function fits(asked: AskedSearch, facts: SeenFacts | null, hasWords: boolean): boolean {
  const { ownerId } = asked.row;
  return (
    facts !== null &&
    isOpen(facts) &&
    facts.mentor.personId !== ownerId &&
    !facts.blocked.includes(ownerId) &&
    meets(asked, facts, hasWords)
  );
}

/** Whether the mentor has what the search asks for, whether they can be asked or not. */
export function meets({ search, text, textTermIds }: AskedSearch, { mentor }: SeenFacts, hasWords: boolean): boolean {
  const named = [...(mentor.interestIds ?? []), ...(mentor.practiceAreaIds ?? [])];
  const isFound = text === "" || hasWords || named.some(id => textTermIds.has(id));
  const candidate: Candidate = {
    ...mentor,
    pausedUntil: null,
    isRequested: false,
    isPaired: false,
    // How it was found counts for the points alone.
    textMatch: text !== "" && isFound ? "WORDS" : null,
  };
  return isFound && score({ search, budgets: noBudgets }, candidate) !== null;
}

/** The mentor with terms that were merged away since as what they became: by itself a merge changes nobody. */
export function withSurvivors(facts: SeenFacts, survivors: ReadonlyMap<number, number>): SeenFacts {
  const { mentor } = facts;
  const now = (id: number) => survivors.get(id) ?? id;
  const all = (ids: readonly number[] | null) => ids && [...new Set(ids.map(now))];
  return {
    ...facts,
    mentor: {
      ...mentor,
      interestIds: all(mentor.interestIds),
      practiceAreaIds: all(mentor.practiceAreaIds),
      regionId: mentor.regionId === null ? null : now(mentor.regionId),
    },
  };
}
