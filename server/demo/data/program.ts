import type { DemoCohort, DemoProgram } from "./demo-world.js";

/** Milliseconds of 24 hours; for ages and deadlines, not for calendar days in a zone. */
export const dayMs = 86_400_000;

export const program: DemoProgram = {
  key: "crosswalk",
  name: "Crosswalk Mentoring",
  description:
    "Students, residents and new practitioners of pharmacy meet mentors from another region, another institution or another area of practice, and stay in touch for as long as it helps them.",
  invitationCode: "CROSSWALK",
  policy: {
    joining: "APPROVAL",
    openRequestsAtOnce: 3,
    daysUntilRequestExpires: 14,
    remindDaysBeforeExpiry: 4,
    defaultCapacity: 2,
    membersMayTalk: true,
  },
};

/** The cycles start about 1 July, as residencies do; the newest one has begun already. */
export const cohortsAt = (now: Date): DemoCohort[] => {
  const hasBegun = now.getUTCMonth() >= 6;
  const year = now.getUTCFullYear() - (hasBegun ? 0 : 1);
  const startOf = (cycle: number) => new Date(Date.UTC(cycle, 6, 1));
  const nameOf = (cycle: number) => `Residency cycle ${cycle}–${String(cycle + 1).slice(2)}`;
  return [
    { key: "previous-cycle", name: nameOf(year - 1), startsAt: startOf(year - 1), endsAt: startOf(year) },
    { key: "current-cycle", name: nameOf(year), startsAt: startOf(year), endsAt: startOf(year + 1) },
    { key: "new-practitioners", name: "New practitioners", startsAt: startOf(year - 1), endsAt: null },
  ];
};
