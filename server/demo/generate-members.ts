import { areas } from "./data/areas.js";
import type { DemoPerson } from "./data/demo-world.js";
import { institutions } from "./data/institutions.js";
import { openers, practitionerPurposes, studentPurposes, traineePurposes } from "./data/purposes.js";
import { taxonomy } from "./data/taxonomy.js";
import { isStudent, isTrainee } from "./generate-people.js";
import type { Random } from "./generate-random.js";

const institutionByKey = new Map(institutions.map(place => [place.key, place]));
const areaByKey = new Map(areas.map(area => [area.key, area]));
const termNames = new Map(taxonomy.map(term => [term.key, term.name]));

export const isMenteeNow = (person: DemoPerson): boolean =>
  person.enrollments.some(({ role, status }) => role === "MENTEE" && status === "ACTIVE");

/** How many living mentorships the person takes on at `now`; 0 while paused, and for everybody who is no mentor. */
export const placesOf = (person: DemoPerson, now: Date): number => {
  const mentoring = person.enrollments.find(({ role, status }) => role === "MENTOR" && status === "ACTIVE");
  const isPaused = mentoring?.pausedUntil != null && mentoring.pausedUntil > now;
  return isPaused ? 0 : (mentoring?.capacity ?? 0);
};

/** The campus's system, or the institution itself when it belongs to none. */
export const systemOf = (person: DemoPerson): string =>
  institutionByKey.get(person.institutionKey)?.parentKey ?? person.institutionKey;

const firstNameOf = (person: DemoPerson): string => person.displayName.split(" ")[0] ?? person.displayName;

const placeOf = (person: DemoPerson): string =>
  institutionByKey.get(person.institutionKey)?.name ?? person.institutionKey;

/** What a mentee of this stage writes to this mentor, and the kind of help that it asks for. */
export const purposeFor = (random: Random, mentee: DemoPerson, mentor: DemoPerson) => {
  const pool = isStudent(mentee.stage)
    ? studentPurposes
    : isTrainee(mentee.stage)
      ? traineePurposes
      : practitionerPurposes;
  const areaKey = mentor.practiceAreaKeys[0] ?? "internal-medicine";
  const asks = areaByKey.get(areaKey)?.asks ?? ["how you work"];
  const chosen = random.pick(pool);
  const words: Record<string, string> = {
    area: (termNames.get(areaKey) ?? areaKey).toLowerCase(),
    ask: random.pick(asks),
    mentor: firstNameOf(mentor),
    here: placeOf(mentee),
    there: placeOf(mentor),
  };
  const purpose = `${random.pick(openers)} ${chosen.text}`
    .trim()
    .replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? word);
  return { help: chosen.help, purpose };
};
