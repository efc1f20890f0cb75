import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { Fault } from "../../kernel/fault.js";
import { weekText } from "../../meetings/index.js";
import { type AskedSearch, askedSearch, type SearchRow, searchRows } from "./asked-search.js";
import { MentorState } from "./fits.js";
import { type Position, unreadMentors } from "./position.js";
import { mentorsNow } from "./seen-mentors.js";
import { pairKey } from "./text-found.js";
import type { Vocabulary } from "./vocabulary.js";

const unreadAtMost = 10_000;

/**
 * Writes down who fits a search as it is saved, of the mentors whose last change was not read yet: what was seen of the
 * others says it already. So whoever fits at that moment is not told, and whoever comes to fit a moment later is. The
 * position is held by the caller.
 */
export async function rememberKnown(
  tx: EntityManager,
  searchId: string,
  { position, vocabulary, now }: { position: Position; vocabulary: Vocabulary; now: Date },
): Promise<void> {
  await rowsOf(tx, "delete from saved_search_known where search_id = $1", [searchId]);
  const [row] = await searchRows(tx, [searchId]);
  if (!row) return;
  const unread = await unreadMentors(tx, position, row.programId, { now, limit: unreadAtMost + 1 });
  if (unread.length > unreadAtMost) {
    throw new Fault("UNAVAILABLE", "Many mentors have just changed; please try again in a moment.", {
      retryAfterSeconds: 10,
    });
  }
  if (unread.length === 0) return;
  const asked = askedSearch(row, vocabulary.taxonomy);
  const mentors = await mentorsNow(tx, now, unread, asked?.text);
  await rowsOf(
    tx,
    `insert into saved_search_known (enrollment_id, search_id, fits, standing)
     select enrollment_id, $2::uuid, fits, $4 from unnest($1::uuid[], $3::boolean[]) as given (enrollment_id, fits)`,
    [
      unread.map(({ enrollmentId }) => enrollmentId),
      searchId,
      unread.map(({ enrollmentId }) => {
        const mentor = mentors.get(enrollmentId);
        return asked !== null && mentor !== undefined && new MentorState(mentor.facts).fits(asked, mentor.isFound);
      }),
      standingOf(row, vocabulary),
    ],
  );
}

/** Differs when what a search measures from differs: where its owner stands, and what the words mean. */
function standingOf({ standpoint }: SearchRow, { version }: Vocabulary): string {
  const { week, ...rest } = standpoint;
  return createHash("sha256")
    .update(JSON.stringify([version, rest, week && weekText(week)]))
    .digest("base64");
}

/** What was written down about these mentors, by pair. */
export async function knownFits(tx: EntityManager, enrollmentIds: readonly string[]): Promise<KnownFit[]> {
  return rowsOf<KnownFit>(
    tx,
    `select known.enrollment_id as "enrollmentId", e.person_id as "mentorId", known.search_id as "searchId", known.fits,
       known.standing
     from saved_search_known known join enrollment e on e.id = known.enrollment_id
     where known.enrollment_id = any($1::uuid[])`,
    [enrollmentIds],
  );
}

export interface KnownFit {
  readonly enrollmentId: string;
  readonly mentorId: string;
  readonly searchId: string;
  readonly fits: boolean;
  /** Null where it is not known. */
  readonly standing: string | null;
}

/** Forgets it: from now on what was seen of the mentors says it. */
export async function forgetKnown(tx: EntityManager, enrollmentIds: readonly string[]): Promise<void> {
  await rowsOf(tx, "delete from saved_search_known where enrollment_id = any($1::uuid[])", [enrollmentIds]);
}

/**
 * Whether they fitted, by pair; null where their owner or the vocabulary has moved since, so that nobody can say what of a
 * difference is the mentor's doing: it is not told.
 */
export function knownByPair(
  known: readonly KnownFit[],
  searches: ReadonlyMap<string, AskedSearch>,
  vocabulary: Vocabulary,
): Map<string, boolean | null> {
  const standings = new Map<string, string>();
  for (const searchId of new Set(known.map(one => one.searchId))) {
    const asked = searches.get(searchId);
    if (asked) standings.set(searchId, standingOf(asked.row, vocabulary));
  }
  return new Map(
    known.map(({ searchId, enrollmentId, fits, standing }) => {
      const isSame = standing === null || standing === standings.get(searchId);
      return [pairKey(searchId, enrollmentId), isSame ? fits : null];
    }),
  );
}
