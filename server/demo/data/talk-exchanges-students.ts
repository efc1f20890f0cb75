/** Short exchanges of a mentor (M) and a student (E) about school, applications and first meetings, parted by `--`. */
export const studentExchanges = `
E: My CV lists every volunteer hour since high school. Keep or cut?
M: Keep what you could talk about for five minutes. What is that?
E: The flu clinic in the fire station. I ran the line and trained four people.
M: One line, with the number of vaccines. The rest goes. [👍 E]
E: 640 vaccines. I never thought of counting them as anything.
--
E: I have been invited to a residency open house by video. Is it an interview in disguise?
M: Treat it as one for your questions, not for your nerves.
E: I will ask what their residents did last Saturday.
M: Good. Watch the residents' faces when you do. [😄 E]
--
E: One of my letter writers has gone silent and the portal shows "not started".
M: Send a short message with the date and one line on what you hope they write about. Kind and concrete.
+ 1
E: He answered within the hour. He had never received the PhORCAS mail.
M: Spam folders have decided more careers than grades.
--
E: I must choose an elective rotation: nuclear pharmacy at four in the morning or a second ambulatory month.
M: Which one would you tell a story about in two years?
E: Nuclear. Definitely nuclear.
M: Then buy an alarm clock. [⏰ E]
+ 7
E: Update after week one: technetium waits for nobody, and I love it.
--
E: Does a B minus in kinetics end my chances?
M: No. Having no answer to "what happened there?" might. What happened there?
E: I worked nights that term. I retook the material with the resident and now I tutor it.
M: That is the answer. Say it without an apology. [❤️ E]
--
E: What do I wear to the showcase? Everyone says something else.
M: A suit that fits, shoes you can stand in for three hours, a bag that leaves your right hand free.
E: And the portfolio folder?
M: Thin. Nobody has ever opened one at a booth.
--
E: I am drafting my first poster and the template has nine boxes.
M: What should a tired person remember at five in the afternoon?
E: That a phone call two days after discharge found a wrong inhaler in one of six patients.
M: Write that across the top and let the nine boxes fight for what is left. [🎯 E]
+ 2
E: Down to five boxes. The inhaler is huge.
--
M: How did the presentation go?
E: Projector died at slide three. I told the rest of the case by heart.
M: And?
E: They said it was the best part. I may unplug it next time. [😂 M]
--
E: Could you look at my answers for "why this program"? They all sound like brochures.
M: Take out everything that is on their website. What is left?
E: That your residents answer the heart failure line, and I grew up with a father who was on the other end of one.
M: That is the answer. The rest is wallpaper.
--
E: I have ranked my top three and I cannot stop moving numbers two and three.
M: Which one did you tell your best friend about first?
E: Number three. Oh.
M: I will not say more. It is your list. [🙂 E]
--
E: My first code on rotation. I stood at the wall.
M: Everybody stands at the wall once. What did you see from there?
E: That nobody wrote down the times. Next time I could do that.
M: Go in with a pen. It gives you a place and a purpose. [💪 E]
--
E: The journal club article has a noninferiority margin of 12 %. Is that a lot?
M: Ask it in patients: would you accept twelve more failures in a hundred for the easier drug?
E: For a skin infection perhaps. For endocarditis never.
M: There is your critique. You need no other slide.
--
E: I have been asked to be class president again. I would like to, but applications…
M: What would you stop doing?
E: Sleeping.
M: Then you have answered it yourself.
+ 4
E: I proposed two co-presidents. They said yes! [🎉 M]
--
E: Do business cards still exist?
M: Mine has a QR code and my cat. People remember the cat.
E: I do not have a cat.
M: Name, year, school, mail address. White space is your cat. [😂 E]
--
E: I did not match in Phase I.
M: I am so sorry. Call me whenever you like today, or do not, and we talk tomorrow.
E: Tomorrow, please. I need to be sad first.
M: That is a plan. Tomorrow at six, your time. [❤️ E]
+ 1
E: Thank you. I opened the Phase II list at least. There are two I like.
--
E: Is it fine to ask a resident how much they sleep?
M: Ask "what does a bad week look like?" and you will hear about sleep.
+ 3
E: She said: "a bad week is when my co-resident is away". They look after each other. I liked that.
M: So did I, reading it.
--
E: My preceptor says that my notes are novels.
M: Send me one without identifiers.
E: Here. 640 words for a potassium.
M: "K 3.1, on furosemide, magnesium low as well: replace both, recheck at six." The rest is for your diary. [😅 E]
+ 5
E: My notes now fit on the screen. He printed one and wrote "YES" on it.
`;
