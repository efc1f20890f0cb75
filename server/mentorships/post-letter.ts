import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import type { Letter, LetterFacts } from "./mentorship.mails.js";
import type { MentorshipsDeps } from "./mentorships.deps.js";

/** One mail to ask for: to whom, whose name it tells, where it leads, and what makes it the same mail. */
export interface Posting {
  readonly toId: string;
  readonly aboutId: string;
  /** Behind the portal's address, such as `requests/<id>`. */
  readonly path: string;
  readonly key: string;
  readonly letter: (facts: LetterFacts) => Letter;
}

/** Asks for mails as part of the transaction; somebody without a verified address gets none. */
export async function postLetters(
  deps: Pick<MentorshipsDeps, "accounts" | "mail" | "portalUrl" | "zones">,
  tx: EntityManager,
  postings: readonly Posting[],
): Promise<void> {
  if (postings.length === 0) return;
  const emails = await deps.accounts.emailsOf(
    tx,
    postings.map(({ toId }) => toId),
  );
  const people = await namesOf(
    tx,
    postings.flatMap(({ toId, aboutId }) => [toId, aboutId]),
  );
  for (const { toId, aboutId, path, key, letter } of postings) {
    const email = emails.get(toId);
    const to = people.get(toId);
    const about = people.get(aboutId);
    if (!email || !to || !about) continue;
    const link = `${deps.portalUrl}/${path}`;
    const zone = deps.zones.orUtc(to.timeZone);
    await deps.mail.post(tx, { to: email, key, ...letter({ to, zone, other: about.displayName, link }) });
  }
}

/** The names of people and the zones they live in. */
export async function namesOf(
  tx: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, { displayName: string; timeZone: string | null }>> {
  const rows = await rowsOf<{ id: string; displayName: string; timeZone: string | null }>(
    tx,
    `select id, display_name as "displayName", time_zone as "timeZone" from person where id = any($1)`,
    [personIds],
  );
  return new Map(rows.map(row => [row.id, row]));
}
