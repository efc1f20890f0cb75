import { registerEnumType } from "type-graphql";
import { CareerStages, CredentialStatuses, HelpKinds, TermKinds, Visibilities } from "../../server/people/index.js";

registerEnumType(CareerStages, {
  name: "CareerStage",
  description: "Where in their working life a person stands.",
  valuesConfig: {
    STUDENT_P1: { description: "First professional year of pharmacy school." },
    STUDENT_P2: { description: "Second professional year of pharmacy school." },
    STUDENT_P3: { description: "Third professional year of pharmacy school." },
    STUDENT_P4: { description: "Fourth professional year: advanced practice experiences." },
    RESIDENT_PGY1: { description: "First postgraduate year of residency." },
    RESIDENT_PGY2: { description: "Second postgraduate year of residency, in a specialty." },
    FELLOW: { description: "In a fellowship." },
    NEW_PRACTITIONER: { description: "In the first years of practice." },
    PRACTITIONER: { description: "In practice." },
    SPECIALIST: { description: "In practice in a specialty, usually board certified." },
    LEADER: { description: "Leads a pharmacy service or department." },
    FACULTY: { description: "Teaches at a college of pharmacy." },
    INDUSTRY: { description: "Works in the pharmaceutical industry." },
    TECHNICIAN: { description: "Pharmacy technician." },
  },
});

registerEnumType(HelpKinds, {
  name: "HelpKind",
  description: "A kind of help that is offered or sought.",
  valuesConfig: {
    LONG_TERM: { description: "A mentorship over months or years." },
    FLASH: { description: "A single conversation." },
    CV_REVIEW: { description: "Reading a curriculum vitae and commenting on it." },
    MOCK_INTERVIEW: { description: "Practicing an interview." },
    POSTER_REVIEW: { description: "Reading a poster and commenting on it." },
    MANUSCRIPT: { description: "Reading a manuscript, or writing one together." },
    RESIDENCY_ADVICE: { description: "Advice about residencies and the way into one." },
    CAREER_ADVICE: { description: "Advice about the way through working life." },
  },
});

registerEnumType(CredentialStatuses, {
  name: "CredentialStatus",
  description: "How far a credential is more than a claim.",
  valuesConfig: {
    SELF_DECLARED: { description: "The person says so." },
    DOCUMENTED: { description: "A document was shown." },
    VERIFIED: { description: "The issuer has confirmed it." },
  },
});

registerEnumType(TermKinds, {
  name: "TermKind",
  description: "What a term of the taxonomy names.",
  valuesConfig: {
    PRACTICE_AREA: { description: "An area of practice." },
    TOPIC: { description: "Something people talk about or work on." },
    REGION: { description: "A part of the world." },
  },
});

registerEnumType(Visibilities, {
  name: "Visibility",
  description: "Who sees a field of a profile, beside the person.",
  valuesConfig: {
    PROGRAM: { description: "Members of programs the person is in." },
    PAIRED: { description: "The others of the person's mentorships and nobody else, coordinators included." },
    PRIVATE: { description: "The person alone." },
  },
});

export { CareerStages, CredentialStatuses, HelpKinds, TermKinds, Visibilities };
