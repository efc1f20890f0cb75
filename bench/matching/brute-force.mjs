/** @typedef {import("./corpus.mjs").Mentor} Mentor */
/** @typedef {{ enrollmentId: string, points: number, key: string }} Ranked */

const bands = [1_440, 3 * 1_440, 7 * 1_440, Number.POSITIVE_INFINITY];

/**
 * The best mentors by looking at every one of them, criterion by criterion, in a way that has nothing of the index's: what
 * the index must find. All searches are answered in one walk through the corpus.
 * @param {typeof import("../../server/matching/lot.js")} product
 * @param {import("./corpus.mjs").Corpus} corpus
 * @param {{ viewerId: string, plan: import("../../server/matching/score.js").Plan, week: string | null, withPlaces: boolean, isPaired: (pair: number) => boolean }[]} searches
 * @param {number} count
 * @returns {Ranked[][]}
 */
export function bruteForce({ lotKeyOf, lotOf, textOfLot }, corpus, searches, count) {
  const overlaps = searches.map(({ week }) => corpus.weeks.map(other => (week === null ? 0 : common(week, other))));
  /** @type {Ranked[][]} */
  const best = searches.map(() => []);
  const keys = searches.map(({ viewerId }) => lotKeyOf(viewerId));
  for (const mentor of corpus.mentors()) {
    const isOpen = mentor.capacity - Number(mentor.isTaken) > 0 && !mentor.isPaused;
    const lots = lotKeyOf(mentor.personId);
    for (const [nth, { plan, withPlaces, isPaired: isPairedOf }] of searches.entries()) {
      const isPaired = mentor.pair !== null && isPairedOf(mentor.pair);
      if (withPlaces && (!isOpen || isPaired)) continue;
      const shared = mentor.week < 0 || mentor.hidden === "availability" ? null : (overlaps[nth]?.[mentor.week] ?? 0);
      const points = pointsOf(corpus, plan, mentor, isOpen, shared);
      const own = best[nth];
      const key = keys[nth];
      if (points === null || !own || !key || points < (own[count - 1]?.points ?? -1)) continue;
      own.push({ enrollmentId: mentor.enrollmentId, points, key: textOfLot(lotOf(key, lots)) });
      own.sort((a, b) => b.points - a.points || (a.key < b.key ? -1 : 1));
      own.length = Math.min(own.length, count);
    }
  }
  return best;
}

/**
 * @param {import("./corpus.mjs").Corpus} corpus @param {import("../../server/matching/score.js").Plan} plan
 * @param {Mentor} mentor @param {boolean} isOpen @param {number | null} shared quarters of an hour
 * @returns {number | null} null for no hit
 */
function pointsOf(corpus, { search, budgets }, mentor, isOpen, shared) {
  let sum = 0;
  /** @param {string} criterion @param {number} parts @param {number} of */
  const earn = (criterion, parts, of) => {
    sum += Math.floor(((budgets.get(/** @type {never} */ (criterion)) ?? 0) * parts) / of);
  };
  const interests = mentor.hidden === "interests" ? [] : mentor.interests;
  const areas = mentor.hidden === "practiceAreas" ? [] : mentor.practiceAreas;
  const region = mentor.hidden === "region" ? null : mentor.region;
  for (const [criterion, wanted, has] of /** @type {const} */ ([
    ["SHARED_INTEREST", search.interests, interests],
    ["SHARED_PRACTICE_AREA", search.practiceAreas, areas],
  ])) {
    if (!wanted) continue;
    const met = wanted.concepts.filter(concept => has.some(id => concept.has(id))).length;
    if (met === 0 && wanted.isRequired) return null;
    earn(criterion, Math.min(met, wanted.full), wanted.full);
  }
  const stage = /** @type {never} */ (mentor.stage);
  if (search.stages.length > 0) {
    if (!search.stages.includes(stage)) return null;
    earn("STAGE", 1, 1);
  }
  if (search.regions) {
    if (region === null || !search.regions.has(region)) return null;
    earn("REGION", 1, 1);
  }
  if (search.languages.length > 0) {
    const met = search.languages.filter(tag => mentor.languages.some(one => one === tag || one.startsWith(`${tag}-`)));
    if (met.length === 0) return null;
    earn("LANGUAGE", met.length, search.languages.length);
  }
  if (search.help.length > 0) {
    const met = search.help.filter(kind => mentor.help.includes(kind));
    if (met.length === 0) return null;
    earn("OFFERS_HELP", met.length, search.help.length);
  }
  const root = mentor.institution === null ? [] : [corpus.rootOf.get(mentor.institution) ?? ""];
  for (const [criterion, axis, has] of /** @type {const} */ ([
    ["DIFFERENT_INSTITUTION", search.institution, root],
    ["DIFFERENT_REGION", search.region, region === null ? [] : [region]],
    ["DIFFERENT_PRACTICE_AREA", search.practiceArea, areas],
  ])) {
    const own = /** @type {ReadonlySet<string | number> | null} */ (axis.own);
    const differs = own !== null && has.length > 0 && !has.some(value => own.has(value));
    if (differs) earn(criterion, 1, 1);
    else if (axis.distance === "REQUIRE_DIFFERENT") return null;
  }
  if (search.overlap) {
    const { full, atLeast } = search.overlap;
    if (atLeast !== null && (shared === null || shared < atLeast)) return null;
    earn("OVERLAP_HOURS", Math.min(shared ?? 0, full), full);
  }
  if (search.stagesAhead?.has(stage)) earn("STAGE_AHEAD", 1, 1);
  const minutes = mentor.answerMinutes;
  if (minutes !== null) earn("ANSWERS_WITHIN", 3 - bands.findIndex(most => minutes <= most), 3);
  if (isOpen) earn("PLACES_LEFT", 1, 1);
  return sum;
}

/** @param {string} one @param {string} other weeks of ones and zeros */
function common(one, other) {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] === "1" && other[at] === "1") count += 1;
  return count;
}
