import type { TalkScript } from "./talk-script.js";

/** Six new practitioners, once a week or whenever somebody needs it. */
export const circleTalk: TalkScript = {
  people: {
    T: "tomas-arriaga",
    N: "nkechi-adeyemi-ross",
    B: "ben-hollander",
    S: "soo-jin-baek",
    F: "fatima-el-sayed-hart",
    C: "caleb-whitcomb",
  },
  text: `
== 186
T: Welcome everybody. Six of us, all in the first two years after training. No agenda, one rule: what is said here stays here.
N: Hello from the trauma ICU. I bring questions about board certification and a fear of being found out.
B: Ben, four ICU beds and everything else. Same fear.
S: Soo-jin, oral chemotherapy clinic. I thought the fear was only me. [❤️ N B F]
F: Fatima, dialysis and transplant in Toronto. After two licensing systems I can confirm that the fear has a passport.
C: Caleb, nights. At four in the morning there is nobody to find you out. [😂 T N S]
T: Then we are complete.
== 185
B: First question, then. How long did it take until you stopped looking up things you know?
S: I still look up capecitabine dose steps every time and I have given that talk twice.
F: Looking it up is the job. The day I stop I would worry.
N: My rule: I may recommend from memory, I may not verify from memory.
C: That is going on the wall of the night pharmacy. [👍 N]
== 179
T: Evening shift report: three intubations and a snakebite. Who has given antivenom outside of the boards?
B: Twice. Rattlesnakes do not read the guidelines either. Recheck fibrinogen after you think it is over.
T: We did at six hours, it had dropped again. Thank you, I had not planned to repeat it. [re 1]
C: This is why I like this group.
== 172
S: A patient in my clinic stopped her capecitabine because of cost and told nobody for five weeks. I keep thinking I should have asked.
F: What did you ask?
S: "Any problems with the tablets?" She said no. They gave her no problems. She did not have them.
N: Oof.
F: I ask "how did you get your last refill?" It makes money come up by itself.
S: I will write that on my clinic sheet. Thank you, Fatima. [🙏 F]
T: And please be kind to yourself. You found it at five weeks, not at restaging.
== 165
B: I have been told that I will precept our first resident. Ever. In July. I finished mine two years ago.
N: Congratulations and condolences.
B: Both accepted. Does anybody have an orientation week that works?
C: Day one: no charts. Walk every place where a drug goes. I learned the tube system from an engineer and it saved me twice.
F: Day two: let them watch you be unsure about something and solve it.
S: Day three: expectations in writing, theirs also. What do they want feedback on and how blunt.
T: @B I have a checklist from my PGY2 director, cleared to share. It is in the files.
B: You are all better than the preceptor course. [😄 T C]
== 158
N: BCCCP registration is done, so now it is real. Who is taking what?
T: BCEMP, same window. Study schedule?
S: BCOP next year. I am in denial.
C: BCPS. I study between 02:00 and 04:00, which is apparently what the brain does best.
N: I do twelve weeks: one domain per week, questions on Saturdays, and one week lost for life.
T: The week for life is clever. I always plan as if there was no life.
== 151
N: Question from my week one: cardiogenic shock, norepinephrine or dobutamine first?
B: With us whoever answers first, because there are four of us.
T: Pressure first. If the mean is under 60, norepinephrine, then inotrope once you can afford the vasodilation.
N: That is what I wrote. And vasopressin when pulmonary pressures are high, because it spares the pulmonary bed.
C: I learned more vasopressor pharmacology here than in the night course.
== 144
F: A question of another kind: has anybody asked for a raise?
C: I asked for nights differential in writing and it turned out they had been paying me the wrong one for a year.
F: Seriously?
C: Seriously. Read your letter, then your pay stub.
S: I was told "there is no budget". Then a colleague got one.
T: Ask for the criteria in writing. "What would I have to show by January?" They cannot say nothing.
N: And bring numbers: interventions, teaching hours, committee work. I keep a list per month. Ten minutes.
F: Starting the list today. [👍 N T]
== 137
B: The resident has a name and a start date. I bought a second chair.
S: The chair is the most important part of precepting.
== 130
T: I had a bad shift. Child, trauma, we did everything. I do not want advice, only to say it.
S: We are here, Tomás. [❤️ N B F C]
N: Here.
F: Here. Do you have somebody with you tonight?
T: My sister is coming over. Thank you for asking.
C: I am awake until seven. Call if you like, no words needed.
T: I might. Thank you.
== 129
T: Slept. Debrief with the team today. It helps to know that you exist. [❤️ B N F S C]
== 123
S: Light question. What do you eat on shift?
C: Cereal at 03:00 as God intended.
B: Venison. Everyone here has a freezer. [😂 N T]
F: Lentils, five days out of five. My locker smells of cumin and nobody complains.
N: Peanut butter from the jar, standing, like a professional.
== 116
N: Halfway: pharmacokinetics week. Can somebody explain augmented renal clearance without a formula?
F: Young, injured, septic: the kidneys run like a river after rain. Creatinine looks perfect and the drug is gone by noon.
N: So for beta-lactams I extend the infusion rather than raise the dose?
F: Extend first, then raise, and measure creatinine in urine over eight hours if you can.
T: "Like a river after rain" goes into my lecture, with your name. [👏 N S]
== 109
C: A stewardship day job is posted at a hospital an hour from me. It asks for PGY2 or three years of experience. I have one of the two if nights count.
B: Nights count double.
S: Apply. The listing describes the person they dream of, not the one they will hire.
N: What would you put in the first sentence?
C: "I have reviewed every positive blood culture between ten at night and seven in the morning for two years."
F: I would interview that sentence. [🔥 T N S]
C: Then I will send it tonight, before I get shy.
== 102
B: Resident, week two. She asked me why we give pantoprazole to everybody in the unit. I opened my mouth and had nothing.
T: That is why we have residents.
B: We are going to make it her project. Indications, stop at transfer.
N: I have an order set for that, without names. Sending. [🙏 B]
== 95
C: Interview on Thursday! Video. Panel of five.
S: Do you want a mock? I can be the nice one and the silent one.
N: I can be the one who asks about conflict.
C: Wednesday at nine in the evening Eastern? I will just have woken up.
T: I am on shift, but I send a case: candidemia, echinocandin, day five, repeat cultures positive. Go.
C: Eyes, lines, echo, and ask whether somebody looked for a source above the diaphragm. [re 1]
T: You do not need a mock. [😄 C]
== 91
C: They asked me the eye question. THE EYE QUESTION. [😂 T N S B]
F: We are a conspiracy.
== 84
C: I got it. Day job, stewardship, start in eight weeks. I read the mail four times. [🎉 T N B S F]
N: CALEB!
B: Sunlight! He will see sunlight!
S: So happy for you. Did you ask for the criteria in writing?
C: I asked for two more vacation days and the conference budget. They said yes so quickly that I should have asked for three.
F: Lesson for us all. [📝 N T]
== 77
F: Transplant question with a community angle: recipient on tacrolimus gets clarithromycin at an urgent care clinic. Level 31. How do you all reach the places outside your walls?
S: We give patients a card with "call us before any new medicine" and a number that a human answers.
B: In a small town I call the urgent care doctor. He coaches my son.
F: I need more sons. The card I can do. [😂 B S]
T: From the emergency department side: a banner on the chart that says "interaction, call transplant" works at four in the morning. Ask your informatics people.
F: Asking tomorrow.
== 70
N: Four weeks to the exam. I have reached the stage where I dream about vasopressin.
T: I dreamed that I forgot to register.
S: You did register?
T: I checked at three in the morning. Yes.
== 63
B: My resident gave her first journal club today. I told her one thing to keep and one to change, and stopped. It was hard to stop.
F: What did you keep?
B: She opened with a patient. And to change: nobody needs the randomization slide read aloud.
S: You sound like a preceptor. [❤️ B]
== 56
S: Has anybody presented at Midyear as a practitioner, not as a resident? I may have a poster on our refill question. "How did you get your last refill?" found cost problems in 17 of 90 patients.
F: That is our question! [🎉 N T]
S: It is yours, Fatima. Will you be an author?
F: With joy. I will write the part about the second health system.
N: Poster tips: one figure, big. I can review on Sunday.
S: Draft is in the files. Be cruel but clear.
== 53
N: Reviewed. The title is a question and the answer is missing from the top third. Swap the methods with the 17 of 90.
T: And print the refill question itself in the largest letters. People will steal it, which is the point.
S: Swapped. It looks like a poster now and not like an apology. [👏 N T F]
== 42
N: Exam done. I remember nothing apart from one question about burns. [💪 T B S F C]
T: Mine is tomorrow. Say something useless.
C: Octopuses have three hearts.
T: Perfect. Thank you.
== 41
T: Done. There was no question about octopuses.
== 35
C: First week in daylight. I recommended a stop date and the surgeon said "fine". Just "fine". I stood there with my four arguments.
F: Facts first, suggestion last?
C: I did not even get to the suggestion. [😂 N S]
B: Keep the four arguments for next Tuesday.
== 28
B: Year-end question from my director: do I want to lead the residency? I have had one resident for five months.
S: Do you want to?
B: I like the resident. I do not like the binder.
N: Ask who would own the binder. Maybe a coordinator's half day comes with it.
T: And ask what you would stop doing. If the answer is "nothing", the answer is no. [👍 S C F]
B: That is the sentence I needed.
== 21
N: Results are out... I PASSED. [🎉 T B S F C]
T: Me too!! Opened it in the supply room. [🎉 N B S F C]
S: Two sets of letters! I am ordering imaginary cake.
F: Proud of you both. Now sleep for a week.
C: And who of us is next? I believe it is Soo-jin. [re 2]
S: Denial, remember?
== 14
F: Who will be at Midyear in person? Soo-jin and I present on the Tuesday.
N: There from Sunday. I have the evening free.
T: Monday only, then back to the evening shift.
C: My new job sends me! First conference in my life.
B: Mountain passes permitting. I bring the resident.
S: Then all six of us in one room for the first time. Monday evening?
T: Monday evening. I find a place where six people can hear each other. [❤️ N B S F C]
== 7
T: Table for seven on Monday at seven, Ben's resident included. The name on the reservation is "Octopus". [😂 C N S]
B: She asked whether she has to prepare anything. I said: hunger.
F: @S poster tube or fabric?
S: Fabric. I have learned from everybody's airport stories.
== 3
N: Before we meet: one thing each that you could not do a year ago?
C: Sleep at night. And tell a surgeon to stop.
S: Ask about money.
B: Say "I do not know, let us look" in front of a resident.
F: Ask for a raise. I got it, by the way. Announced here first. [🎉 N T B S C]
T: Say that a shift was bad.
N: Rest. I could not rest. Now I can, a little. See you on Monday, all of you. [❤️ T B S F C]
`,
};
