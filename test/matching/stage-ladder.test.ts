import { expect, test } from "@jest/globals";
import { isAhead, stagesAhead } from "../../server/matching/stage-ladder.js";
import { type CareerStage, CareerStages } from "../../server/people/index.js";

const stages = Object.values(CareerStages);

test("students, residents and practitioners stand above one another in the order of training and practice", () => {
  const way: readonly CareerStage[] = [
    "STUDENT_P1",
    "STUDENT_P2",
    "STUDENT_P3",
    "STUDENT_P4",
    "RESIDENT_PGY1",
    "RESIDENT_PGY2",
    "NEW_PRACTITIONER",
    "PRACTITIONER",
    "SPECIALIST",
    "LEADER",
  ];
  for (const [at, stage] of way.entries()) {
    for (const [other, of] of way.entries()) expect(isAhead(stage, of)).toBe(at > other);
  }
});

test.each<[CareerStage, readonly CareerStage[]]>([
  ["LEADER", []],
  ["SPECIALIST", ["LEADER"]],
  ["FACULTY", ["SPECIALIST", "LEADER"]],
  ["INDUSTRY", ["SPECIALIST", "LEADER"]],
  ["PRACTITIONER", ["SPECIALIST", "LEADER"]],
  ["NEW_PRACTITIONER", ["PRACTITIONER", "SPECIALIST", "LEADER", "FACULTY", "INDUSTRY"]],
  ["FELLOW", ["NEW_PRACTITIONER", "PRACTITIONER", "SPECIALIST", "LEADER", "FACULTY", "INDUSTRY"]],
  ["TECHNICIAN", ["NEW_PRACTITIONER", "PRACTITIONER", "SPECIALIST", "LEADER", "FACULTY", "INDUSTRY"]],
])("ahead of %s are %j", (of, ahead) => {
  expect([...stagesAhead(of)].sort()).toEqual([...ahead].sort());
});

test("a technician is ahead of nobody, and nobody of somebody at their own stage", () => {
  for (const stage of stages) {
    expect(isAhead("TECHNICIAN", stage)).toBe(false);
    expect(isAhead(stage, stage)).toBe(false);
  }
});

test("nobody is ahead of somebody who is ahead of them", () => {
  for (const one of stages) for (const other of stages) expect(isAhead(one, other) && isAhead(other, one)).toBe(false);
});
