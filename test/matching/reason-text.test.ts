import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { reasonText } from "../../server/matching/reason-text.js";
import type { Reason } from "../../server/matching/score.js";
import { kindOf, type SearchReasonCode, SearchReasonCodes } from "../../server/matching/search-words.js";
import { en } from "../../server/matching/words/en.js";
import { catalogs, type Language, languageFor } from "../../server/matching/words/languages.js";
import { answerTimeBands } from "../../server/mentorships/index.js";
import { CareerStages, HelpKinds } from "../../server/people/index.js";
import { only, Searchable } from "../support/makers/matching.js";
import { type Actor, aWorld, type World } from "../support/world.js";

const languages = Object.keys(catalogs) as Language[];
const names = { term: (id: number) => `Term ${id}`, institution: (id: string) => `Place ${id}` };
const aReason = (code: SearchReasonCode, facts: Partial<Reason> = {}): Reason => ({
  code,
  kind: kindOf(code),
  thousandths: 0,
  termIds: null,
  institutionId: null,
  stage: null,
  languages: null,
  help: null,
  overlapHours: null,
  answersWithin: null,
  placesLeft: null,
  pausedUntil: null,
  ...facts,
});
const allFacts: Partial<Reason> = {
  termIds: [1, 2],
  institutionId: "x",
  stage: "STUDENT_P4",
  languages: ["es-MX", "hi"],
  help: ["FLASH"],
  overlapHours: 2.5,
  answersWithin: "WITHIN_A_WEEK",
  pausedUntil: new Date("2026-03-02T23:30:00Z"),
};

describe.each(languages)("the words in %s", language => {
  const catalog = catalogs[language];

  test("have a sentence for whatever English has one for, in every plural form of the language", () => {
    expect(Object.keys(catalog.sentences).sort()).toEqual(Object.keys(en.sentences).sort());
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    for (const [saying, sentence] of Object.entries(catalog.sentences)) {
      const plural = typeof en.sentences[saying as keyof typeof en.sentences] !== "string";
      expect([saying, typeof sentence !== "string"]).toEqual([saying, plural]);
      if (typeof sentence !== "string") expect([saying, Object.keys(sentence).sort()]).toEqual([saying, forms]);
    }
  });

  test("name every stage and every kind of help", () => {
    expect(Object.keys(catalog.stages).sort()).toEqual(Object.keys(CareerStages).sort());
    expect(Object.keys(catalog.help).sort()).toEqual(Object.keys(HelpKinds).sort());
    for (const word of [...Object.values(catalog.stages), ...Object.values(catalog.help)]) expect(word).not.toBe("");
  });

  test("hold the facts that the English sentences hold, but for numbers that a form says in a word", () => {
    const slots = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();
    for (const [saying, sentence] of Object.entries(catalog.sentences)) {
      const english = en.sentences[saying as keyof typeof en.sentences];
      const [said, meant] = [sentence, english].map(one => (typeof one === "string" ? one : one.other));
      expect([saying, slots(said ?? "")]).toEqual([saying, slots(meant ?? "")]);
    }
  });

  test.each(Object.values(SearchReasonCodes))("say %s in a whole sentence with nothing left to fill in", code => {
    for (const facts of [allFacts, { ...allFacts, pausedUntil: null, overlapHours: 0 }, { placesLeft: 1 }]) {
      expect(reasonText(aReason(code, facts), names, language)).toMatch(/^\p{Lu}[^{}]*\.$/u);
    }
  });

  test("say each answer time in other words", () => {
    const said = answerTimeBands.map(band =>
      reasonText(aReason("ANSWERS_WITHIN", { answersWithin: band }), names, language),
    );
    expect(new Set(said).size).toBe(answerTimeBands.length);
  });
});

test.each<[Language, SearchReasonCode, Partial<Reason>, string]>([
  ["en", "PLACES_LEFT", { placesLeft: 1 }, "Has one place left."],
  ["es", "PLACES_LEFT", { placesLeft: 1 }, "Le queda una plaza."],
  ["es", "PLACES_LEFT", { placesLeft: 3 }, "Le quedan 3 plazas."],
  ["en", "OVERLAP_HOURS", { overlapHours: 1 }, "Is available for 1 hour a week when you are, too."],
  ["en", "OVERLAP_HOURS", { overlapHours: 0.25 }, "Is available for 0.25 hours a week when you are, too."],
  ["es", "OVERLAP_HOURS", { overlapHours: 2.5 }, "Tiene 2,5 horas libres por semana a la vez que tú."],
  ["es", "SHARED_INTEREST", { termIds: [1, 2, 3] }, "Comparte tu interés por Term 1, Term 2 y Term 3."],
  ["es", "LANGUAGE", { languages: ["es-MX", "hi"] }, "Habla español de México e hindi."],
  ["en", "LANGUAGE", { languages: ["es-MX", "hi"] }, "Speaks Mexican Spanish and Hindi."],
  [
    "es",
    "PAUSED",
    { pausedUntil: new Date("2026-03-02T23:30:00Z") },
    "No acepta solicitudes antes del 2 de marzo de 2026.",
  ],
  ["es", "STAGE", { stage: "RESIDENT_PGY1" }, "Está en la etapa que pediste: residente PGY1."],
  ["es", "OFFERS_HELP", { help: ["FLASH", "MANUSCRIPT"] }, "Ofrece una sola conversación y trabajo en un manuscrito."],
])("in %s, %s %j is: %s", (language, code, facts, text) => {
  expect(reasonText(aReason(code, facts), names, language)).toBe(text);
});

test.each<[string | null, readonly string[], Language]>([
  [null, [], "en"],
  [null, ["hi"], "en"],
  [null, ["hi", "es-MX", "en"], "es"],
  [null, ["en-GB", "es"], "en"],
  ["es", ["en"], "es"],
  ["ES-419", ["en"], "es"],
  ["es-Latn-x-ours", [], "es"],
  ["est", [], "en"],
  ["hi", ["es"], "es"],
])("asked for %s, to somebody with %j, it speaks %s", (asked, theirs, language) => {
  expect(languageFor(asked, theirs)).toBe(language);
});

describe("through a search", () => {
  let world: World;
  let here: Searchable;
  let mentee: Actor;
  beforeAll(async () => {
    world = await aWorld();
    here = await Searchable.in(world);
    mentee = await here.person("Mina", { languages: ["hi", "es-MX", "en"], interests: ["critical-care"] });
    await here.mentor("Tor", { interests: ["critical-care"] });
  });
  afterAll(() => world.close());

  const texts = async (language?: string | null) => {
    const { mentorSearch } = await mentee.ask<{ mentorSearch: { nodes: { reasons: { text: string }[] }[] } }>(
      `query ($input: MentorSearchInput!, $language: String) {
        mentorSearch(input: $input) { nodes { reasons { text(language: $language) } } }
      }`,
      { input: here.input({}), language },
    );
    return mentorSearch.nodes.flatMap(hit => hit.reasons.map(reason => reason.text));
  };

  test("a reason is said in the first language of the viewer's that there are words in, with names as they are", async () => {
    const spanish = ["Comparte tu interés por Critical care.", "Le quedan 2 plazas."];
    expect(await texts()).toEqual(spanish);
    expect(await texts("fr")).toEqual(spanish);
    expect(only(await here.hits(mentee, {})).reasons.map(reason => reason.text)).toEqual(spanish);
  });

  test("a reason is said in the language that is asked for", async () => {
    expect(await texts("en-GB")).toEqual(["Shares your interest in Critical care.", "Has 2 places left."]);
  });

  test("what is no language tag is BAD_INPUT", async () => {
    await expect(texts("no such tag")).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});
