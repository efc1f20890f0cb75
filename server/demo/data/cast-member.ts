import type { DemoCredential, DemoEnrollment, DemoInstitution, DemoPerson } from "./demo-world.js";
import { institutions, keyOf } from "./institutions.js";

/** Somebody written by hand; place and zone come from the institution, and what is left out is empty. */
export interface CastMember
  extends Pick<
    DemoPerson,
    "displayName" | "pronouns" | "headline" | "bio" | "stage" | "practiceAreaKeys" | "interestKeys"
  > {
  readonly at: string;
  readonly enrollments: readonly DemoEnrollment[];
  readonly boards?: readonly string[];
  readonly languages?: readonly string[];
  readonly helpOffered?: DemoPerson["helpOffered"];
  readonly helpSought?: DemoPerson["helpSought"];
  readonly email?: string;
}

export const asMentor = (capacity: number): DemoEnrollment => ({
  role: "MENTOR",
  status: "ACTIVE",
  capacity,
  pausedUntil: null,
  cohortKey: null,
});

export const asMentee = (cohortKey: string): DemoEnrollment => ({
  role: "MENTEE",
  status: "ACTIVE",
  capacity: null,
  pausedUntil: null,
  cohortKey,
});

const placeNamed = (name: string): DemoInstitution => {
  const place = institutions.find(institution => institution.name === name);
  if (place === undefined) {
    throw new Error(`The cast names an institution that does not exist: ${name}.`);
  }
  return place;
};

const credentialsOf = (member: CastMember, now: Date): DemoCredential[] => {
  if (member.stage.startsWith("STUDENT_")) {
    return [];
  }
  const year = now.getUTCFullYear();
  return [
    { code: "PharmD", issuer: "College of pharmacy", status: "DOCUMENTED", validUntil: null },
    { code: "RPh", issuer: "State board of pharmacy", status: "VERIFIED", validUntil: `${year + 1}-06-30` },
    ...(member.boards ?? []).map(
      (code, index): DemoCredential => ({
        code,
        issuer: "Board of Pharmacy Specialties",
        status: index === 0 ? "VERIFIED" : "DOCUMENTED",
        validUntil: `${year + 3 + index}-12-31`,
      }),
    ),
  ];
};

/** Makes a member of the cast a person of the world. */
export const personOfCast = (member: CastMember, now: Date): DemoPerson => {
  const place = placeNamed(member.at);
  const { displayName, pronouns, headline, bio, stage, practiceAreaKeys, interestKeys, enrollments } = member;
  return {
    key: keyOf(displayName),
    displayName,
    pronouns,
    headline,
    bio,
    stage,
    practiceAreaKeys,
    interestKeys,
    credentials: credentialsOf(member, now),
    institutionKey: place.key,
    regionKey: place.regionKey,
    country: place.country,
    timeZone: place.timeZone,
    languages: member.languages ?? ["en"],
    helpOffered: member.helpOffered ?? [],
    helpSought: member.helpSought ?? [],
    enrollments,
    email: member.email ?? null,
    move: null,
  };
};
