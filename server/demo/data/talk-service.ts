import type { TalkScript } from "./talk-script.js";

/** A clinic that did not exist: change at work, with setbacks. */
export const serviceTalk: TalkScript = {
  people: { M: "marguerite-dufresne", G: "grace-amankwah" },
  text: `
== 157
M: Grace, tell me about the service as if it existed already. What happens on its first Monday?
G: A patient with a new clot leaves the hospital with apixaban and an appointment with me in five days. I check doses, cost, bleeding, and who stops it when.
M: And what happens today on a Monday?
G: A leaflet. And sometimes they come back through the emergency department because the second month was not covered.
M: How many come back?
G: I do not know. Many.
M: Then that is our first homework. "Many" never paid a salary. [😅 G]
== 150
G: Counted by hand: 41 returns in twelve months on a direct oral anticoagulant or warfarin, 17 because of supply or wrong dose.
M: Seventeen is a beautiful number. Sad, but beautiful. What does one return cost your hospital?
G: Finance says about 2,900 dollars when not admitted.
M: 17 times 2,900. You have the first line of your business case.
== 143
M: Who wins and who loses something when your clinic opens?
G: Win: patients, hospitalists, emergency department. Lose: ... the cardiology nurses? They manage warfarin by phone today and some are proud of it.
M: Did you talk with them?
G: No. I was afraid of the answer.
M: Bring malasadas and ask what they would like to be rid of. Do not bring the proposal. [🍩 G]
== 139
G: You were right. They hate the Friday afternoon INR calls. They love the patients they have known for years.
M: So what does your proposal say now?
G: That they keep their long-time patients, and I take new starts and Fridays.
M: You just turned the losers into sponsors.
G: Leilani, the lead nurse, asked to be named in the document. [❤️ M]
M: Put her name first.
== 132
G: Business case, two pages. My director asked for twelve.
M: Two pages and an appendix of ten. Nobody will open it and everyone will be glad that it is there. [😂 G]
G: Return on investment: break-even at 9 avoided returns.
M: Do not write "conservative estimate". Everyone does. Show how it looks if you are half wrong.
G: Half wrong: break-even in month 20 instead of month 11. Added as a row.
M: A finance director will trust you because of that row.
== 122
G: Presented. The medical director likes it. One cardiologist says pharmacists should not change doses.
M: What exactly did he say?
G: "I have seen warfarin managed by protocol and I have seen the bleeding."
M: That is not a no, it is a story. Ask him for it. Listen to the end. Then ask what the protocol should have said.
== 118
G: I asked. It was his own father. INR of 9 with an antibiotic that nobody had told the clinic about.
M: Oh.
G: We sat for a while. Then he said that the protocol should require a call about every new antibiotic. I asked him to write that paragraph with me.
M: Grace, that is leadership. I have nothing to add today. [❤️ G]
== 117
G: He signed the collaborative practice agreement this morning. With his paragraph on page one. [🎉 M]
== 104
M: Now the dull part that decides: who answers the telephone?
G: Me?
M: When you are with a patient?
G: A technician. We have one, Keola, who knows everybody's cousin.
M: Give Keola a script, a title and a place in the meetings. Clinics live by their telephone.
== 97
G: First patient today!! 74 years, new pulmonary embolism, on 10 mg of apixaban twice a day, leaflet said seven days, he was on day twelve.
M: And nobody would have noticed.
G: I noticed. He brought papayas.
M: Write the day twelve down, without his name. In six months you need stories as well as numbers.
== 90
G: Week two: 11 patients, 4 wrong doses, 2 without coverage. And I go home at eight.
M: What can leave your day?
G: Prior authorizations. I do them at night.
M: Who does them for cardiology?
G: ... Leilani's team. They have a person for it.
M: Sponsors like to be asked. [💡 G]
== 83
G: They take them from next week. In exchange I teach the nurses about bridging. Nobody bridges any more and they did not know.
M: A fair trade, and a good lecture.
== 69
G: Bad week. My director wants to "borrow" me for inpatient staffing two days of five until they hire.
M: How long is "until"?
G: He did not say.
M: Then you say it. What would you offer?
G: One day per week, until the end of next month, and the clinic closes its new starts on that day, in writing?
M: Yes. And show which patients would have waited. Not as a threat, as a calendar.
== 62
G: He agreed to one day and an end date. He said "you have become difficult". Then he laughed.
M: Difficult is what people call precise. [👏 G]
== 55
M: How do you feel, apart from the clinic?
G: Tired. Proud. I have not been in the sea for a month, and I live on an island.
M: Put the sea into the calendar. I am serious: block it, Wednesday, five o'clock.
G: Blocked. Its title is "INR".  [😂 M]
== 48
G: Six months of numbers are nearly complete. Emergency returns for supply or dose: 3, against 9 in the same months of last year.
M: With how many patients?
G: 96 in clinic. I also have a satisfaction survey, everyone likes Keola.
M: Do you say "we caused it"?
G: I say "after the clinic opened". You taught me about being half wrong. [👍 M]
== 34
G: The cardiologist presented our clinic at his department meeting. HE presented it. With the slide about his father, without saying that it was his father.
M: Then it is not your clinic any more. It is the hospital's. That was the goal, and it feels a little like a loss, doesn't it?
G: A little. Mostly I was hiding behind a plant and crying.
== 27
M: Next: who takes over when you leave or have a baby or win a prize?
G: Nobody. I am a single point of failure, as our informatics pharmacist says.
M: Then the second year's business case is a second pharmacist, half time. You have the data.
G: Two pages?
M: Two pages and the appendix. [😄 G]
== 13
G: Half a position approved, from July. And my director asked me to help another department write their two pages.
M: Careful. Say yes to one and no to the second, so that they learn that you can do both.
G: I said yes to the infusion center and "in spring" to the kitchen. The kitchen!
M: Everybody needs two pages. [😂 G]
== 4
G: I was in the sea yesterday. I counted: eighth Wednesday in a row.
M: That is the number I am proudest of. What is on the agenda for next month?
G: Feedback to somebody I like. I have to tell Keola that he talks too long on the phone.
M: Bring the sentence that you would say, and we will say it aloud.
`,
};
