/** How soon a mentor usually makes the first move on a request, in bands. */
export const answerTimeBands = ["WITHIN_A_DAY", "WITHIN_THREE_DAYS", "WITHIN_A_WEEK", "LONGER"] as const;
export type AnswerTimeBand = (typeof answerTimeBands)[number];

/** A band is made of the requests of so many mentees at least, so that it tells the fate of nobody's. */
export const answerTimeMinimum = 3;

const dayMinutes = 24 * 60;

/** The most minutes of each band but the last, ends included. */
const limits = [
  ["WITHIN_A_DAY", dayMinutes],
  ["WITHIN_THREE_DAYS", 3 * dayMinutes],
  ["WITHIN_A_WEEK", 7 * dayMinutes],
] as const satisfies readonly (readonly [AnswerTimeBand, number])[];

/** SQL for the band of the `mentor_answer_time` row with this alias; null too where an outer join found none. */
export const answerTimeBandSql = (alias: string): string => `
  case when ${alias}.mentee_count >= ${answerTimeMinimum} then
    case ${limits.map(([band, most]) => `when ${alias}.median_minutes <= ${most} then '${band}'`).join(" ")}
      else 'LONGER' end
  end`;
