import type { TalkScript } from "./talk-script.js";

/** A mentorship that ended well: the paper is out. */
export const manuscriptTalk: TalkScript = {
  people: { R: "rosalind-achterberg", W: "wes-tran" },
  text: `
== 402
R: Wes, I read what you have. It is not a manuscript yet, it is a diary with references. That is a good start.
W: I was afraid you would say that. Where do I begin?
R: With one sentence: what do we know now that we did not know before you standardized the concentrations?
W: Infusion errors that reached a child fell from 14 to 5 per 10,000 infusion days, and most of the drop came from the neonatal unit.
R: That is the last sentence of your abstract. Everything else has to earn its place beside it. [💡 W]
== 395
W: I cut 2,100 words. It was terrible and then it was fun.
R: Which journal do we write for?
W: I thought pediatrics, because of the patients. But the readers who could do this are pharmacists.
R: Then a pharmacy journal, and an encore for the neonatologists. [👍 W]
== 381
R: Your figure: time on the x axis, one line, an arrow at the change. Statisticians call it an interrupted time series. Do you know how many points you have before?
W: Eleven months. And fourteen after.
R: Enough, if you report the slope as well as the level. Ask your biostatistics office for one hour, bring cookies.
W: Cookies delivered. The level changed, the slope did not. She says that is cleaner.
== 360
W: Stuck on the introduction for a week.
R: Tell me in chat why anybody should care. Do not think.
W: Because a nurse at night had to calculate micrograms per kilogram per minute with a three-kilogram baby in front of her, for every drug, from four different bags.
R: Paste that. Now you have an introduction. [❤️ W]
== 338
R: Full draft read. Tables good, discussion long, title asleep.
W: "Implementation of standardized concentrations of continuous infusions in a pediatric health system: a retrospective evaluation".
R: I dozed off at "implementation".
W: "Four bags to one: standard infusion concentrations and errors that reach children"?
R: Awake. [🎉 W]
== 325
W: Submitted to the journal! Manuscript number and all.
R: Now forget it for eight weeks. Go outside.
== 262
W: Decision: major revision. Reviewer two writes that the results are "unsurprising".
R: Reviewer two always writes that. What do they ask for?
W: A sensitivity analysis without the months of the pump upgrade, and a flowchart. Reviewer one would like less jargon.
R: All three make it better. Answer point by point, thank them, quote the new text with line numbers.
W: And to "unsurprising"?
R: "We thank the reviewer. We were glad to be able to measure it." [😂 W]
== 248
W: Response letter is in the folder. Without the upgrade months: 13 to 5. The effect stays.
R: I changed two words and removed one exclamation mark. Send it.
== 205
W: ACCEPTED. I am in the parking lot and a stranger asked me if everything was all right. [🎉 R]
R: Everything is all right! Your first of many, doctor.
== 173
W: It is online. My mother printed it and put it beside my graduation photo.
R: Mine did the same in 1998. The paper is yellow by now and still there. [❤️ W]
W: A resident here asked whether I would help with her manuscript. I told her that it was a diary with references.
R: Then my work is done, and I mean it in the best way. Shall we close this one and stay colleagues?
W: I would like that. Thank you, Rosalind. For the scissors most of all.
== 160
R: Closed on my side. If you review for the journal one day: be reviewer one.
W: I promise.
`,
};
