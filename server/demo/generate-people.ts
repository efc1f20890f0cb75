import { type Area, areas } from "./data/areas.js";
import type { DemoInstitution, DemoPerson, Help, Stage } from "./data/demo-world.js";
import { institutions, keyOf } from "./data/institutions.js";
import { nameGroups } from "./data/names.js";
import {
  anyMentorStances,
  mentorStances,
  practitionerHopes,
  privateLives,
  roleTitles,
  studentHopes,
  traineeHopes,
} from "./data/profile-phrases.js";
import { credentialsFor } from "./generate-credentials.js";
import { enrollmentsFor, type Part } from "./generate-enrollments.js";
import { type Random, randomFor } from "./generate-random.js";

const mentorStages: readonly (readonly [Stage, number])[] = [
  ["RESIDENT_PGY1", 2],
  ["RESIDENT_PGY2", 5],
  ["FELLOW", 2],
  ["NEW_PRACTITIONER", 8],
  ["PRACTITIONER", 22],
  ["SPECIALIST", 33],
  ["LEADER", 12],
  ["FACULTY", 11],
  ["TECHNICIAN", 2],
];

const menteeStages: readonly (readonly [Stage, number])[] = [
  ["STUDENT_P1", 6],
  ["STUDENT_P2", 9],
  ["STUDENT_P3", 14],
  ["STUDENT_P4", 22],
  ["RESIDENT_PGY1", 17],
  ["RESIDENT_PGY2", 8],
  ["FELLOW", 3],
  ["NEW_PRACTITIONER", 14],
  ["PRACTITIONER", 5],
  ["TECHNICIAN", 2],
];

const bothStages: readonly (readonly [Stage, number])[] = [
  ["RESIDENT_PGY1", 2],
  ["RESIDENT_PGY2", 4],
  ["NEW_PRACTITIONER", 5],
  ["PRACTITIONER", 3],
];

const trainingTopics = [
  "cv-review",
  "residency-questions",
  "letters-of-intent",
  "letter-writers",
  "program-list",
  "phorcas-application",
  "residency-showcase",
  "personnel-placement-service",
  "interview-preparation",
  "rank-strategy",
  "poster-review",
  "journal-club",
  "networking",
] as const;

const workingTopics = [
  "implementing-change",
  "manuscript-collaboration",
  "papers-and-presentations",
  "board-certification",
  "job-search",
  "negotiation",
  "well-being",
  "professional-organizations",
  "precepting",
  "leading-teams",
  "research-design",
  "journal-club",
] as const;

/** Whether this is a stage of study, before any license. */
export const isStudent = (stage: Stage): boolean => stage.startsWith("STUDENT_");
export const isTrainee = (stage: Stage): boolean => stage.startsWith("RESIDENT_") || stage === "FELLOW";

const workplaces = institutions.filter(({ setting }) => setting !== null);

const workplaceFor = (random: Random, stage: Stage, area: Area): DemoInstitution => {
  const settings =
    isStudent(stage) || (stage === "FACULTY" && random.chance(0.6))
      ? ["ACADEMIA"]
      : (area.settings ?? ["ACADEMIC_MEDICAL_CENTER", "COMMUNITY_HOSPITAL", "VA_FEDERAL"]);
  const fitting = workplaces.filter(({ setting }) => setting !== null && settings.includes(setting));
  const near = fitting.filter(({ country }) => country === "US");
  return random.pick(random.chance(0.82) ? near : fitting);
};

/** Mentors in business are called by their stage's words, all others by the stage drawn for them. */
const stageFor = (random: Random, part: Part, area: Area): Stage => {
  if (part === "MENTOR" && area.key === "industry") {
    return "INDUSTRY";
  }
  if (part === "MENTOR" && area.key === "academia") {
    return "FACULTY";
  }
  return random.weighted(part === "MENTOR" ? mentorStages : part === "MENTEE" ? menteeStages : bothStages);
};

const headlineFor = (random: Random, stage: Stage, area: Area): string => {
  const title = random.pick(roleTitles[stage]).replace("{title}", area.title.toLowerCase());
  const role = title.charAt(0).toUpperCase() + title.slice(1);
  if (isStudent(stage)) {
    return `${role} with an eye on ${area.title.toLowerCase()} pharmacy`;
  }
  return !isTrainee(stage) && random.chance(0.45) ? `${role}, working on ${random.pick(area.projects)}` : role;
};

const bioFor = (random: Random, stage: Stage, part: Part, area: Area, institution: DemoInstitution): string => {
  const sentences: (string | null)[] = [];
  if (isStudent(stage)) {
    sentences.push(
      random.pick([
        `I study at ${institution.name} and want to learn ${random.pick(area.asks)}.`,
        `A rotation in ${area.title.toLowerCase()} pharmacy changed my plans; now I want to learn ${random.pick(area.asks)}.`,
        `At ${institution.name} I lead a small study group. What I want to learn this year: ${random.pick(area.asks)}.`,
      ]),
    );
  } else if (stage === "TECHNICIAN") {
    sentences.push(`I make the pharmacy of ${institution.name} run, at present with ${random.pick(area.projects)}.`);
  } else if (isTrainee(stage)) {
    sentences.push(
      random.pick([
        `I train at ${institution.name}, where my project is ${random.pick(area.projects)}.`,
        `At ${institution.name} my project this year is ${random.pick(area.projects)}.`,
      ]),
    );
  } else {
    sentences.push(
      random.pick([
        `At ${institution.name} I ${random.pick(area.does)}.`,
        `You find me at ${institution.name}, where I ${random.pick(area.does)}.`,
        `My days at ${institution.name}: I ${random.pick(area.does)}.`,
      ]),
      random.pick([
        `Lately I have been working on ${random.pick(area.projects)}.`,
        `We have just finished ${random.pick(area.projects)}.`,
        `My current project is ${random.pick(area.projects)}.`,
        null,
      ]),
    );
  }
  if (part !== "MENTEE") {
    sentences.push(random.pick([...(mentorStances[stage] ?? []), ...anyMentorStances]));
  }
  if (part !== "MENTOR") {
    sentences.push(random.pick(isStudent(stage) ? studentHopes : isTrainee(stage) ? traineeHopes : practitionerHopes));
  }
  sentences.push(random.pick(privateLives));
  return sentences.filter(sentence => sentence !== null).join(" ");
};

const offeredBy = (random: Random, stage: Stage): readonly Help[] => {
  const all: Help[] = [
    "CV_REVIEW",
    "MOCK_INTERVIEW",
    "POSTER_REVIEW",
    "MANUSCRIPT",
    "RESIDENCY_ADVICE",
    "CAREER_ADVICE",
  ];
  const possible = isTrainee(stage) ? all.filter(help => help !== "MANUSCRIPT") : all;
  return [random.chance(0.85) ? "LONG_TERM" : "FLASH", ...random.some(possible, random.int(1, 4))];
};

const soughtBy = (random: Random, stage: Stage): readonly Help[] => {
  const students: Help[] = ["CV_REVIEW", "MOCK_INTERVIEW", "POSTER_REVIEW", "RESIDENCY_ADVICE"];
  const others: Help[] = ["MANUSCRIPT", "CAREER_ADVICE", "POSTER_REVIEW", "FLASH"];
  return [
    ...(random.chance(0.8) ? (["LONG_TERM"] as const) : []),
    ...random.some(isStudent(stage) ? students : others, 2),
  ];
};

const nameFor = (
  random: Random,
  taken: Set<string>,
): { name: string; pronouns: string | null; languages: readonly string[] } => {
  for (;;) {
    const group = random.weighted(nameGroups.map(row => [row, row.weight] as const));
    const pronouns = random.chance(0.56) ? "she/her" : "he/him";
    const families = random.chance(0.06) ? random.some(group.family, 2) : [random.pick(group.family)];
    const name = `${random.pick(group.given[pronouns])} ${families.join("-")}`;
    if (!taken.has(keyOf(name))) {
      taken.add(keyOf(name));
      const shown = random.weighted<string | null>([
        [pronouns, 70],
        [null, 24],
        ["they/them", 4],
        [pronouns === "she/her" ? "she/they" : "he/they", 2],
      ]);
      const second = group.languages.length > 0 && random.chance(0.7) ? [random.pick(group.languages)] : [];
      return { name, pronouns: shown, languages: second };
    }
  }
};

/** One invented person who plays `part`; `taken` holds the keys of all names given so far. */
const personOf = (random: Random, part: Part, taken: Set<string>, now: Date): DemoPerson => {
  const area = random.weighted(areas.map(row => [row, row.weight] as const));
  const stage = stageFor(random, part, area);
  const { name, pronouns, languages } = nameFor(random, taken);
  const institution = workplaceFor(random, stage, area);
  const second = random.chance(0.3) ? random.pick(areas) : area;
  const narrower = random.some(area.narrowerKeys, random.int(0, 2));
  const topics =
    isStudent(stage) || isTrainee(stage)
      ? trainingTopics
      : random.chance(0.5)
        ? workingTopics
        : [...workingTopics, ...trainingTopics];
  const interests = [
    area.key,
    ...random.some(area.topicKeys, 2),
    ...random.some(topics, random.int(2, 4)),
    ...narrower,
  ];
  return {
    key: keyOf(name),
    displayName: name,
    pronouns,
    headline: headlineFor(random, stage, area),
    bio: bioFor(random, stage, part, area, institution),
    stage,
    practiceAreaKeys: [...new Set([area.key, ...(isStudent(stage) ? [] : narrower), second.key])],
    interestKeys: [...new Set(interests)],
    credentials: credentialsFor(random, stage, area, now),
    institutionKey: institution.key,
    regionKey: institution.regionKey,
    country: institution.country,
    timeZone: institution.timeZone,
    languages: ["en", ...languages],
    helpOffered: part === "MENTEE" ? [] : offeredBy(random, stage),
    helpSought: part === "MENTOR" ? [] : soughtBy(random, stage),
    enrollments: enrollmentsFor(random, part, now),
    email: null,
    move: null,
  };
};

/** The crowd around the named cast: 400 mentors, 150 mentees and 28 who are both. */
export const generatePeople = (seed: number, now: Date, cast: readonly DemoPerson[]): DemoPerson[] => {
  const taken = new Set(cast.map(({ key }) => key));
  const crowd = (part: Part, count: number) => {
    const random = randomFor(seed, `people ${part}`);
    return Array.from({ length: count }, () => personOf(random, part, taken, now));
  };
  return [...crowd("MENTOR", 400), ...crowd("MENTEE", 150), ...crowd("BOTH", 28)];
};
