import type { TalkScript } from "./talk-script.js";

/** Nine and a half hours apart: a ward pharmacist learns informatics. */
export const informaticsTalk: TalkScript = {
  people: { V: "victor-szymanski", A: "ananya-deshmukh" },
  text: `
== 142
V: Good morning, or good evening? I count nine and a half hours and do not trust my counting.
A: Good evening, Victor! Nine and a half while you are on summer time, ten and a half after. Our clock never moves.
V: So my seven in the morning is your half past four in the afternoon. Tuesdays?
A: Tuesdays are good, after the ward round and before the traffic.
V: Tell me about the system you have.
A: New electronic prescribing since March. 1,140 interaction alerts on the first day. By the second week nobody read any.
V: You have described every hospital on earth. Do you have the firing data?
A: The vendor sends a spreadsheet on request. It has 60,000 rows and the columns have German names.
V: Then lesson one is a pivot table, and lesson two is which column to drop first. [😄 A]
== 138
A: Pivot done. Twelve interaction pairs make 71 % of all alerts. The first is potassium with an ACE inhibitor.
V: And how often was an order changed after that one?
A: In 0.4 %.
V: That alert is teaching your doctors to click. Which of the twelve was changed most?
A: Warfarin with metronidazole, 22 %. People do read that one.
V: Then you have your two lists: what to take away and what to protect. [💡 A]
== 131
A: The drug committee asks who will be responsible when we switch off an alert and something happens.
V: A fair question. Who is responsible now, when nobody reads them?
A: I did not dare to say it like that.
V: Say: "an alert that is overridden 99.6 % of the time protects nobody. We propose monitoring potassium by a laboratory rule instead." Take something away and give something back.
A: A laboratory rule: potassium above 5.5 and an ACE inhibitor, to the ward pharmacist's list, not to the doctor's screen?
V: You are an informatician already. You only lack the title.
== 124
A: The committee agreed to a trial of three months on two wards! [🎉 V]
V: Excellent. Now write down what would make you stop the trial. Before it starts.
A: Any hyperkalemia above 6.5 that the old alert would have shown and the new rule missed?
V: Good. One case, reviewed by two people. Put it in the minutes.
== 117
V: How did you learn SQL so far?
A: From a nephew and from error messages.
V: Both are good schools. I put a small practice database in our workspace: made-up patients, orders, labs. First exercise: all orders of potassium within 24 hours of a potassium over 5.
A: I joined on patient and got 900,000 rows.
V: You joined every order with every lab. What is missing?
A: The time! Order time between lab time and lab time plus 24 hours. 312 rows now.
V: And two of these have a lab after the order. Look at the sign. [🙈 A]
A: Minus. Of course. 310.
== 110
A: I ran it on our real data with the data officer beside me. There were three patients for whom nobody had reacted to 6.1.
V: What did you do?
A: Called the wards. Two were known, one was not. He is fine now.
V: Ananya, that is what the work is for. Write it down for the committee. [❤️ A]
== 96
A: Ward doctors now ask me to build order sets. For dengue they want one before the monsoon is over.
V: What do they forget most often when it is busy?
A: Stopping NSAIDs. And the platelet threshold for transfusion, everybody has another number.
V: Then the set has two jobs. Everything else is decoration. How many lines is your draft?
A: 46.
V: Twelve.
A: It hurt, but 14.
V: 14 I can live with. Now watch somebody use it without speaking. [👀 A]
== 93
A: I sat behind an intern with the dengue set. She scrolled past the NSAID line twice. It was gray!
V: What did you change?
A: It is first now, and it is preselected: "stop diclofenac and ibuprofen". She found it at once.
V: You did a usability test. With one chair and no budget.
== 82
V: How are the two trial wards?
A: Alerts per order went from 0.61 to 0.22. Overrides from 96 to 71 %. No missed potassium.
V: Do the doctors notice?
A: One asked if the system was broken because it was so quiet. [😂 V]
V: Best review that I have ever heard.
== 68
A: A different question. The vendor has offered me a job. More money, in Pune, no patients.
V: How does it feel at half past four on a Tuesday?
A: Proud. And then I think of the man with 6.1.
V: What would have to be in the offer for you to say yes with your whole heart?
A: One day per week in a hospital. I had not thought of asking.
V: Ask. The worst answer is the job as it stands.
== 61
A: They said half a day every two weeks. I said no thank you. My director heard about it (small town) and asked what I wanted.
V: And you had an answer ready?
A: "A title, two days per week for informatics, and a place in the committee." She said yes to two of the three and to the title after the audit.
V: That is a negotiation from the textbook. Except that the textbook takes months. [👏 A]
== 54
V: My clock goes back on Sunday. You will be ten and a half hours ahead. Same Tuesday, my seven?
A: That would be half past five in the evening here. My daughter has music then. Could it be your half past six?
V: It could. I drink coffee anyway. [☕ A]
A: I still find it strange that a country decides to move its sunrise.
V: So do we.
== 47
A: Smart pumps! We got thirty, without a drug library. Nurses enter milliliters per hour as before.
V: Then they are expensive clamps. Start with five drugs. Which would you choose?
A: Norepinephrine, insulin, heparin, potassium, midazolam.
V: Hard and soft limits for each; bring a nurse, an intensivist and the oldest pharmacist. One concentration per drug if you can.
A: Norepinephrine has three concentrations, by physician.
V: By physician! Begin with that one. It will take the longest and save the most.
== 40
A: One concentration of norepinephrine agreed: 4 mg in 50 mL. It took four meetings and one retirement. [😂 V]
V: I have been there. Congratulations. Print the label before anyone changes their mind.
== 26
V: Would you present this? A poster on taking alerts away, with real numbers, from a place that most people there have never heard of. I would help with the abstract.
A: I have never written one in English.
V: Your messages are clearer than most abstracts that I review. Send me 300 words.
A: 280 words sent. Title: "Quiet enough to hear: removing interaction alerts in a teaching hospital".
V: I would stop at that poster. Two small changes marked. [🌟 A]
== 12
A: Six months of the trial: extended to all wards. The committee used your sentence about protecting nobody, without knowing whose it was.
V: It is yours, you said it in the room. Next question for you: who will do this when you are on vacation?
A: I have started to teach two interns. With the pivot table first.
V: Then we are done with lesson one. Only took half a year. [🙏 A]
== 5
A: The title came today: "Clinical Pharmacist, Medication Informatics". There is a new door sign with a spelling mistake and I love it.
V: Leave the mistake. It proves it was not autocompleted. Congratulations, Ananya! [🎉 A]
A: Same time on Tuesday? I bring the pump limits for insulin.
V: Same time, wherever the sun is.
`,
};
