const dayMs = 86_400_000;
/** Outside of the years 1 to 9999 ECMAScript writes a sign and six digits. */
const [firstMs, lastMs] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];

const padded = (count: number, digits: number): string[] =>
  Array.from({ length: count }, (_, n) => String(n).padStart(digits, "0"));
const [two, three] = [padded(60, 2), padded(1_000, 3)];

let knownDay = Number.NaN;
let knownText = "";

/**
 * An instant as `toISOString` writes it. That one formats in the C library, and `JSON.stringify` calls it for each Date
 * from outside JavaScript: in a page of messages the dates cost more than all words. Throws RangeError for no date.
 */
export function instantText(instant: Date): string {
  const ms = instant.getTime();
  if (!(ms >= firstMs && ms <= lastMs)) return instant.toISOString();
  const day = Math.floor(ms / dayMs);
  // What stands on one page happened on a few days.
  if (day !== knownDay) {
    knownText = new Date(day * dayMs).toISOString().slice(0, 11);
    knownDay = day;
  }
  const rest = ms - day * dayMs;
  const seconds = Math.floor(rest / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${knownText}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${three[rest % 1_000]}Z`;
}
