import type { CareerStage } from "../people/index.js";

/** The last step of training. */
const trained = 6;

/**
 * Where a pharmacist's stages stand above one another; stages of one step are not ahead of each other. A fellow stands
 * with the second year of residency, where most fellowships begin. FACULTY and INDUSTRY say where somebody works and not
 * for how long, so they stand with practitioners: past all training and the first years after it, behind nobody's more.
 * A technician's is a path of its own: they stand at the end of training, so that whoever practices is ahead of them.
 */
const steps: { readonly [S in CareerStage]: number } = {
  STUDENT_P1: 1,
  STUDENT_P2: 2,
  STUDENT_P3: 3,
  STUDENT_P4: 4,
  RESIDENT_PGY1: 5,
  RESIDENT_PGY2: trained,
  FELLOW: trained,
  TECHNICIAN: trained,
  NEW_PRACTITIONER: 7,
  PRACTITIONER: 8,
  FACULTY: 8,
  INDUSTRY: 8,
  SPECIALIST: 9,
  LEADER: 10,
};

/** Whether somebody at a stage has been where the other is; a technician has walked another path than anybody else. */
export const isAhead = (stage: CareerStage, of: CareerStage): boolean =>
  stage !== "TECHNICIAN" && steps[stage] > steps[of];

/** The stages ahead of this one; none for the last. */
export const stagesAhead = (of: CareerStage): ReadonlySet<CareerStage> =>
  new Set((Object.keys(steps) as CareerStage[]).filter(stage => isAhead(stage, of)));
