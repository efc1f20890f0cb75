import type { TalkScript } from "./talk-script.js";

/** Two mentors who compare notes; no mentorship opened this talk. */
export const colleaguesTalk: TalkScript = {
  people: { I: "isaiah-okafor-reyes", C: "callum-petrakis" },
  text: `
== 52
C: Isaiah, greetings from tomorrow morning. I declined a student of yours, or of your country at least, and suggested the Southeast. You may hear from her.
I: Greetings from yesterday evening. Thank you for telling me. What does she want to do?
C: Shock, and a PGY1. I know the first and nothing of the second.
I: I hope she writes. Meanwhile: how do you run norepinephrine on the helicopter, through a peripheral line?
C: Yes, a big one above the wrist, dilute, with somebody's eyes on it, six hours at most. Phentolamine in the box, never opened so far.
I: Our policy says 24 hours and I lost that discussion. May I use your numbers?
== 45
C: Numbers, as promised: 318 flights, two extravasations, no tissue loss. It is a poster, cite it as such.
I: That will make a lovely slide. I owe you a vasopressin protocol. [🤝 C]
C: In milliliters, please. I have converted enough of your units for one career. [😂 I]
`,
};
