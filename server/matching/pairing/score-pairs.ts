import { overlapQuarters, type Week, weekOfText } from "../../kernel/week.js";
import { readSearch, type Standpoint } from "../read-search.js";
import { type Candidate, type Plan, planOf, type Scored, score } from "../score.js";
import { Taxonomy } from "../taxonomy.js";
import type { MenteeInput, MentorInput, PairingInputs } from "./inputs.js";
import type { PairingRules } from "./rules.js";
import { allPlacesOf } from "./standing-pins.js";

/** Scores pairs as the search would for each mentee who searches without words, by the rules of a run. */
export class PairScores {
  private readonly taxonomy: Taxonomy;
  private readonly candidates: readonly Candidate[];
  private readonly weeks: readonly (Week | null)[];

  constructor(private readonly inputs: PairingInputs) {
    this.taxonomy = new Taxonomy(inputs.terms, []);
    this.candidates = inputs.mentors.map(candidateOf);
    this.weeks = inputs.mentors.map(({ week }) => weekOf(week));
  }

  /** What each mentor, by their place among the mentors, is to the mentee; null for one the rules leave out. */
  of(mentee: MenteeInput): (mentor: number) => Scored | null {
    const own = weekOf(mentee.week);
    const plan = planFor(mentee, this.inputs, this.taxonomy);
    if (!plan) return () => null;
    return mentor => {
      const [candidate, week] = [this.candidates[mentor], this.weeks[mentor]];
      if (!candidate) return null;
      return score(plan, own && week ? { ...candidate, overlapQuarters: overlapQuarters(own, week) } : candidate);
    };
  }
}

/** The mentee's search under the rules; null when no mentor can be known to be as the rules require. */
export function planFor(mentee: MenteeInput, { rules, weights }: PairingInputs, taxonomy: Taxonomy): Plan | null {
  const viewer: Standpoint = {
    interestIds: [...(mentee.interestIds ?? [])],
    practiceAreaIds: [...(mentee.practiceAreaIds ?? [])],
    regionId: mentee.regionId,
    institutionRoot: mentee.institutionRoot,
    stage: mentee.stage,
    languages: [...(mentee.languages ?? [])],
    week: weekOf(mentee.week),
  };
  if (lacksStandpoint(viewer, rules)) return null;
  const languages = rules.sharedLanguage ? (mentee.languages ?? []) : null;
  if (languages?.length === 0) return null;
  const { institution, region, practiceArea } = rules;
  const asked = { programId: "", languages, distance: { institution, region, practiceArea } };
  return planOf(readSearch(asked, "", viewer, taxonomy), weights);
}

const weekOf = (text: string | null): Week | null => (text === null ? null : weekOfText(text));

const lacksStandpoint = (viewer: Standpoint, rules: PairingRules): boolean =>
  (rules.institution === "REQUIRE_DIFFERENT" && viewer.institutionRoot === null) ||
  (rules.region === "REQUIRE_DIFFERENT" && viewer.regionId === null) ||
  (rules.practiceArea === "REQUIRE_DIFFERENT" && viewer.practiceAreaIds.length === 0);

const candidateOf = (mentor: MentorInput): Candidate => ({
  personId: mentor.id,
  interestIds: mentor.interestIds,
  practiceAreaIds: mentor.practiceAreaIds,
  stage: mentor.stage,
  regionId: mentor.regionId,
  institutionId: mentor.institutionId,
  institutionRoot: mentor.institutionRoot,
  languages: mentor.languages,
  helpOffered: mentor.helpOffered,
  placesLeft: allPlacesOf(mentor),
  isPaused: false,
  pausedUntil: null,
  isRequested: false,
  isPaired: false,
  overlapQuarters: null,
  answersWithin: mentor.answersWithin,
  textMatch: null,
});
