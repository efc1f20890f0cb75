import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { notFound } from "../../kernel/fault.js";
import { isId } from "../../kernel/id.js";
import { type Page, type PageArgs, pageOf, windowOf } from "../../kernel/page.js";
import type { Viewer } from "../../kernel/viewer.js";
import { appendAll, closeTopics, type LiveSource } from "../../realtime/index.js";
import type { AskSearch } from "../alternatives.js";
import type { MatchingDeps } from "../matching.deps.js";
import type { MentorSearchHit } from "../mentor-search.js";
import { ChangeReader } from "./change-reader.js";
import { sweepLetters } from "./letters.js";
import { settlePosition, sweepChanges } from "./position.js";
import {
  deleteSavedSearch,
  type SaveSearch,
  saveSearch,
  type UpdateSavedSearch,
  updateSavedSearch,
} from "./save-search.js";
import { HitReader, hitsOf } from "./saved-hits.js";
import { accessEnds, type SavedSearchEvent, toSavedSearchEvent } from "./saved-search.events.js";
import { findOwn, ownerIsMember, readersAmong, type SavedSearch, savedSearches, topicOf } from "./saved-search.js";

/** What the viewer may do with a saved search. */
export interface SavedSearchRights {
  readonly update: boolean;
  readonly delete: boolean;
}

/** How long the log of a search that is no more is kept for those who have not heard of it. */
const keptGoneMs = 3_600_000;

/** Searches people keep, and who is told when somebody comes to fit one. */
export class SavedSearchService {
  private readonly reader: ChangeReader;
  private readonly hits: HitReader;

  constructor(
    private readonly deps: MatchingDeps,
    private readonly ask: AskSearch,
  ) {
    this.reader = new ChangeReader(deps);
    this.hits = new HitReader(deps);
  }

  save = (viewer: Viewer, input: SaveSearch) => saveSearch(this.deps, viewer, input);
  update = (viewer: Viewer, input: UpdateSavedSearch) => updateSavedSearch(this.deps, viewer, input);
  delete = (viewer: Viewer, input: { savedSearchId: string }) =>
    deleteSavedSearch(this.deps, viewer, input.savedSearchId);

  /** The viewer's own, while they are in its program; null for all else. */
  find(viewer: Viewer, id: string): Promise<SavedSearch | null> {
    return findOwn(this.deps.db.manager, viewer.personId, id);
  }

  /** Saved searches by id while their owners are in their programs, for events that only the owner is given. */
  async byIds(ids: readonly string[]): Promise<Map<string, SavedSearch>> {
    const where = `s.id = any($1::uuid[]) and ${ownerIsMember("s")}`;
    const rows = await savedSearches(this.deps.db.manager, where, [ids]);
    return new Map(rows.map(row => [row.id, row]));
  }

  /** The viewer's searches in a program, the newest first; to whoever is not in it the program is NOT_FOUND. */
  async list(viewer: Viewer, programId: string, args: PageArgs): Promise<Page<SavedSearch>> {
    const window = windowOf(args, ["id"]);
    const db = this.deps.db.manager;
    if (!(await this.deps.programs.isMember(db, programId, viewer.personId))) throw notFound("program");
    const rows = await savedSearches(
      db,
      "s.program_id = $1 and s.person_id = $2 and ($3::uuid is null or s.id < $3) order by s.id desc limit $4",
      [programId, viewer.personId, window.from?.[0] ?? null, window.size + 1],
    );
    return pageOf(
      rows,
      window,
      row => [row.id],
      row => row,
    );
  }

  /** Who fits a search that its owner was given; null when it cannot be asked as they stand. */
  hitsOf(search: SavedSearch, args: PageArgs): Promise<Page<MentorSearchHit> | null> {
    return hitsOf(this.ask, search, args);
  }

  /** Of these enrollments, those that fit a saved search now. */
  hitsAmong(searchId: string, enrollmentIds: readonly string[]): Promise<Map<string, MentorSearchHit>> {
    return this.hits.hitsAmong(searchId, enrollmentIds);
  }

  /** Its owner may do with it what they like, and nobody else sees it. */
  rights(viewer: Viewer, { personId }: SavedSearch): SavedSearchRights {
    const isOwn = personId === viewer.personId;
    return { update: isOwn, delete: isOwn };
  }

  /** What happens to a saved search, for its owner while they are in its program. */
  source(savedSearchId: string): LiveSource<SavedSearchEvent> {
    if (!isId(savedSearchId)) throw notFound("saved search");
    return {
      topic: topicOf(savedSearchId),
      what: "saved search",
      readers: personIds => readersAmong(this.deps.db.manager, savedSearchId, personIds),
      toEvent: (event, cursor) => toSavedSearchEvent(savedSearchId, event, cursor),
    };
  }

  /** Ends what somebody follows in a program, in the transaction that takes them out; ring the topics after the commit. */
  async membershipEnds(
    tx: EntityManager,
    programId: string,
    personId: string,
  ): Promise<{ topic: string; seq: number }[]> {
    const rows = await rowsOf<{ id: string }>(
      tx,
      "select id from saved_search where program_id = $1 and person_id = $2",
      [programId, personId],
    );
    const entries = rows.map(({ id }) => ({ topic: topicOf(id), event: accessEnds }));
    return appendAll(tx, entries, this.deps.clock.now());
  }

  /** To be called before changes are read, by every process that starts. */
  settle(): Promise<void> {
    return inTransaction(this.deps.db, settlePosition);
  }

  /** Reads what changed about mentors and tells the saved searches; then sends the letters that are due. */
  async tellChanges(now: Date): Promise<void> {
    await this.reader.readOn(now);
    await sweepLetters(this.deps, this.hits, now);
  }

  /** Forgets changes that everybody has read, and the logs of searches that are no more. */
  async sweep(now: Date): Promise<void> {
    await inTransaction(this.deps.db, async tx => {
      await sweepChanges(tx);
      const gone = await rowsOf<{ topic: string }>(tx, "delete from saved_search_gone where at <= $1 returning topic", [
        new Date(now.getTime() - keptGoneMs),
      ]);
      await closeTopics(
        tx,
        gone.map(({ topic }) => topic),
      );
    });
  }
}
