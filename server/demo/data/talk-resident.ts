import type { TalkScript } from "./talk-script.js";

/** A resident on the way to critical care, and the mentor of the demo. */
export const residentTalk: TalkScript = {
  people: { I: "isaiah-okafor-reyes", D: "dario-kessler" },
  text: `
== 131
I: Dario, good to have you. House rules: you set the agenda, I keep the hour, and nothing you say reaches your RPD.
D: Thank you. My agenda for the first month: vasopressors, fear of the code pager, and whether I should early commit anywhere.
I: In that order? Most people have them the other way round.
D: The pager is tomorrow. So maybe the pager first. [😄 I]
I: Then the pager. At your first code, stand where you see the monitor, open the cart, say out loud what you draw up. That is ninety percent.
D: And the other ten?
I: Knowing that epinephrine is one milligram every three to five minutes and that somebody must count. Be the one who counts.
== 129
D: First code yesterday. I counted. My voice shook, but I counted.
I: Did it help?
D: The team lead turned around and asked me "time?" every time. So yes. [💪 I]
I: Welcome to the club.
== 124
D: Case for today: septic shock, norepinephrine at 0.3, heart rate 130 and atrial fibrillation, new. The intern wants to add epinephrine.
I: What do you want?
D: Vasopressin. It does not drive the rate, and we may be able to bring the norepinephrine down.
I: And if the ventricle is poor?
D: Then vasopressin alone is afterload for a weak heart. I would ask for a bedside echo before adding anything.
I: You would have been right either way to ask. What did they do?
D: Vasopressin at 0.03 and amiodarone. Norepinephrine halved by evening.
I: Write it down with doses and times. In a year you teach this case.
== 117
I: How is the sedation project?
D: The order set is drafted: analgesia first, RASS goal 0 to −1 as default, propofol before midazolam. Nursing wants to keep a deep option.
I: Keep it, but make it ask for a reason and expire after 24 hours. Nobody is against deep sedation when there is a reason.
D: That could be the whole project: defaults that expire.
I: That is a title, by the way. [💡 D]
== 110
D: Journal club in two weeks. I chose the trial of dexmedetomidine against propofol in ventilated adults with sepsis. Too well known?
I: Known by name. Few have read its table two. Ask one question in the first minute and answer it in the last.
D: Question: "should my default be different tomorrow?"
I: Strong. And throw away the slide with the baseline characteristics, they can read it.
== 97
D: Journal club went well! Somebody asked about blinding and I had an answer. The attending stayed after the end.
I: What was your answer for tomorrow?
D: No difference in days alive without delirium or coma, so choose by heart rate, pressure and price. Our default stays propofol.
I: That is how a pharmacist ends a journal club. [👏 D]
== 90
D: Now the big one. Early commitment. My own hospital offers an internal medicine PGY2 and I would not have to move.
I: And you want critical care.
D: I do. But safe is loud in my head.
I: Tell me about a day next year that you would enjoy, hour by hour.
D: Pre-rounds in the unit at six. Rounds. A fight about sedation. A student at my side. Something pharmacokinetic with CRRT. Home before eight.
I: I did not hear internal medicine once.
D: No. I noticed too. [re 1]
I: You do not have to decide today. Write me the two letters: the one that says yes to them and the one that says no. See which one you finish.
== 86
D: I finished the no. Took ten minutes. The yes has one line.
I: Then you know. Tell your RPD in person and early, and thank them.
D: Scheduled for Thursday.
== 82
D: Told her. She said "I would have been surprised". And offered to write my letter!
I: People who run programs know. Good for both of you. [❤️ D]
== 75
I: Programs list: how many, and what is the rule for being on it?
D: Eight. Rule: at least two different ICUs, a preceptor who publishes, and more than one resident in the specialty in the last three years.
I: Add one: ask each what their last graduate would change. The pause before the answer tells you a lot.
D: Stolen, thank you. One of them is in Phoenix. I have never been west of Memphis.
I: Ocotillo? I know one of their preceptors from a committee. I can introduce you if she agrees; if I hear nothing from her, you hear nothing from me.
D: Please. That would be great.
== 68
I: She agreed. You two have mail from me.
D: We talked for forty minutes about CRRT dosing of cefepime. I forgot to ask about the program.
I: That was asking about the program. [😂 D]
== 61
D: Letter of intent, draft two, is in the workspace. Be strict.
I: First paragraph could be sent by anybody. Second has the order set that expires: begin there.
D: Begin with the project?
I: Begin with the night nurse who told you why she wanted deep sedation, and what you built because you listened.
D: I did not think a nurse's sentence belonged in a letter. Moving it to the top.
== 55
D: Draft three. One page.
I: This one I would invite. Two commas to remove, marked. Do not touch it again. [🎉 D]
== 47
D: Clinical question. Patient on three vasopressors, on high-dose hydrocortisone, potassium 2.9. They ask me about angiotensin II. We do not stock it.
I: Before a fourth: what about calcium, acidosis, source control, and are the lines where we think they are?
D: Ionized calcium 0.82. Nobody had treated it.
I: There is your fourth vasopressor.
D: Two grams of calcium chloride, pressure up ten points within minutes. The fellow looked at me as if I had done magic.
I: You read the labs. It only looks like magic. [🪄 D]
== 40
D: Poster for Midyear: interim results of the defaults. 74 patients before, 69 after, time at goal RASS from 41 to 58 %.
I: Lovely. Which of the after patients had the deep option chosen, and did it expire?
D: 22, and 15 expired without renewal.
I: That is your result. Put 15 of 22 in the title if the rules allow.
== 33
D: Will you be at the meeting too?
I: Yes, from Sunday to Tuesday. Let us walk the showcase together for twenty minutes, then I leave you alone: they should talk to you, not to me.
D: Deal. I bring water and a spare charger, I read that in every list.
I: And shoes you have worn before. [👟 D]
== 24
D: Mock interview this week? I fear "tell me about a failure".
I: Then that is the one we do. Thursday at seven, camera on.
== 20
I: Feedback in writing, as promised. Strong: you name what you learned. Weak: you apologize for the failure twice before telling it.
D: I heard it while I was doing it. I practiced with the recorder on my commute; it is down to zero apologies.
I: Good. One more: when you do not know, say what you would look up and where. You did that with phenobarbital and it was your best answer.
== 12
D: If it becomes Phoenix I move on the first of July and live in a place without daylight saving. Our Thursday call would jump for me, not for you.
I: The calendar will cope. I will be the one with jet lag at seven.
D: I have never been so excited about heat.
== 5
D: Code this morning, on my own: PEA, we found the potassium. Calcium, bicarbonate, insulin, dextrose. She came back.
I: And who counted?
D: The student. I told her to. [❤️ I]
I: Now you are a preceptor. Proud of you, Dario.
D: That sentence I keep. See you Sunday.
`,
};
