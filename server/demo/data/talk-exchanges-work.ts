/** Short exchanges of a mentor (M) and a resident or practitioner (E) about the work itself, parted by `--`. */
export const workExchanges = `
E: I froze in a meeting yesterday when a surgeon asked for a number I knew.
M: What was the number?
E: Thirty percent.
M: Next time say it before the explanation. Numbers first, doubt later.
+ 6
E: Tried it today: "thirty percent, from two trials". He nodded and moved on. [🎉 M]
--
M: What is the one message of your manuscript?
E: That a pharmacist at discharge halves the calls about medicines.
M: Then why does the abstract begin with the history of hospital medicine?
E: Because I was taught to set the scene. Deleting the scene. [😄 M]
--
E: My research project needs 300 charts and I have reviewed 41.
M: What does your statistician say about 150?
+ 2
E: That the interval gets wider and the question stays.
M: Then finish 150 well. A finished small study beats a large one in a drawer. [👍 E]
--
E: I have two residents this month who do not speak to each other.
M: Have you told them that you see it?
E: No.
M: "I see it, I will not judge it, and I need you both on Monday." Then be quiet.
+ 4
E: There was a silence, then they both laughed. It was about the parking place.
--
E: We had a tenfold heparin error on my shift. Nobody was hurt. I checked that bag.
M: I am sorry. Have you eaten, and have you told somebody at home?
E: Yes, both. The event report is in. I cannot stop seeing the label.
M: When you are ready: what made the label easy to misread? That is what the next person needs from you. [❤️ E]
+ 3
E: Two concentrations with the same blue cap. I asked to lead the root cause analysis.
--
E: How do you say no to a committee?
M: "I would like to do it well, and this year I cannot." Then offer a name.
E: And if they insist?
M: Repeat the sentence. It gets better with age. [😂 E]
--
E: They offered me the position. The salary is below the range that they posted.
M: What did they say when you asked about it?
E: I have not asked.
M: "I was glad to see the range in the posting. How did you arrive at this figure?" And then let them talk.
+ 5
E: They came up by six thousand. I only asked the one question! [🎉 M]
--
E: The board examination is in nine weeks and I am on page 80 of 900.
M: Stop reading. Do fifty questions and read only what you got wrong.
+ 2
E: I got the statistics ones wrong. All of them.
M: Excellent, those are the cheapest points. Start there.
--
E: A physician keeps overriding my renal dosing advice on enoxaparin without a word.
M: Have you asked what he sees that you do not?
+ 3
E: He worries about clots after hip surgery, and he is not wrong. We agreed on anti-Xa levels for those patients.
M: Curiosity is an intervention too. Document it. [💡 E]
--
M: You have not taken a day off since we began.
E: It is residency.
M: It is still a day off that you did not take. Which one will it be?
E: The fourteenth. I wrote it on the board where my director sees it. [👏 M]
--
E: How long should journal club slides be?
M: As long as your patience with other people's slides.
E: Six, then.
M: Six. And one of them is the patient.
--
E: My abstract for the spring meeting was declined.
M: Send me the reviews. Mine was declined three years in a row, with the same sentence.
E: "Limited generalizability".
M: The very same. Add one line about who your patients are and send it to the fall meeting. [🙂 E]
+ 40
E: Accepted for the fall. One line!
--
E: I want to start antimicrobial time-outs at 48 hours. Where do I begin?
M: With one unit, one nurse who likes you and a piece of paper.
E: No build in the record?
M: Not until the paper works. Software makes a bad idea permanent.
+ 8
E: Paper week one: 19 time-outs, 7 stops. The nurse wants to laminate it.
--
E: I inherited a technician schedule that everybody hates.
M: Ask each of them for the one shift they would never trade, and the one they dread.
+ 6
E: Nobody dreads the same one!
M: Then it was never a shortage, it was a spreadsheet. [🤯 E]
--
E: May I use your slide about warfarin for my lecture? With credit.
M: Yes, with the rat poison photograph and with credit to the photographer. It is in the shelf.
+ 9
E: Students laughed and then remembered the mechanism. Perfect slide.
M: It took me nine years to make it that simple.
--
E: First grand rounds. 120 people. I am sick with nerves.
M: Who is the one person in the room whom you want to help?
E: The night intern who orders potassium at three.
M: Speak to that intern for forty minutes. The other 119 may listen. [❤️ E]
+ 7
E: I did, and he came to the front afterwards with two questions about phosphate.
--
E: The vancomycin AUC program says 412 and the trough says 19. My team believes the trough.
M: Show them one patient where they disagreed and the creatinine tells the end of the story.
+ 10
E: I found three. We changed the consult note to show the AUC first.
M: That is implementation science on a Tuesday. [👍 E]
--
E: Should I do a second residency year? Everyone around me did.
M: What would you be able to do after it that you cannot do now, and who would pay you for it?
E: Transplant clinic, and the two centers near me ask for a PGY2.
M: Then it is a bridge and not a habit. Cross it.
--
E: I precept my first student in August. She has a degree in engineering and asks "why" five times.
M: Lucky you.
E: By the fourth "why" I reach the edge of what I know.
M: Say so, and send her to find out. By October she will teach you. [😄 E]
`;

/** First exchanges of a mentorship. */
export const openingExchanges = `
M: Welcome! Tell me first how you would notice in a year that this was worth our time.
E: I would ask for help earlier than I do now. And have somebody to tell when something worked.
M: Both are allowed from today.
--
E: Thank you for accepting! I have an agenda for our first call, if that is not too eager.
M: Eager is fine. Put the hardest item first, while we are awake.
E: Done. It is the third one from before. [😄 M]
--
M: I am glad that you wrote. I answer in the evenings and not on Sundays.
E: Sundays are for my grandmother, so that fits.
M: Then we will get along.
--
E: Hello, and thank you! Is once a month right for you?
M: The first Wednesday, your lunch and my breakfast. You send me two lines the day before.
E: Two lines. I will practice brevity.
--
M: I read your profile twice. We have nothing in common except the work, which is what I like about this program.
E: Same here! I have never been to your part of the country.
M: Bring a coat when you do. [🧣 E]
--
E: I should say at once that I am shy on camera.
M: Then we begin in writing and see. I wrote letters to my own mentor for two years.
E: That takes a weight off. Thank you.
`;

/** Last exchanges of a mentorship that ended. */
export const closingExchanges = `
E: I signed the contract! I start in six weeks, and I think that I can take it from here.
M: I think so too. Write to me at the first snow and tell me how it is.
E: I will. Thank you for everything. [❤️ M]
--
M: We have said what there was to say for now, and that is a good thing.
E: It is. I wrote down the three sentences that I use most. All are yours.
M: Give them away. That is what they are for.
--
E: My plans have changed: I go back to community practice, near my family. I did not want to waste your time.
M: You did not. You decided well, and knowing that you could go is part of it.
E: Thank you for making it easy to say.
--
M: I am taking over the department in March and cannot keep our hour. I would rather stop than be late for a year.
E: I understand, and congratulations! You got me through the hardest half.
M: The coordinator knows that you look for somebody. My door stays open for single questions.
`;
