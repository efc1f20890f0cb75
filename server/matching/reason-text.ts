import type { Reason, ReasonFacts } from "./score.js";
import type { Catalog } from "./words/catalog.js";
import { catalogs, type Language } from "./words/languages.js";

/** The names behind a reason's ids. */
export interface Names {
  term(id: number): string;
  institution(id: string): string;
}

/** The reason as a sentence to the viewer, made of its code and facts alone; names are in the language they are in. */
export function reasonText(reason: Reason, names: Names, language: Language): string {
  const speaker = speakerOf(language);
  const { catalog, plurals, hours } = speaker;
  const sentence = catalog.sentences[sayingOf(reason)];
  const number = reason.overlapHours ?? reason.placesLeft ?? 0;
  const said = typeof sentence === "string" ? sentence : (sentence[plurals.select(number)] ?? sentence.other);
  return said.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const fill = fillings[slot];
    return slot === "number" ? hours.format(number) : (fill?.(reason, speaker, names) ?? "");
  });
}

/** Which of the catalog's sentences says it: some depend on a fact. */
function sayingOf({ code, pausedUntil, overlapHours, answersWithin }: Reason): keyof Catalog["sentences"] {
  if (code === "PAUSED" && pausedUntil) return "PAUSED_UNTIL";
  if (code === "OVERLAP_HOURS" && overlapHours === 0) return "NO_OVERLAP";
  return code === "ANSWERS_WITHIN" ? `ANSWERS_${answersWithin ?? "LONGER"}` : code;
}

/** What speaks one language: made once, since the forms of Intl cost more than the sentences. */
interface Speaker {
  readonly catalog: Catalog;
  readonly plurals: Intl.PluralRules;
  readonly hours: Intl.NumberFormat;
  readonly all: Intl.ListFormat;
  readonly days: { format(day: Date): string };
  readonly languageNames: Intl.DisplayNames;
}

const speakers = new Map<Language, Speaker>();

function speakerOf(language: Language): Speaker {
  const known = speakers.get(language);
  if (known) return known;
  const speaker = {
    catalog: catalogs[language],
    plurals: new Intl.PluralRules(language),
    hours: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }),
    all: new Intl.ListFormat(language, { type: "conjunction" }),
    days: new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }),
    languageNames: new Intl.DisplayNames(language, { type: "language" }),
  };
  speakers.set(language, speaker);
  return speaker;
}

type Fill = (facts: ReasonFacts, speaker: Speaker, names: Names) => string;

const fillings: { readonly [slot: string]: Fill } = {
  terms: ({ termIds }, { all }, names) => all.format((termIds ?? []).map(id => names.term(id))),
  institution: ({ institutionId }, _, names) => (institutionId ? names.institution(institutionId) : ""),
  stage: ({ stage }, { catalog }) => (stage ? catalog.stages[stage] : ""),
  languages: ({ languages }, { all, languageNames }) =>
    all.format((languages ?? []).map(tag => languageNames.of(tag) ?? tag)),
  help: ({ help }, { all, catalog }) => all.format((help ?? []).map(kind => catalog.help[kind])),
  day: ({ pausedUntil }, { days }) => (pausedUntil ? days.format(pausedUntil) : ""),
};
