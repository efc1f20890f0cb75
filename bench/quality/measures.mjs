/** What being found at a place is worth: the further down, the fewer look (Järvelin & Kekäläinen 2002). */
const lookedAt = (/** @type {number} */ place) => 1 / Math.log2(place + 2);
const gainOf = (/** @type {number} */ grade) => 2 ** grade - 1;

/**
 * Normalized discounted cumulative gain of the first ten; null where there is nothing to find.
 * @param {readonly number[]} found Grades in the order of the answer.
 * @param {readonly number[]} all Grades of everybody.
 */
export function ndcg10(found, all) {
  const sum = (/** @type {readonly number[]} */ grades) =>
    grades.slice(0, 10).reduce((total, grade, place) => total + gainOf(grade) * lookedAt(place), 0);
  const best = sum(all.toSorted((a, b) => b - a));
  return best === 0 ? null : sum(found) / best;
}

/**
 * How many of those worth finding are among the first twenty, of as many as could be; null where there are none.
 * @param {readonly number[]} found @param {readonly number[]} all @param {number} least
 */
export function recall20(found, all, least) {
  const worth = (/** @type {readonly number[]} */ grades) => grades.filter(grade => grade >= least).length;
  const most = Math.min(20, worth(all));
  return most === 0 ? null : worth(found.slice(0, 20)) / most;
}

/**
 * How unevenly the first ten places of all answers fall to those who can be asked, 0 to 1 (Gini), each place by how many
 * look at it. Whoever is never shown counts with nothing.
 * @param {readonly (readonly number[])[]} answers Who was found, by number, best first.
 * @param {readonly number[]} people Everybody who can be asked.
 */
export function exposureGini(answers, people) {
  const seen = new Map(people.map(one => [one, 0]));
  for (const answer of answers) {
    for (const [place, one] of answer.slice(0, 10).entries()) {
      if (seen.has(one)) seen.set(one, (seen.get(one) ?? 0) + lookedAt(place));
    }
  }
  const sorted = [...seen.values()].sort((a, b) => a - b);
  const total = sorted.reduce((sum, one) => sum + one, 0);
  const weighted = sorted.reduce((sum, one, at) => sum + (at + 1) * one, 0);
  return total === 0 ? 0 : (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/** The mean of what there is. @param {readonly (number | null)[]} values */
export function mean(values) {
  const there = values.flatMap(value => value ?? []);
  return there.reduce((sum, value) => sum + value, 0) / there.length;
}
