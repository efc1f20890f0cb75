import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "typeorm";
import { inTransaction } from "../../db/transaction.js";
import { anchorKey, anchorsOf } from "./anchors.js";
import { type AskedSearch, AskedSearches } from "./asked-search.js";
import { fileAgain, searchesUnder } from "./filing.js";
import { MentorState, saysTheSame, withSurvivors } from "./fits.js";
import { forgetKnown, type KnownFit, knownByPair, knownFits } from "./known-fits.js";
import { holdPosition, movePosition, nextChanges, type SearchChange } from "./position.js";
import type { SavedDeps } from "./saved.deps.js";
import { keepMentors, mentorsNow, mentorsSeen, readable, wokenMentors } from "./seen-mentors.js";
import { tell, tellable } from "./telling.js";
import { type TextPair, textFound } from "./text-found.js";
import { type Moved, transitionsOf } from "./transitions.js";
import { isStill, readVocabulary, type Vocabulary } from "./vocabulary.js";

/** Changes read in one transaction. */
const changesAtOnce = 100;
/** Pairs of a mentor and a search looked at in one transaction; one mentor's are always looked at together. */
const pairsAtOnce = 20_000;

type Changed = Pick<SearchChange, "enrollmentId" | "programId">;
type Reading = { readonly more: boolean; readonly grown: readonly { topic: string; seq: number }[] };
const nothing: Reading = { more: false, grown: [] };

/**
 * Reads what changed about mentors, in order and once, and tells the saved searches. What it concludes, the letters and
 * the events, is committed with the position up to which it has read: killed before that, it never happened and is done
 * by whoever reads next; after that it is never done again. One node reads at a time.
 */
export class ChangeReader {
  private vocabulary: Vocabulary | null = null;
  private readonly asked = new AskedSearches();

  constructor(private readonly deps: Pick<SavedDeps, "db" | "hub" | "log">) {}

  /** Reads all there is; returns at once while another node reads. */
  async readOn(now: Date): Promise<void> {
    for (;;) {
      const { more, grown } = await inTransaction(this.deps.db, tx => this.readSome(tx, now));
      for (const { topic, seq } of grown) this.deps.hub.ring(topic, seq);
      if (!more) return;
    }
  }

  private async readSome(tx: EntityManager, now: Date): Promise<Reading> {
    const position = await holdPosition(tx, { wait: false });
    if (!position) return nothing;
    this.vocabulary = await readVocabulary(tx, this.vocabulary);
    if (await fileAgain(tx, this.vocabulary, this.deps.log)) return { more: true, grown: [] };

    const changes = await nextChanges(tx, position, changesAtOnce);
    const woken = await wokenMentors(tx, now, changesAtOnce);
    if (changes.length === 0 && woken.length === 0) return nothing;
    const known = await knownFits(tx, [...changes, ...woken].map(idOf));
    const all = await movedMentors(tx, now, [...changes, ...woken], known, this.vocabulary);
    const taken = takenOf(all);
    const ids = taken.map(idOf);

    const searchIds = [...new Set(taken.flatMap(one => one.searchIds))];
    const searches = await this.asked.read(tx, searchIds, this.vocabulary);
    // A merge that came between two of these looks would read like a change of the mentors it moved: look again.
    if (!(await isStill(tx, this.vocabulary))) return { more: true, grown: [] };
    const pairs = textPairs(taken, searches);
    const before = await textFound(tx, pairs);
    await keepMentors(tx, ids, all.now);
    const found = { before, after: await textFound(tx, pairs) };
    const transitions = await transitionsOf(taken, searches, found, knownByPair(known, searches, this.vocabulary));

    const last = lastRead(changes, new Set(ids));
    if (last) await movePosition(tx, last);
    await forgetKnown(tx, ids);
    const grown = await tell(tx, await tellable(tx, transitions), now);
    return { more: true, grown };
  }
}

const idOf = ({ enrollmentId }: { enrollmentId: string }): string => enrollmentId;

interface MovedMentors {
  /** In the order their first change came in. */
  readonly moved: readonly Moved[];
  readonly now: Awaited<ReturnType<typeof mentorsNow>>;
}

/** What became of these mentors, with the searches it may matter to. */
async function movedMentors(
  tx: EntityManager,
  now: Date,
  changed: readonly Changed[],
  known: readonly KnownFit[],
  { taxonomy }: Vocabulary,
): Promise<MovedMentors> {
  const each = [...new Map(changed.map(one => [one.enrollmentId, one])).values()];
  const seen = await mentorsSeen(tx, each.map(idOf));
  const current = await mentorsNow(tx, now, each);
  const anchored: (Changed & { kind: string; value: string })[] = [];
  const states = each.map(one => {
    const mentor = current.get(one.enrollmentId);
    const was = readable(seen.get(one.enrollmentId), mentor);
    const earlier = was && { ...was, facts: withSurvivors(was.facts, taxonomy) };
    const before = earlier && new MentorState(earlier.facts);
    const after = mentor ? new MentorState(mentor.facts) : null;
    const isSame = isDeepStrictEqual(was?.facts ?? null, asKept(mentor?.facts ?? null));
    if (!isSame && (before?.isOpen || after?.isOpen)) {
      const anchors = [earlier, mentor].flatMap(state => (state ? anchorsOf(state, taxonomy) : []));
      const each = new Map(anchors.map(anchor => [anchorKey(anchor), anchor]));
      anchored.push(...Array.from(each.values(), anchor => ({ ...one, ...anchor })));
    }
    const isSaid = before !== null && after !== null && saysTheSame(before.facts, after.facts);
    return { enrollmentId: one.enrollmentId, before, after, saysTheSame: isSaid };
  });
  const filed = await searchesUnder(tx, anchored);
  const saved = new Map<string, string[]>();
  for (const { enrollmentId, searchId } of known) {
    saved.set(enrollmentId, [...(saved.get(enrollmentId) ?? []), searchId]);
  }
  // Who came, was there when a search was saved and left before anything was read, has no state to tell who they are.
  const mentorOf = new Map(known.map(({ enrollmentId, mentorId }) => [enrollmentId, mentorId]));
  const moved = states.map(state => {
    const { enrollmentId, before, after } = state;
    const mentorId = (after ?? before)?.facts.mentor.personId ?? mentorOf.get(enrollmentId) ?? null;
    const searchIds = new Set([...(filed.get(enrollmentId) ?? []), ...(saved.get(enrollmentId) ?? [])]);
    return { ...state, mentorId, searchIds: [...searchIds] };
  });
  return { moved, now: current };
}

/** As it comes back from where it is kept. */
const asKept = (facts: object | null): unknown => JSON.parse(JSON.stringify(facts));

/** As many of them as one transaction looks at. */
function takenOf({ moved }: MovedMentors): readonly Moved[] {
  let pairs = 0;
  const end = moved.findIndex(({ searchIds }, index) => {
    pairs += searchIds.length;
    return index > 0 && pairs > pairsAtOnce;
  });
  return end < 0 ? moved : moved.slice(0, end);
}

const textPairs = (moved: readonly Moved[], searches: ReadonlyMap<string, AskedSearch>): TextPair[] =>
  moved.flatMap(({ enrollmentId, searchIds }) =>
    searchIds.flatMap(searchId => {
      const text = searches.get(searchId)?.text ?? "";
      return text === "" ? [] : [{ searchId, text, enrollmentId }];
    }),
  );

/** The last change before the first whose mentor was not taken; null when there is none. */
function lastRead(changes: readonly SearchChange[], taken: ReadonlySet<string>): SearchChange | null {
  const end = changes.findIndex(({ enrollmentId }) => !taken.has(enrollmentId));
  return (end < 0 ? changes.at(-1) : changes[end - 1]) ?? null;
}
