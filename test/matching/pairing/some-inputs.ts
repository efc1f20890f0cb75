import { newId } from "../../../server/kernel/id.js";
import type { MenteeInput, MentorInput, PairingInputs } from "../../../server/matching/pairing/inputs.js";
import { checkedRules } from "../../../server/matching/pairing/rules.js";
import { defaultWeights as weights } from "../../../server/matching/weights.js";

/** Somebody who shows nothing and has named nobody. */
export const person = (more: Partial<MenteeInput> = {}): MenteeInput => ({
  id: newId(),
  interestIds: null,
  practiceAreaIds: null,
  regionId: null,
  institutionRoot: null,
  languages: null,
  stage: null,
  week: null,
  ranked: [],
  ...more,
});

/** One with one place. */
export const mentor = (more: Partial<MentorInput> = {}): MentorInput => ({
  ...person(),
  answersWithin: null,
  institutionId: null,
  helpOffered: null,
  places: 1,
  ...more,
});

/** Inputs without rules, in a vocabulary of two terms. */
export const inputs = (more: Partial<PairingInputs>): PairingInputs => ({
  ...{ rules: checkedRules({}), weights, mentees: [], mentors: [], barred: [], pins: [] },
  terms: [1, 2].map(id => ({ id, key: `${id}`, kind: "TOPIC", name: `${id}`, parentId: null, mergedIntoId: null })),
  ...more,
});
