import type { InstitutionToLoad, ProfileChanges, TermToLoad } from "../../../server/people/index.js";
import type { Actor, World } from "../world.js";

const term = (key: string, name: string, parentKey: string | null = null, synonyms: string[] = []): TermToLoad => ({
  key,
  kind: "PRACTICE_AREA",
  name,
  parentKey,
  synonyms,
});

const terms: readonly TermToLoad[] = [
  term("critical-care", "Critical care", null, ["ICU", "intensive care"]),
  term("neurocritical-care", "Neurocritical care", "critical-care", ["neuro ICU"]),
  term("infectious-diseases", "Infectious diseases", null, ["ID"]),
  term("antimicrobial-stewardship", "Antimicrobial stewardship", "infectious-diseases", ["AMS", "ASP"]),
  term("pediatrics", "Pediatrics", null, ["Pädiatrie", "peds"]),
  { key: "cv-review", kind: "TOPIC", name: "CV review", parentKey: null, synonyms: ["résumé"] },
  { key: "manuscripts", kind: "TOPIC", name: "Manuscripts", parentKey: null, synonyms: [] },
  { key: "united-states", kind: "REGION", name: "United States", parentKey: null, synonyms: ["USA"] },
  { key: "us-midwest", kind: "REGION", name: "Midwest", parentKey: "united-states", synonyms: [] },
  { key: "us-southeast", kind: "REGION", name: "Southeast", parentKey: "united-states", synonyms: [] },
];

const place = (key: string, name: string, parentKey: string | null = null): InstitutionToLoad => ({
  key,
  name,
  parentKey,
  regionKey: "us-midwest",
  country: "US",
});

const institutions: readonly InstitutionToLoad[] = [
  place("tallgrass-health", "Tallgrass Health"),
  place("tallgrass-riverbend", "Riverbend Hospital", "tallgrass-health"),
  place("kittiwake-medical-center", "Kittiwake Medical Center"),
];

/** The words and places that tests of people use; loading them again changes nothing. */
export async function aVocabulary(world: World): Promise<{ institutionId: (key: string) => string }> {
  const { people } = world.app;
  const found = await world.db.transaction(async tx => {
    await people.loadTaxonomy(tx, terms);
    await people.loadInstitutions(tx, institutions);
    return people.institutionsByKeys(
      tx,
      institutions.map(institution => institution.key),
    );
  });
  return {
    institutionId(key) {
      const institution = found.get(key);
      if (!institution) throw new Error(`The tests know no institution ${key}.`);
      return institution.id;
    },
  };
}

/** A person with these things in the profile; `aVocabulary` first, where terms are named. */
export async function aProfile(world: World, changes: ProfileChanges, displayName?: string): Promise<Actor> {
  const actor = await world.person(displayName);
  await world.app.people.updateProfile(actor.viewer, changes);
  return actor;
}
