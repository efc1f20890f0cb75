/**
 * Whether a text is a day of the calendar as `2026-12-01`. The year 0 is none: PostgreSQL goes from 1 BC to 1 AD, and
 * `Date` takes the 31st of February for the 3rd of March.
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith("0000")) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
