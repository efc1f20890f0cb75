/**
 * What would come of a mentee and a mentor, from what the two are like and not from what they wrote: how much the mentor
 * can teach of what is needed, how often they would really meet and keep it up, whether the mentor has been where the
 * mentee is, and what another perspective is worth to this mentee. These multiply, since a pair that never meets learns
 * nothing from the best of mentors; the product's score knows none of it and adds.
 *
 * @typedef {import("./corpus.mjs").Corpus} Corpus
 * @typedef {import("./corpus.mjs").Mentor} Mentor
 * @typedef {import("./corpus.mjs").Query} Query
 * @typedef {import("./corpus.mjs").Profile} Profile
 */

/** What must be reached for each grade, from 1 up. */
const grades = [0.3, 0.5, 0.68];
/** From this grade on a pair is one worth finding. */
export const worthFinding = 2;

/**
 * @param {Corpus} corpus
 * @param {readonly { readonly key: string, readonly parentKey: string | null }[]} terms
 */
export function judgeOf({ places }, terms) {
  const systems = new Map(places.map(({ key, parentKey }) => [key, parentKey ?? key]));
  const parents = new Map(terms.map(({ key, parentKey }) => [key, parentKey]));
  const system = (/** @type {Profile} */ { institutionKey }) => systems.get(institutionKey);

  /** Who can do a part of a field can do it for somebody who asks about the field. */
  const skillIn = (/** @type {Mentor} */ { skills }, /** @type {string} */ need) =>
    Math.max(0, ...[...skills].flatMap(([key, skill]) => (key === need || parents.get(key) === need ? skill : [])));

  /** Whether the two can be paired at all: a matter of facts, which the product must never get wrong. */
  function isFeasible(/** @type {Query} */ query, /** @type {Mentor} */ mentor) {
    if (mentor.places === 0 || mentor.isPaused) return false;
    if (query.language !== null && !mentor.profile.languages.includes(query.language)) return false;
    return !query.otherSystem || system(query.profile) !== system(mentor.profile);
  }

  function outcome(/** @type {Query} */ query, /** @type {Mentor} */ mentor) {
    let [learned, needed] = [0, 0];
    for (const [need, weight] of query.needs) {
      learned += weight * skillIn(mentor, need);
      needed += weight;
    }
    const hours = [...query.free].filter(quarter => mentor.free.has(quarter)).length / 4;
    const meets = Math.min(1, 0.4 + 0.15 * hours) * (0.75 + 0.25 * mentor.willing);
    const hasBeenThere = mentor.years >= query.years + 3 ? 1 : 0.6;
    const { institution, region } = query.cares;
    const differs =
      institution * Number(system(query.profile) !== system(mentor.profile)) +
      region * Number(query.profile.regionKey !== mentor.profile.regionKey);
    return ((learned / needed) * meets * hasBeenThere * (1 + differs)) / (1 + institution + region);
  }

  return {
    isFeasible,
    outcome,
    /** How good a pair the two would be, 0 to 3. */
    grade(/** @type {Query} */ query, /** @type {Mentor} */ mentor) {
      if (!isFeasible(query, mentor)) return 0;
      const value = outcome(query, mentor);
      return grades.filter(least => value >= least).length;
    },
  };
}
