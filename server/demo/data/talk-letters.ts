import type { TalkScript } from "./talk-script.js";

/** A student's season from the first CV to the interview suit. */
export const lettersTalk: TalkScript = {
  people: { H: "hannah-weissbrodt", J: "jonah-abebe" },
  text: `
== 149
H: Hello Jonah. You wrote that you want a letter that does not say "passionate". I accepted on that sentence alone.
J: Then I retire the sentence at its peak. Thank you, Dr. Weissbrodt!
H: Hannah, please. Send me your CV as it is today, with all its sins.
J: Sent. Five pages. I know.
H: Five pages at 24 years is a memoir. [😂 J]
== 146
H: CV comments are in the document. The short version: reverse the order, one line per rotation, and the microbiology laboratory goes up.
J: I hid the laboratory because it was before pharmacy school.
H: It is the most interesting thing about you. Two years of reading plates is rarer than a 3.9.
J: What about my honor societies? I have four.
H: One line, all four. Nobody ever invited a society to an interview.
J: And presentations? I have listed patient cases.
H: Case presentations: title, place, month, audience of how many. No descriptions.
== 140
J: CV v2: two and a half pages.
H: Better. The dates on the right do not align and I am the kind of person who sees that. So are the people who will read it.
J: Used a table without borders now. [edited]
H: Clean. Next update in the fall, and every quarter from then on, even when nobody asks.
== 126
J: Letter writers. My list: the ID preceptor from July, the professor of medicinal chemistry who likes me, my manager at the hospital.
H: What would each write that the others cannot?
J: ID: clinical reasoning. Manager: I show up, I teach the new interns. Chemistry: that I got an A.
H: So two writers and one grade. Who has seen you struggle and recover?
J: My internal medicine preceptor. I missed a heparin interaction in week one and by week five I ran the table rounds.
H: There is your third. Ask with a deadline, your CV and three things you hope they remember. [👍 J]
J: Ask by e-mail or in person?
H: In person where you can, with a way out: "do you feel you know me well enough to write a strong letter?"
== 119
J: All three said yes. The internal medicine one laughed and said "I remember the heparin".
H: That letter will be excellent.
== 105
H: How is the program list?
J: A spreadsheet with 31 rows and 19 columns.
H: Which column would make you remove a row?
J: ... none, they are all facts. [re 1]
H: Then make three columns: must have, would love, cannot live with. Fill them before you look at another website.
J: Must: an ID physician who rounds, residents on a stewardship committee, a city with a train. Would love: microbiology rounds. Cannot: staffing every other weekend.
H: How many rows survive?
J: Eleven.
H: A good number to write honest letters for.
J: One of the eleven is yours, of course. High Lonesome looked like the perfect fit.
H: Then hear this early: if you apply here I must step out of everything about the Match with you, and others decide about your application without me. Talk about bugs we can always. Think about it; both are fine.
J: I thought about it on the bus. I would rather keep you as mentor this year than have a twelfth chance. I took it off.
H: Thank you for telling me plainly. I wrote it down for the coordinator too, so that it is clean. [🤝 J]
== 98
J: Stewardship question, for joy: blood culture with Staphylococcus epidermidis in one of four bottles, on vancomycin for two days. On rounds I said stop. Was I too bold?
H: Line? Fever? Prosthetic valve?
J: Peripheral line removed, afebrile since yesterday, no hardware. Time to positivity 31 hours.
H: Then it was not bold, it was pharmacy. How did you say it?
J: "This looks like a contaminant: one of four bottles, 31 hours, no hardware. I suggest we stop vancomycin today."
H: Facts first, suggestion last. Keep that order for surgeons in particular. [⭐ J]
== 84
H: Letters of intent. Tell me what you have.
J: A paragraph about my grandmother's antibiotics, a paragraph about plates, a paragraph that says why the program.
H: Is the grandmother true?
J: Yes. But every letter has a grandmother.
H: Then begin at the bench: what did you see on a plate that a physician should have known that morning?
J: A plate with pure Pseudomonas and a patient on ceftriaxone. I was a technician; nobody answered the phone. I called three times.
H: I have goosebumps. That is your first paragraph. "I called three times."
J: And the grandmother?
H: Give her a rest. She has done enough. [😂 J]
== 81
J: Draft: "The plate was pure Pseudomonas, the patient was on ceftriaxone, and I called three times." Then how stewardship is making sure somebody picks up the phone.
H: I would put down my coffee and read on. Program paragraph next: name one person, one project, one rotation, and why you.
J: For each of eleven?
H: For each of eleven. The first takes a day, the last takes an hour.
== 70
J: Seven letters done. I mixed up two hospital names in one of them. Found it at midnight.
H: Read each aloud to somebody on the day before it goes. Ears find what eyes forgive.
J: My brother now knows a great deal about rank order lists.
== 58
H: The residency showcase: have you chosen which booths on which day?
J: Four per session. Business cards ordered, plain.
H: Two questions per booth that the website does not answer. And write on the back of their card within a minute of leaving.
J: "What did your last resident change here?" and "who picks up when micro calls?"
H: The second one only you can ask. [❤️ J]
== 45
J: PhORCAS opens this week. Is there any advantage in being first?
H: None in being first, a real one in not being last. Transcripts take longer than anything, order them on day one.
J: Ordered. My school's registrar said "about ten business days, ish".
H: "Ish" is why we order on day one.
== 38
J: PhORCAS asks for extracurricular essays in the supplemental section of two programs. 500 words on leadership. I have never been president of anything.
H: Who learned something because of you?
J: The new interns. I wrote a two-page guide on how to read a culture report and they still use it.
H: Leadership is a guide that is used after you left. 400 words, go.
== 31
J: All submitted but two. I feel empty and also hungry.
H: Normal. Eat something with vitamins.
== 23
J: First interview invitation!! Video, 45 minutes, four people, and a case. [🎉 H]
H: Wonderful. Mock interview on Tuesday? I play the unpleasant one.
J: Is there always an unpleasant one?
H: No. But whoever has met her at home is not afraid of her abroad.
== 19
H: Feedback. You answered the culture case in the order we practiced, and you smiled when you did not know the dose. Keep both.
J: I said "um" eleven times. My brother counted.
H: Six in the first two minutes. You stop once you talk about patients. So talk about patients sooner.
J: What about "where do you see yourself in five years"?
H: Say what you will be doing on a Tuesday, not what your title is.
== 11
J: Second and third invitations came on the same day. One of them wants a presentation of ten minutes on anything.
H: Penicillin allergy or plates?
J: Plates, with photographs I took. "What the plate says by nine in the morning."
H: I would attend that as a guest.
== 4
J: Suit fits, laptop charged, questions ready. Is it strange that I look forward to it?
H: It is the best sign there is. Call three times if you need me. [📞 J]
J: I will tell you how it went on the same evening.
`,
};
