import type { EntityManager } from "typeorm";
import { Fault } from "../../kernel/fault.js";
import type { Page, PageArgs } from "../../kernel/page.js";
import type { AskSearch } from "../alternatives.js";
import { readCandidates } from "../candidates.js";
import type { MatchingDeps } from "../matching.deps.js";
import { hitOf, type MentorSearchHit } from "../mentor-search.js";
import { readWeights } from "../program-weights.js";
import { planOf, score } from "../score.js";
import { askedSearch, searchRows } from "./asked-search.js";
import type { SavedSearch } from "./saved-search.js";
import { readVocabulary, type Vocabulary } from "./vocabulary.js";

/** The mentors who fit a saved search now, for its owner; null when the search cannot be asked as they stand. */
export async function hitsOf(
  ask: AskSearch,
  { personId, programId, criteria }: SavedSearch,
  args: PageArgs,
): Promise<Page<MentorSearchHit> | null> {
  try {
    const input = { ...criteria, programId, withPlaces: true };
    // No session is asked for: the owner alone is ever given a saved search.
    return await ask({ personId, sessionId: "" }, input, args);
  } catch (error) {
    if (error instanceof Fault && error.code === "BAD_INPUT" && error.facts.field?.startsWith("input.")) return null;
    throw error;
  }
}

/** Reads what the events of saved searches show. */
export class HitReader {
  private vocabulary: Vocabulary | null = null;

  constructor(private readonly deps: MatchingDeps) {}

  /** Of these enrollments, those that are hits of a saved search now, whoever asks: its owner alone is shown them. */
  async hitsAmong(
    searchId: string,
    enrollmentIds: readonly string[],
    db: EntityManager = this.deps.db.manager,
  ): Promise<Map<string, MentorSearchHit>> {
    const [row] = await searchRows(db, [searchId]);
    if (!row) return new Map();
    this.vocabulary = await readVocabulary(db, this.vocabulary);
    const { taxonomy } = this.vocabulary;
    const asked = askedSearch(row, taxonomy);
    if (!asked) return new Map();
    const candidates = await readCandidates(
      db,
      {
        programId: row.programId,
        viewerId: row.ownerId,
        now: this.deps.clock.now(),
        text: asked.text,
        textTermIds: [...asked.textTermIds],
        withPlaces: true,
        search: asked.search,
        week: row.standpoint.week,
      },
      enrollmentIds,
    );
    const weights = await readWeights(db, row.programId, null);
    if (!weights) return new Map();
    const plan = planOf(asked.search, weights);
    const { version } = weights;

    const hits = new Map<string, MentorSearchHit>();
    for (const candidate of candidates) {
      const scored = score(plan, candidate);
      if (scored)
        hits.set(
          candidate.enrollmentId,
          hitOf({ version, candidate, ...scored }, { taxonomy, standpoint: row.standpoint }),
        );
    }
    return hits;
  }
}
