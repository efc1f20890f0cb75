import { shownToMembersSql } from "../people/index.js";

/**
 * SQL for the week of the person in the `person` row with this alias, in the `availability_week` row with that one: null
 * when members are not to know when they are available, or when they have not said it. Search asks it for everything it
 * compares, whoever looks.
 */
export const shownWeekSql = (person: string, week: string): string =>
  `case when ${shownToMembersSql(person, "availability")} then ${week}.week end`;

/** SQL for the quarter hours of a week, an integer, that two `bit(672)` have in common; null when either is null. */
export const overlapQuartersSql = (one: string, other: string): string => `bit_count((${one}) & (${other}))::int`;
