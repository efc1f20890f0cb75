const dayMs = 24 * 60 * 60 * 1_000;

/** When a request sent now expires, by its program's clock. Days are periods of 24 hours, the same for both people. */
export const expiryOf = (sentAt: Date, requestDays: number): Date => new Date(sentAt.getTime() + requestDays * dayMs);

/** When somebody is reminded of a request: at half time, and two days before it expires where that comes later. */
export function reminderTimes(sentAt: Date, expiresAt: Date): Date[] {
  const half = (sentAt.getTime() + expiresAt.getTime()) / 2;
  const late = expiresAt.getTime() - 2 * dayMs;
  return (late > half ? [half, late] : [half]).map(time => new Date(time));
}

/** The first reminder after `now`; null when there is none left. One that was missed is not made up for by two. */
export const nextReminder = (sentAt: Date, expiresAt: Date, now: Date): Date | null =>
  reminderTimes(sentAt, expiresAt).find(time => time > now) ?? null;
