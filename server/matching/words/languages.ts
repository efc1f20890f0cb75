import { Fault } from "../../kernel/fault.js";
import type { Catalog } from "./catalog.js";
import { en } from "./en.js";
import { es } from "./es.js";

/** Every language that reasons are said in, by its BCP 47 tag. */
export const catalogs = { en, es } as const satisfies { readonly [tag: string]: Catalog };
export type Language = keyof typeof catalogs;

/**
 * The language to speak to somebody in: the one asked for, or the first of theirs that we have, else English. A tag finds
 * the nearest wider one (RFC 4647, lookup): `es-MX` is answered in `es`. What is no tag is Fault BAD_INPUT.
 */
export function languageFor(asked: string | null, theirs: readonly string[]): Language {
  for (const tag of asked === null ? theirs : [canonical(asked), ...theirs]) {
    for (let range = tag; range !== ""; range = range.slice(0, Math.max(range.lastIndexOf("-"), 0))) {
      if (Object.hasOwn(catalogs, range)) return range as Language;
    }
  }
  return "en";
}

/** Longer than any tag that means a language people speak (RFC 5646, 4.4.1). */
const longestTag = 35;

function canonical(tag: string): string {
  try {
    const { baseName } = new Intl.Locale(tag);
    if (tag.length <= longestTag) return baseName;
  } catch {
    // Falls through to the fault below.
  }
  const shown = tag.slice(0, longestTag);
  throw new Fault("BAD_INPUT", `"${shown}" is no language tag of BCP 47, such as en or es-MX.`, { field: "language" });
}
