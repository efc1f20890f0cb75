import type { DemoRequest } from "./demo-world.js";

/** A request of the cast; a mentee left null is somebody of the crowd. Ages are in days. */
export interface CastRequest extends Pick<DemoRequest, "mentorKey" | "help" | "state" | "decline"> {
  readonly menteeKey: string | null;
  /** Null means that the words are drawn. */
  readonly purpose: string | null;
  readonly sentDaysAgo: number;
  /** Null while it is open; an expired one closes by the program's clock. */
  readonly closedDaysAgo: number | null;
}

const unanswered = (sentDaysAgo: number, state: "SENT" | "EXPIRED"): CastRequest => ({
  menteeKey: null,
  mentorKey: "gordon-thibodeaux",
  help: "CAREER_ADVICE",
  purpose: null,
  state,
  sentDaysAgo,
  closedDaysAgo: null,
  decline: null,
});

export const castRequests: readonly CastRequest[] = [
  {
    menteeKey: "maya-lindqvist",
    mentorKey: "gordon-thibodeaux",
    help: "RESIDENCY_ADVICE",
    purpose:
      "I am a P4 student from the Midwest and apply to PGY1 programs; a month in the medical ICU decided that I want critical care. You have thirty years in it. Could we talk about which programs teach shock well?",
    state: "EXPIRED",
    sentDaysAgo: 43,
    closedDaysAgo: null,
    decline: null,
  },
  {
    menteeKey: "maya-lindqvist",
    mentorKey: "callum-petrakis",
    help: "LONG_TERM",
    purpose:
      "I would like to learn how critical care pharmacy is done where nobody has heard of the Match. I am a P4 student, I apply to residencies this winter, and I read that you put norepinephrine into helicopters.",
    state: "DECLINED",
    sentDaysAgo: 56,
    closedDaysAgo: 53,
    decline: {
      reason: "SUGGEST_COLLEAGUE",
      words:
        "Shock I could teach you, but of your residencies I know nothing, and this winter you need both. Look for a BCCCP in the Southeast of your country; there is one I would trust. Write again when you have matched.",
    },
  },
  {
    menteeKey: "eliza-nakagawa",
    mentorKey: "isaiah-okafor-reyes",
    help: "RESIDENCY_ADVICE",
    purpose:
      "I mix norepinephrine in the IV room of a trauma center and want to know what happens after it leaves the window. I apply this cycle and cannot decide between programs strong in emergency medicine and those strong in critical care.",
    state: "SENT",
    sentDaysAgo: 3,
    closedDaysAgo: null,
    decline: null,
  },
  {
    menteeKey: "jonah-abebe",
    mentorKey: "bishal-gurung",
    help: "FLASH",
    purpose:
      "You started stewardship with one notebook and a patient microbiologist. I was such a microbiologist's technician. May I ask you for one hour, about what you would write into the notebook again?",
    state: "SENT",
    sentDaysAgo: 6,
    closedDaysAgo: null,
    decline: null,
  },
  {
    menteeKey: null,
    mentorKey: "hannah-weissbrodt",
    help: "LONG_TERM",
    purpose: null,
    state: "DECLINED",
    sentDaysAgo: 34,
    closedDaysAgo: 33,
    decline: {
      reason: "NO_CAPACITY",
      words:
        "I keep two mentees at a time and both places are taken until summer. Turn on a saved search; I would be glad to read you again then.",
    },
  },
  unanswered(13.4, "SENT"),
  unanswered(12.2, "SENT"),
  unanswered(9.7, "SENT"),
  unanswered(61, "EXPIRED"),
  unanswered(88, "EXPIRED"),
  unanswered(120, "EXPIRED"),
  unanswered(171, "EXPIRED"),
];
