import type { Help } from "./demo-world.js";
import { informaticsTalk } from "./talk-informatics.js";
import { lettersTalk } from "./talk-letters.js";
import { manuscriptTalk } from "./talk-manuscript.js";
import { researchTalk } from "./talk-research.js";
import { residentTalk } from "./talk-resident.js";
import type { TalkScript } from "./talk-script.js";
import { serviceTalk } from "./talk-service.js";

interface CastMentorship {
  readonly mentorKey: string;
  readonly menteeKey: string;
  readonly help: Help;
  readonly purpose: string;
  /** Null for a talk put together from short exchanges. */
  readonly script: TalkScript | null;
  readonly startedDaysAgo: number;
  /** Null while it lives. */
  readonly endedDaysAgo: number | null;
}

export const castMentorships: readonly CastMentorship[] = [
  {
    mentorKey: "priya-venkataraghavan",
    menteeKey: "maya-lindqvist",
    help: "LONG_TERM",
    purpose:
      "In our ICU vasopressin is added late and nobody can tell me why. I would like to learn how such a question becomes a study, a poster and perhaps a manuscript. I have time on Tuesday evenings and no experience at all.",
    script: researchTalk,
    startedDaysAgo: 169,
    endedDaysAgo: null,
  },
  {
    mentorKey: "isaiah-okafor-reyes",
    menteeKey: "dario-kessler",
    help: "LONG_TERM",
    purpose:
      "I am a PGY1 at a regional hospital and drawn to critical care. All my preceptors trained here. I look for an outside view of vasopressors, of the code pager and of whether I should commit early to a PGY2.",
    script: residentTalk,
    startedDaysAgo: 132,
    endedDaysAgo: null,
  },
  {
    mentorKey: "hannah-weissbrodt",
    menteeKey: "jonah-abebe",
    help: "LONG_TERM",
    purpose:
      "I worked in a microbiology laboratory before pharmacy school and hope to become a stewardship pharmacist. I look for somebody to go with me from the CV to the interview, and I promise a letter of intent that does not say passionate.",
    script: lettersTalk,
    startedDaysAgo: 150,
    endedDaysAgo: null,
  },
  {
    mentorKey: "hannah-weissbrodt",
    menteeKey: "thandiwe-maseko",
    help: "LONG_TERM",
    purpose:
      "My residency project is a penicillin allergy delabeling pathway that nurses lead. I would like to discuss it, and infectious diseases as a career, with somebody who does not evaluate me.",
    script: null,
    startedDaysAgo: 118,
    endedDaysAgo: null,
  },
  {
    mentorKey: "victor-szymanski",
    menteeKey: "ananya-deshmukh",
    help: "LONG_TERM",
    purpose:
      "Our hospital has had electronic prescribing since March and 1,140 alerts on the first day. I am the clinical pharmacist whom the vendor calls. I would like to learn informatics from somebody who has made these mistakes before me.",
    script: informaticsTalk,
    startedDaysAgo: 143,
    endedDaysAgo: null,
  },
  {
    mentorKey: "marguerite-dufresne",
    menteeKey: "grace-amankwah",
    help: "LONG_TERM",
    purpose:
      "I am to start a pharmacist-led anticoagulation clinic where none has been. I know the guidelines. I do not know how to bring a nurse manager, two cardiologists and a billing office to want the same thing.",
    script: serviceTalk,
    startedDaysAgo: 158,
    endedDaysAgo: null,
  },
  {
    mentorKey: "rosalind-achterberg",
    menteeKey: "wes-tran",
    help: "MANUSCRIPT",
    purpose:
      "We standardized the concentrations of our infusions and have two years of error reports. I have a heap of paragraphs and need somebody who tells me what the one message is.",
    script: manuscriptTalk,
    startedDaysAgo: 403,
    endedDaysAgo: 158,
  },
];
