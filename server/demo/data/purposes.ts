import type { DeclineReason, Help } from "./demo-world.js";

interface Purpose {
  readonly help: Help;
  /** `{area}`, `{ask}` ("how to …") and `{mentor}` (first name) are filled in. */
  readonly text: string;
}

/** First sentences; `{there}` and `{here}` are the two institutions. The empty one leaves it out. */
export const openers: readonly string[] = [
  "",
  "",
  "Hello {mentor}, I found you by searching far from home.",
  "We have not met; I write from {here}.",
  "Nobody at {here} works the way your profile describes.",
  "I read your profile twice, and the last sentence made me write.",
  "A friend who rotated at {there} told me to look beyond my own region.",
  "Good day {mentor}, and thank you for reading this.",
  "I looked for somebody who does not know my teachers.",
  "Somebody at a conference said that {there} does this well.",
];

export const studentPurposes: readonly Purpose[] = [
  {
    help: "RESIDENCY_ADVICE",
    text: "I apply to PGY1 programs this cycle and my interest is {area}. I have nine programs on my list and cannot tell them apart on paper. Could we talk about what to ask at the showcase?",
  },
  {
    help: "CV_REVIEW",
    text: "My CV has grown to four pages and I do not know what to cut. You read many of them as a preceptor; would you go through mine once, before letters of intent are due?",
  },
  {
    help: "LONG_TERM",
    text: "I look for a mentor through my last year and into residency. I want to learn {ask}, and nobody at my school works in {area}.",
  },
  {
    help: "MOCK_INTERVIEW",
    text: "I freeze when somebody asks for a clinical case in an interview. Would you do one mock interview with me, with a case from {area}, and be strict?",
  },
  {
    help: "POSTER_REVIEW",
    text: "My first poster was accepted for the student session. The abstract is fine, the draft is a wall of text. May I send it to you for a hard look?",
  },
  {
    help: "LONG_TERM",
    text: "I am a first-generation student and did not know what a residency was until last year. Your profile says you hold a place for people like me. I would like to meet once a month.",
  },
  {
    help: "RESIDENCY_ADVICE",
    text: "My GPA is not strong and my work experience is. I would like to hear from somebody who ranks candidates how to tell that story in a letter of intent.",
  },
  {
    help: "FLASH",
    text: "One conversation of thirty minutes: is a rotation in {area} abroad worth missing the fall career fair? You have done both.",
  },
  {
    help: "CAREER_ADVICE",
    text: "I enjoyed my {area} rotation so much that I doubt my plan to join my aunt's pharmacy. I would like to think aloud with somebody who does not know my family.",
  },
];

export const traineePurposes: readonly Purpose[] = [
  {
    help: "LONG_TERM",
    text: "I am halfway through residency and want to learn {ask}. All my preceptors trained in the same place; I would like an outside view of {area}.",
  },
  {
    help: "MANUSCRIPT",
    text: "My residency project is done and the manuscript is a heap of paragraphs. I need somebody who has published in {area} to tell me what the one message is.",
  },
  {
    help: "RESIDENCY_ADVICE",
    text: "Early commitment closes soon and I cannot decide between staying here for {area} and entering the Match again. I would like to hear how you decided.",
  },
  {
    help: "POSTER_REVIEW",
    text: "I present my interim results at Midyear. Could you look at the poster and ask me the three questions that a reviewer would ask?",
  },
  {
    help: "CAREER_ADVICE",
    text: "I have two offers, one in {area} at a community hospital and one mixed position at an academic center. I would value an hour with somebody who knows both worlds.",
  },
  {
    help: "LONG_TERM",
    text: "I lead a journal club every second month and it sounds like reading aloud. I hope to work on that, and on {area} in general, over the year.",
  },
];

export const practitionerPurposes: readonly Purpose[] = [
  {
    help: "LONG_TERM",
    text: "I am the first pharmacist in {area} at my hospital and make up the rules as I go. I hope to learn {ask} with somebody who is ten years ahead.",
  },
  {
    help: "CAREER_ADVICE",
    text: "I consider a move into {area} after five years elsewhere. Before I apply I would like to hear what your week is really like.",
  },
  {
    help: "MANUSCRIPT",
    text: "We changed how we work in {area} and have two years of data. I have never written a paper; would you guide me as senior author?",
  },
  {
    help: "FLASH",
    text: "I sit for the board examination in the spring. Could we talk once about how you prepared, {mentor}, and what you would leave out?",
  },
  {
    help: "LONG_TERM",
    text: "I was promoted in July and now schedule my friends. I look for a mentor outside my system to talk about leading people.",
  },
];

/** What a mentor asks before deciding, what the mentee then answers, and the kinds of help that it fits. */
export const questionsAndAnswers: readonly {
  readonly helps: readonly Help[];
  readonly question: string;
  readonly answer: string;
}[] = [
  {
    helps: ["RESIDENCY_ADVICE"],
    question: "Thank you for writing. What would have to be different in June for you to say that this was worth it?",
    answer:
      "I would have a rank list that I can explain in one sentence for each program, and I would have asked somebody for honest feedback at least four times.",
  },
  {
    helps: ["RESIDENCY_ADVICE", "MOCK_INTERVIEW", "CV_REVIEW"],
    question: "Happy to consider it. Which hospitals do you apply to? I must not advise on a program I interview for.",
    answer: "None in your state; my list is all within a day's drive of home, and one far away for the mountains.",
  },
  {
    helps: ["RESIDENCY_ADVICE"],
    question: "What have you tried so far, and what did others tell you?",
    answer:
      "My advisor says to apply everywhere, my preceptor says to apply to six. I have talked with one resident, who said both were wrong.",
  },
  {
    helps: ["LONG_TERM"],
    question: "How often would you like to meet, and who sets the agenda?",
    answer:
      "Once a month for 45 minutes, with an agenda from me two days before. Short messages between if that suits you.",
  },
  {
    helps: ["LONG_TERM", "MOCK_INTERVIEW", "FLASH"],
    question: "I work nights every third week. Would early mornings your time be possible?",
    answer: "Yes, I am up at five anyway. Six in the morning works on any weekday but Thursday.",
  },
  {
    helps: ["LONG_TERM", "CAREER_ADVICE"],
    question: "What have you stopped doing because nobody could help you with it?",
    answer: "Saying aloud that I do not know. I would like to begin again, with somebody who does not grade me.",
  },
  {
    helps: ["CAREER_ADVICE", "FLASH"],
    question: "What would you do if you asked nobody?",
    answer: "I would stay where I am, and wonder. That is why I ask.",
  },
  {
    helps: ["MANUSCRIPT"],
    question: "Could you send me one page about the project: question, numbers, what is already written?",
    answer:
      "Sent. In short: 212 patients, before and after, time to first dose; the methods section is written, the rest is not.",
  },
  {
    helps: ["POSTER_REVIEW"],
    question: "How large is it, and when do you print?",
    answer: "Four by three feet, and I print in nine days. The figure is final, the words are not.",
  },
  {
    helps: ["CV_REVIEW"],
    question: "When is your first deadline, and how long is it now?",
    answer: "At the end of next month. Two pages, and a third one that I am ashamed of.",
  },
];

export const declines: readonly { readonly reason: DeclineReason; readonly words: string }[] = [
  {
    reason: "NO_CAPACITY",
    words: "I have two mentees and a newborn and would not do you justice before spring. Please ask again then.",
  },
  {
    reason: "DIFFERENT_EXPERTISE",
    words: "Your questions lead to places where I have never worked. You deserve somebody who has.",
  },
  {
    reason: "CONFLICT_OF_INTEREST",
    words: "You list my program among those you apply to, so I must not advise you this cycle. I wish you well.",
  },
  { reason: "TIMING", words: "I am on leave until the summer." },
  {
    reason: "INSUFFICIENT_INFORMATION",
    words: "I could not tell what you hope for. Write to me again with two or three concrete questions.",
  },
  {
    reason: "SUGGEST_COLLEAGUE",
    words:
      "A colleague of mine in this program does exactly what you describe and has a place. Search once more with your first sentence.",
  },
  { reason: "OTHER", words: "I am changing jobs this month and cannot promise anything yet." },
];
