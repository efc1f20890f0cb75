/** What making the market of a run costs: everybody is scored with everybody, as the thread of a run does it. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../scripts/build.mjs";
import { cpuMsSince, numbersBelow, sideArguments } from "./pairing-market.mjs";

const built = (/** @type {string} */ file) => import(pathToFileURL(join(root, "dist/server/matching", file)).href);
const { buildMarkets } = await built("pairing/build-market.js");
const { checkedRules } = await built("pairing/rules.js");
const { defaultWeights } = await built("weights.js");

const { mentees, mentors } = sideArguments();
const inputs = cohort(mentees, mentors);
const began = process.cpuUsage();
const { shown } = buildMarkets(inputs, 1);
const cpuMs = cpuMsSince(began);
const total = shown.menteeScore.reduce((/** @type {number} */ sum, /** @type {number} */ score) => sum + score, 0);
console.log(JSON.stringify({ cpuMs, pairs: shown.mentor.length, total, rssMb: process.resourceUsage().maxRSS / 1024 }));

/**
 * The inputs of a run for a cohort in which everybody says everything: three interests of sixty, a region of twelve, an
 * institution of three hundred, a week with evenings, and one in ten names five of the others.
 * @param {number} mentees @param {number} mentors
 */
function cohort(mentees, mentors) {
  const below = numbersBelow(20_260_302);
  const one = (/** @type {readonly string[]} */ of) => of[below(of.length)];
  const id = (/** @type {number} */ side, /** @type {number} */ at) =>
    `0000000${side}-0000-7000-8000-${at.toString(16).padStart(12, "0")}`;
  const ids = [
    Array.from({ length: mentees }, (_, at) => id(1, at)),
    Array.from({ length: mentors }, (_, at) => id(2, at)),
  ];
  const evenings = Array.from({ length: 20 }, () => {
    const days = new Set([below(7), below(7), below(7)]);
    const begins = 64 + below(16);
    return Array.from({ length: 672 }, (_, at) => {
      const [day, quarter] = [Math.floor(at / 96), at % 96];
      return days.has(day) && quarter >= begins && quarter < begins + 12 ? "1" : "0";
    }).join("");
  });
  const person = (/** @type {number} */ side) => (/** @type {string} */ id) => ({
    id,
    interestIds: [...new Set([1 + below(60), 1 + below(60), 1 + below(60)])],
    practiceAreaIds: [1 + below(30)],
    regionId: 61 + below(12),
    institutionRoot: `00000003-0000-7000-8000-${below(300).toString(16).padStart(12, "0")}`,
    languages: below(4) === 0 ? ["en", "es"] : ["en"],
    stage: one(["STUDENT_P3", "STUDENT_P4", "RESIDENT_PGY1", "NEW_PRACTITIONER", "PRACTITIONER", "SPECIALIST"]),
    week: one(evenings),
    ranked: below(10) === 0 ? Array.from({ length: 5 }, () => one(ids[1 - side] ?? [])) : [],
  });
  const term = (/** @type {number} */ id) => ({
    ...{ id, key: `t${id}`, name: `T${id}`, parentId: id > 10 && id < 61 ? (id % 10) + 1 : null, mergedIntoId: null },
    kind: id <= 60 ? "PRACTICE_AREA" : "REGION",
  });
  return {
    rules: checkedRules({}),
    weights: defaultWeights,
    mentees: ids[0]?.map(person(0)),
    mentors: ids[1]?.map(person(1)).map(mentor => ({
      ...mentor,
      answersWithin: one(["WITHIN_A_DAY", "WITHIN_THREE_DAYS", "WITHIN_A_WEEK", "LONGER"]),
      institutionId: mentor.institutionRoot,
      helpOffered: null,
      places: Math.ceil((1.1 * mentees) / mentors),
    })),
    barred: [],
    pins: [],
    terms: Array.from({ length: 72 }, (_, at) => term(at + 1)),
  };
}
