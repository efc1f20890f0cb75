import { Fault } from "../kernel/fault.js";

const bad = (field: string, message: string) => new Fault("BAD_INPUT", message, { field: `input.${field}` });

const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** An ISO 3166-1 alpha-2 code in capitals. */
export function checkedCountry(code: string): string {
  if (/^[A-Z]{2}$/.test(code) && code !== "ZZ" && regionNames.of(code) !== undefined) return code;
  throw bad("country", "This is no country code of ISO 3166-1 alpha-2, such as US.");
}

/** Longer than any tag that means a language people speak (RFC 5646, 4.4.1). */
const longestTag = 35;

/** BCP 47 tags in their canonical form, each once, in the order given. */
export function checkedLanguages(tags: readonly string[]): string[] {
  checkedCount("languages", tags, 20);
  return [
    ...new Set(
      tags.map(tag => {
        try {
          const { baseName } = new Intl.Locale(tag);
          if (tag.length <= longestTag) return baseName;
        } catch {
          // Falls through to the fault below.
        }
        const shown = tag.slice(0, longestTag);
        throw bad("languages", `"${shown}" is no language tag of BCP 47, such as en or es-MX.`);
      }),
    ),
  ];
}

/** A list of at most so many entries, each once. */
export function checkedCount<T>(field: string, entries: readonly T[], most: number): T[] {
  const once = [...new Set(entries)];
  if (once.length > most) throw bad(field, `input.${field} may have at most ${most} entries.`);
  return once;
}
