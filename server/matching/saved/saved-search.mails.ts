import type { SavedSearchMail } from "./saved-search.js";

/** Whom a letter greets, who came to fit in the order it was found, and where its link leads. */
export interface FitLetterFacts {
  readonly displayName: string;
  readonly mentors: readonly string[];
  readonly link: string;
}

/** Names in one letter; the link shows all. */
const namesAtMost = 10;

const rhythm: { readonly [M in SavedSearchMail]: string } = {
  NEVER: "",
  AT_ONCE: "You asked to be written to as soon as somebody fits.",
  DAILY: "You asked to be written to once a day when somebody fits.",
};

/** Tells of the mentors who came to fit. Words people wrote are never in a letter, not even the search's own name. */
export function mentorsFit(
  { displayName, mentors, link }: FitLetterFacts,
  mail: SavedSearchMail,
): { kind: string; subject: string; text: string } {
  const [first = ""] = mentors;
  const isOne = mentors.length === 1;
  const more = mentors.length - namesAtMost;
  const names = mentors.slice(0, namesAtMost).join(", ");
  return {
    kind: "mentors-fit",
    subject: isOne ? `${first} fits a search you saved` : `${mentors.length} mentors fit a search you saved`,
    text: [
      `Hello ${displayName},`,
      isOne
        ? `${first} fits a search you saved, and has a free place.`
        : `These mentors fit a search you saved, and have free places: ${names}${more > 0 ? `, and ${more} more` : ""}.`,
      `${rhythm[mail]} Change that, or end it, where this leads:`,
      link,
    ].join("\n\n"),
  };
}
