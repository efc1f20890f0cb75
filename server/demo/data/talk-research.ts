import type { TalkScript } from "./talk-script.js";

/** A student's first poster becomes a manuscript. */
export const researchTalk: TalkScript = {
  people: { P: "priya-venkataraghavan", M: "maya-lindqvist" },
  text: `
== 168
P: Welcome, Maya. Before we talk about data: what did you see in the ICU that made you want to ask a question?
M: Thank you for taking me on! A patient on norepinephrine for a day before anybody added vasopressin. The attending said "we add it late here", and nobody could say why.
P: That is already a question. Say it again with a population, a comparison and an outcome.
M: In adults with septic shock, does adding vasopressin within six hours of norepinephrine, compared with later, shorten time on vasopressors?
P: Good. "Time on vasopressors" hides death. Think about what happens to patients who die early. [💡 M]
M: They come off vasopressors too... so vasopressor-free days?
P: Exactly: vasopressor-free days at 28 days, with zero for those who died. You just avoided the mistake in half of the posters I review. [🎉 M]
== 166
M: I read two papers last night on vasopressin timing. One uses the norepinephrine dose at the time of adding, not hours. Should we?
P: Both. Hours is what a protocol can change, dose is what the patient needed. Put dose in the adjustment.
M: How many patients does the registry have with both drugs?
P: 611 in four years before exclusions. You will lose some to missing start times.
== 161
P: Data use agreement signed. Your IRB calls it exempt, mine too; save both letters in the folder.
M: Saved. The CITI course took me longer than my therapeutics final.
P: It should. Next: write the methods section before you open the data. Yes, before.
M: Before?! [😅 P]
P: Then nobody, you included, can say that you looked first.
== 154
M: Methods draft is in the folder. I was unsure about the time window: I wrote six hours because the guideline talk used it.
P: Read it. Two comments. One: cite why six and not three. Two: immortal time. A patient must survive to hour six to be in your late group.
M: I have read "immortal time bias" in three papers and nodded each time. Could you explain it as if I were a P1?
P: Imagine giving a prize for reaching the age of 80, then finding that prize winners live long. The prize did nothing: you had to live to get it. [re 1] [🤯 M]
M: Oh. So the late group gets its survival for free.
P: Yes. We will use a landmark at six hours: everybody alive and on norepinephrine at that hour, groups by what happened before.
M: That I can explain to my preceptor tomorrow. Thank you.
== 147
M: Landmark version is in. 402 patients remain. Is that enough?
P: For vasopressor-free days with that spread, yes, for anything like mortality, no. So we do not promise mortality.
M: I removed mortality from the title. It felt like giving away the best part.
P: It felt like honesty. Keep the feeling. [❤️ M]
== 140
P: Abstract deadline for the student poster session is in three weeks. Shall we try?
M: Yes. I am scared, but yes.
P: Four sentences of background become one. Send it by Sunday.
== 136
M: Abstract v1: 388 words. The limit is 300. I cannot cut anything.
P: Delete every sentence that starts with "It is well known". That is 41 words.
M: Ouch. 347.
P: "Retrospective, multicenter, observational cohort study" can lose two words. The result sentence stands twice. Look again.
M: 299! [👏 P]
P: See. Nothing of value was lost.
== 133
M: Submitted. I pressed the button and then stared at it for ten minutes.
P: That never goes away. Well done, Maya.
== 112
M: They accepted it!! Poster, student session, on the Monday afternoon. [🎉 P]
P: I am delighted. Now the real work: a poster is not an abstract printed large.
M: My school has a template, with a lot of purple.
P: I share three of mine in the workspace, one of them bad. Tell me which and why.
== 110
M: The bad one is the one from the Tuesday session: four tables, eight-point type, and I do not know where to begin.
P: Correct, and I was so proud of it. One figure that a person understands from three meters away, the rest is small.
M: So a Kaplan-Meier curve?
P: With vasopressor-free days? What would the curve show?
M: Hmm. Nothing that we claim. A box plot of the days, early next to late?
P: Better. Or every patient as a dot. People trust dots. [👍 M]
== 103
M: Poster draft one is up. Title, dots, three bullets, a QR code.
P: I like the dots. The conclusion says "vasopressin should be started early". Did we randomize anybody?
M: No... "was associated with". Fixed. [edited]
P: And then say what it would take to know. Reviewers love a next step.
M: "A trial that randomizes timing at a fixed norepinephrine dose"?
P: Perfect. Now shorten your affiliations; they are longer than your results.
== 96
M: Question about the adjusted model: the confidence interval touches zero after I add lactate. Do we still have a result?
P: We have an estimate: 1.8 days, from 0 to 3.6. Report that. The word "significant" does not have to appear on a poster.
M: My preceptor will ask about the p value.
P: Tell your preceptor 0.05 and smile. Then show the dots.
== 90
M: I practiced the two-minute pitch on my roommate. She is an accountant and asked why nobody had just agreed on a rule.
P: Hire her. That is the question to end your pitch with.
== 84
P: How did the practice session at school go?
M: Someone asked whether steroids confound the timing. I said I would look it up.
P: Good answer. And do they?
M: Hydrocortisone was given within a day in 58 % of the early group and 49 % of the late group. I added it as a covariate; the estimate is 1.7 now.
P: You answer like somebody who has done this for years. Put it in the supplement. [🙏 M]
== 71
M: Thinking of the manuscript already. Is it too early?
P: It is exactly right: you will never know the data better than now. Target journal first. Who should read it?
M: Pharmacists in ICUs who write protocols. So a pharmacy journal rather than a critical care one?
P: I agree. Look at the length of their research articles and the reference style, and write the introduction in three paragraphs: what is known, what is not, what we did.
== 64
M: Introduction is in the shared document. The second paragraph fights me.
P: It fights because it lists papers. Group them by what they disagree about: dose or hours.
M: "Two definitions of early have been used, and they do not agree." Like that?
P: Like that. Now I want to read on.
== 57
P: About authorship, early and in writing: you first, I last, the two site pharmacists between, each with their CRediT roles. Do you agree?
M: Yes. I did not dare to ask.
P: Always ask. And always before the first draft. [❤️ M]
== 43
M: Limitations section: I have nine limitations. Is there a maximum?
P: Keep the ones that could change the answer. That is four. Being retrospective is one, not three.
M: Cut to four. I kept confounding by indication, missing start times, one region and no echo data.
P: I would have chosen the same four.
== 29
M: PhORCAS opened and I list the manuscript as "in preparation". Is that honest?
P: Yes, with all authors and "in preparation", not "submitted". Interviewers ask, and you can talk about the dots for an hour.
M: Two of my programs have a research certificate. I will ask about protected time.
P: Good. For the clinical side you need somebody in an ICU, not me. Did you find a critical care mentor yet?
M: I wrote to one two weeks ago and heard nothing. I will search again, farther away this time.
P: Look for a different region. You want someone who has never met your preceptors. [👍 M]
== 15
P: I read the whole draft on the train. The discussion starts with a weakness. Start it with what you found.
M: Moved. And I replaced "interestingly" everywhere. There were six.
P: There are always six. [😂 M]
M: The poster is printed on fabric! It fits in my backpack, so no tube on the plane.
== 6
P: Last thing before the meeting: three people will ask you what you would do tomorrow at the bedside. What do you say?
M: That I would discuss vasopressin when norepinephrine passes 0.25 micrograms per kilogram per minute, not wait for a day, and that our data cannot say more than that.
P: I could not put it better. Send me a photo of you beside the dots.
M: I will! And the manuscript goes to the site pharmacists on Friday.
`,
};
