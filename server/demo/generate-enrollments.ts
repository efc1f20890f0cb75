import type { DemoEnrollment } from "./data/demo-world.js";
import { dayMs } from "./data/program.js";
import type { Random } from "./generate-random.js";

/** What somebody of the crowd is in the program. */
export type Part = "MENTOR" | "MENTEE" | "BOTH";

const mentorEnrollment = (random: Random, now: Date): DemoEnrollment => {
  const status = random.weighted<DemoEnrollment["status"]>([
    ["ACTIVE", 94],
    ["PENDING", 3],
    ["LEFT", 3],
  ]);
  const isPaused = status === "ACTIVE" && random.chance(0.06);
  return {
    role: "MENTOR",
    status,
    capacity: random.weighted([
      [1, 25],
      [2, 45],
      [3, 20],
      [5, 10],
    ]),
    pausedUntil: isPaused ? new Date(now.getTime() + random.int(5, 90) * dayMs) : null,
    cohortKey: null,
  };
};

const menteeEnrollment = (random: Random): DemoEnrollment => ({
  role: "MENTEE",
  status: random.weighted([
    ["ACTIVE", 93],
    ["PENDING", 5],
    ["LEFT", 2],
  ]),
  capacity: null,
  pausedUntil: null,
  cohortKey: random.weighted<string | null>([
    ["current-cycle", 60],
    ["previous-cycle", 15],
    ["new-practitioners", 20],
    [null, 5],
  ]),
});

export const enrollmentsFor = (random: Random, part: Part, now: Date): DemoEnrollment[] => [
  ...(part === "MENTEE" ? [] : [mentorEnrollment(random, now)]),
  ...(part === "MENTOR" ? [] : [menteeEnrollment(random)]),
];
