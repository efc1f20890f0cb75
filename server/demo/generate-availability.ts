import type { DemoAvailability, DemoPerson, DemoRule, Stage } from "./data/demo-world.js";
import { type Random, randomFor } from "./generate-random.js";

type Hours = (random: Random) => DemoRule[];

const weekdays = [1, 2, 3, 4, 5] as const;

const on = (days: readonly number[], from: string, until: string): DemoRule[] =>
  days.map(weekday => ({ weekday, from, until }));

const afterClasses: Hours = random => [
  ...on(random.some(weekdays, 3), "16:00", "20:00"),
  ...on([random.pick([6, 7])], "10:00", "13:00"),
];
const afterRounds: Hours = random => [
  ...on(random.some(weekdays, 3), "17:30", "20:00"),
  ...on(random.chance(0.5) ? [6] : [], "09:00", "12:00"),
];
const lunchAndEvenings: Hours = random => [
  ...on(weekdays, "12:00", "13:00"),
  ...on(random.some([1, 2, 3, 4], 2), "18:00", "20:30"),
];
const beforeTheDay: Hours = random => [
  ...on(random.some(weekdays, 3), "07:00", "08:30"),
  ...on([random.pick([4, 5])], "13:00", "16:00"),
];
const officeHours: Hours = random => on(random.some(weekdays, 4), "09:00", "16:30");
/** Whoever works at night talks at night, past midnight. */
const nights: Hours = random => on(random.some([1, 2, 3, 4, 7], 3), "21:00", "26:00");

const ofPractice: readonly (readonly [Hours, number])[] = [
  [lunchAndEvenings, 6],
  [beforeTheDay, 2],
  [nights, 1],
];

function hoursOf(random: Random, stage: Stage): Hours {
  if (stage.startsWith("STUDENT_")) return afterClasses;
  if (stage.startsWith("RESIDENT_") || stage === "FELLOW") return random.chance(0.9) ? afterRounds : nights;
  if (stage === "LEADER" || stage === "FACULTY") return random.chance(0.6) ? beforeTheDay : officeHours;
  return stage === "INDUSTRY" ? officeHours : random.weighted(ofPractice);
}

/** The two whom visitors sign in as find time for each other. */
const byHand = new Map<string, readonly DemoRule[]>([
  ["maya-lindqvist", [...on([1, 3, 4], "16:00", "20:00"), ...on([6], "10:00", "13:00")]],
  ["isaiah-okafor-reyes", [...on([1, 2, 3, 4, 5], "12:00", "13:00"), ...on([1, 3], "18:00", "20:30")]],
]);

/**
 * When the people of the demo world are available, each in their own zone and by what they do. One in twelve of the crowd
 * has not said it; whoever is named has.
 */
export function generateAvailability(
  seed: number,
  named: readonly DemoPerson[],
  crowd: readonly DemoPerson[],
): DemoAvailability[] {
  const saidBy = ({ key, stage, timeZone }: DemoPerson): DemoAvailability => {
    const random = randomFor(seed, `availability ${key}`);
    const rules = [...(byHand.get(key) ?? hoursOf(random, stage)(random))];
    return {
      personKey: key,
      timeZone,
      rules: rules.sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1)),
    };
  };
  const hasSaid = ({ key }: DemoPerson) => randomFor(seed, `says ${key}`).next() > 1 / 12;
  return [...named, ...crowd.filter(hasSaid)].map(saidBy);
}
