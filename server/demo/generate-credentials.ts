import type { Area } from "./data/areas.js";
import type { DemoCredential, Stage } from "./data/demo-world.js";
import type { Random } from "./generate-random.js";

const board = "Board of Pharmacy Specialties";
const license = "State board of pharmacy";
const college = "College of pharmacy";

const withBoards: readonly Stage[] = ["PRACTITIONER", "SPECIALIST", "LEADER", "FACULTY"];

const statusFor = (random: Random): DemoCredential["status"] =>
  random.weighted([
    ["SELF_DECLARED", 45],
    ["DOCUMENTED", 25],
    ["VERIFIED", 30],
  ]);

/** Board certificates run to the end of a calendar year; a few in the crowd have lapsed. */
const boarded = (random: Random, code: string, now: Date): DemoCredential => ({
  code,
  issuer: board,
  status: statusFor(random),
  validUntil: `${now.getUTCFullYear() + random.int(-1, 6)}-12-31`,
});

/** Claims that fit a stage and an area; students have none. */
export const credentialsFor = (random: Random, stage: Stage, area: Area, now: Date): DemoCredential[] => {
  if (stage.startsWith("STUDENT_")) {
    return [];
  }
  if (stage === "TECHNICIAN") {
    const validUntil = `${now.getUTCFullYear() + random.int(1, 2)}-06-30`;
    return [{ code: "CPhT", issuer: "Technician certification board", status: statusFor(random), validUntil }];
  }
  const credentials: DemoCredential[] = [
    { code: "PharmD", issuer: college, status: statusFor(random), validUntil: null },
    {
      code: "RPh",
      issuer: license,
      status: statusFor(random),
      validUntil: `${now.getUTCFullYear() + random.int(1, 2)}-06-30`,
    },
  ];
  if (withBoards.includes(stage)) {
    const isBoarded = random.chance(stage === "SPECIALIST" ? 0.9 : 0.55);
    if (isBoarded && area.code !== null) {
      credentials.push(boarded(random, area.code, now));
    }
    if (random.chance(0.4) && area.code !== "BCPS") {
      credentials.push(boarded(random, "BCPS", now));
    }
  } else if (stage === "NEW_PRACTITIONER" && random.chance(0.4)) {
    credentials.push(boarded(random, "BCPS", now));
  }
  if (stage === "LEADER" && random.chance(0.5)) {
    credentials.push({
      code: random.pick(["MBA", "MS"]),
      issuer: "Graduate school",
      status: "SELF_DECLARED",
      validUntil: null,
    });
  }
  return credentials;
};
