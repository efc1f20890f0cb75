import type { Stage } from "./demo-world.js";

/** What a person of a stage is called in a headline; `{title}` is the area's word. */
export const roleTitles: Readonly<Record<Stage, readonly string[]>> = {
  STUDENT_P1: ["First-year pharmacy student", "P1 student pharmacist"],
  STUDENT_P2: ["Second-year pharmacy student", "P2 student pharmacist and hospital intern"],
  STUDENT_P3: ["Third-year pharmacy student", "P3 student pharmacist"],
  STUDENT_P4: ["P4 student pharmacist on APPE rotations", "Fourth-year student applying to PGY1 programs"],
  RESIDENT_PGY1: ["PGY1 pharmacy resident", "PGY1 acute care resident"],
  RESIDENT_PGY2: ["PGY2 {title} pharmacy resident", "PGY2 resident, {title} pharmacy"],
  FELLOW: ["{title} fellow", "Postdoctoral fellow, {title}"],
  NEW_PRACTITIONER: [
    "{title} pharmacist, second year out",
    "New {title} pharmacist",
    "{title} pharmacist, fresh from residency",
  ],
  PRACTITIONER: ["{title} pharmacist", "{title} pharmacist and preceptor"],
  SPECIALIST: [
    "{title} clinical pharmacy specialist",
    "Clinical specialist, {title} pharmacy",
    "{title} specialist and PGY2 preceptor",
  ],
  LEADER: [
    "{title} pharmacy manager",
    "Clinical coordinator, {title} services",
    "Associate director, {title} pharmacy",
  ],
  FACULTY: [
    "Assistant professor, {title} pharmacy",
    "Associate professor, {title} pharmacy",
    "Clinical professor, {title}",
  ],
  INDUSTRY: ["{title} director", "Medical science liaison", "Senior manager, {title}"],
  TECHNICIAN: ["Lead pharmacy technician, {title}", "Advanced pharmacy technician"],
};

/** How mentors of a stage help; each completes a profile text. */
export const mentorStances: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  RESIDENT_PGY1: [
    "I matched from a school that few programs knew and gladly tell what worked.",
    "My own application is a year old, so my advice on interviews is fresh.",
  ],
  RESIDENT_PGY2: [
    "I remember the rank list nights well and answer messages after rounds.",
    "Ask me about early commitment, second interviews and moving across the country twice.",
  ],
  FELLOW: [
    "I can say honestly what a fellowship gives and what it costs.",
    "I read protocols line by line if you send them a week ahead.",
  ],
  NEW_PRACTITIONER: [
    "I changed jobs once already and can talk about contracts without blushing.",
    "Two years ago I was where you are; I keep notes of what I wish I had asked.",
  ],
};

export const anyMentorStances: readonly string[] = [
  "I prefer one honest hour a month to a stream of messages, and I keep that hour.",
  "I read CVs with a pencil: expect questions in the margin and no rewriting.",
  "As a residency preceptor I have read several hundred letters of intent; most of them bury the best line on page two.",
  "I learned the most from a mentor two time zones away, and I try to pass that on.",
  "You bring the agenda, I bring the stories of what went wrong.",
  "I will not tell you which program to rank first, but I will ask until you know.",
  "I like mentees who disagree with me and can say why.",
  "I share my own posters and drafts, the rejected ones too.",
  "Mock interviews are my favorite hour of the month, camera on, suit optional.",
  "Happy to introduce you to people at Midyear once I know what you look for.",
  "I came to this work late, after six years in retail, and know that roads bend.",
  "I was the first in my family to finish college and hold a place for those who are too.",
  "Poster drafts come back within three days, with the figure redrawn on a napkin.",
  "My mentees present one paper to me before they present it to their team.",
  "I work nights every third week, so I answer at odd hours and expect nothing at odd hours.",
  "I have written four manuscripts with mentees and am slow but reliable with comments.",
];

export const studentHopes: readonly string[] = [
  "I hope for a mentor outside my own hospital who tells me what my CV does not say.",
  "I am the only one in my class who wants this area, so I look for somebody who lives it.",
  "I work twelve hours a week as an intern and plan my meetings around it.",
  "I would like to present a poster this year and have never made one.",
  "I go to my first Midyear and would like to know how not to drown there.",
  "I have three letter writers in mind and doubts about all of them.",
  "I am still undecided between residency and a first job, and would like to hear both sides.",
  "My school has no residents on campus, so everything about residencies is hearsay to me.",
];

export const traineeHopes: readonly string[] = [
  "I look for a mentor at another institution, because everybody here trained here.",
  "My residency project should become a manuscript and not a file on a shared drive.",
  "I would like to practice hard conversations before I have them.",
  "The next step is a PGY2 or a position, and I want to choose it for good reasons.",
  "I supervise my first students and would like to hear how I sound.",
  "I want to talk about the clinical work with somebody who does not evaluate me.",
];

export const practitionerHopes: readonly string[] = [
  "I started a service alone and need somebody who has done it before.",
  "I would like to move toward teaching and do not know what counts.",
  "After four years I ask myself whether this is the area I stay in.",
  "I am to lead people who were my colleagues last month.",
  "I want to publish what we changed here and need a co-author who knows how.",
];

/** Last sentences of a profile text; null leaves it out. */
export const privateLives: readonly (string | null)[] = [
  null,
  null,
  null,
  "Outside work I coach a girls' soccer team.",
  "Two children, one dog, no free Saturdays.",
  "I bake bread that is better than it looks.",
  "I sing alto in a community choir.",
  "I restore old bicycles and give them away.",
  "On weekends I am on a river with a fly rod.",
  "I run slowly and for a long time.",
  "I keep bees on the roof of our garage.",
  "I play chess by mail with my father.",
  "I volunteer at the free clinic on Tuesdays.",
  "I collect drug-company mugs from before they were banned.",
  "Ask me about sourdough, crosswords or sepsis.",
  "I grew up on a farm and still go home for the harvest.",
  "I speak too fast; tell me.",
  "I knit during webinars.",
  "I am learning the banjo, with patient neighbors.",
  "I cook my grandmother's recipes and write them down at last.",
];
