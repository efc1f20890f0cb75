import { poster } from "../load/load.mjs";
import { portOf } from "../sides.mjs";

const document = `query ($input: MentorSearchInput!) {
  mentorSearch(input: $input, first: 1) { nodes { enrollmentId } } }`;

/**
 * Gives mentors another name and asks a server that had no part in it until they are found by it. Milliseconds from the
 * commit.
 * @param {{ db: import("pg").Client, corpus: import("./corpus.mjs").Corpus, programId: string, server: { url: string },
 *   token: string, times: number }} given
 */
export async function findableAfter({ db, corpus, programId, server, token, times }) {
  const http = poster(portOf(server));
  /** @type {number[]} */
  const waits = [];
  const mentors = corpus.mentors();
  for (let nth = 0; nth < times; nth += 1) {
    const mentor = mentors.next().value;
    if (!mentor) break;
    const text = `Zyx${nth} Wvu`;
    await db.query("update person set display_name = $2 where id = $1", [mentor.personId, text]);
    const began = performance.now();
    const body = JSON.stringify({ query: document, variables: { input: { programId, text } } });
    for (;;) {
      const { nodes } = JSON.parse(await http.post(body, token)).data.mentorSearch;
      if (nodes[0]?.enrollmentId === mentor.enrollmentId) break;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    waits.push(performance.now() - began);
    // So that they do not all fall on the same moment between two looks.
    await new Promise(resolve => setTimeout(resolve, 100 + ((nth * 137) % 500)));
  }
  http.close();
  return waits;
}
