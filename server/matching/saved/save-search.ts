import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { inTransaction } from "../../db/transaction.js";
import { checkSameInput, retryable } from "../../kernel/client-id.js";
import { Fault, notFound } from "../../kernel/fault.js";
import { isId, newId } from "../../kernel/id.js";
import type { Refused } from "../../kernel/refused.js";
import { checkedText } from "../../kernel/text.js";
import type { Viewer } from "../../kernel/viewer.js";
import { append, openTopic } from "../../realtime/index.js";
import { type MentorSearch, readSearch } from "../read-search.js";
import { searchRows } from "./asked-search.js";
import { fileSearches } from "./filing.js";
import { rememberKnown } from "./known-fits.js";
import { holdPosition } from "./position.js";
import type { SavedDeps } from "./saved.deps.js";
import { accessEnds, savedSearchChanged } from "./saved-search.events.js";
import {
  findOwn,
  ownerIsMember,
  type SavedCriteria,
  type SavedSearch,
  type SavedSearchMail,
  savedSearches,
  topicOf,
} from "./saved-search.js";
import { soonestSql } from "./telling.js";
import { readVocabulary } from "./vocabulary.js";

export interface SaveSearch {
  readonly clientId: string;
  readonly name: string;
  readonly search: MentorSearch;
  /** Null is NEVER. */
  readonly mail?: SavedSearchMail | null;
}

export type SaveOutcome =
  | { readonly savedSearch: SavedSearch }
  | Refused<"TooManySavedSearches", { readonly limit: number }>;

/** Null leaves a thing as it is. */
export interface UpdateSavedSearch {
  readonly savedSearchId: string;
  readonly name?: string | null;
  readonly search?: MentorSearch | null;
  readonly mail?: SavedSearchMail | null;
}

/** Searches one person may keep, in all programs together that they are in. */
const searchesAtMost = 20;
const longestText = 200;

/** Keeps a search of the viewer, and files it so that the next mentor who fits is told. */
export async function saveSearch(deps: SavedDeps, viewer: Viewer, input: SaveSearch): Promise<SaveOutcome> {
  const asked = retryable(input);
  const name = checkedName(input.name);
  const criteria = criteriaOf(input.search);
  const { programId } = input.search;
  return inTransaction(deps.db, async tx => {
    if (!(await deps.programs.isMember(tx, programId, viewer.personId))) throw notFound("program");
    // Whoever saves has the position, so two savings of one person count each other.
    const position = await heldPosition(tx);
    const mine = "s.program_id = $1 and s.person_id = $2 and s.client_id = $3";
    const [earlier] = await savedSearches(tx, mine, [programId, viewer.personId, asked.clientId]);
    if (earlier) {
      checkSameInput(earlier, asked);
      return { savedSearch: earlier };
    }
    if ((await countOf(tx, viewer)) >= searchesAtMost) {
      const message = `You may keep ${searchesAtMost} searches; delete one first.`;
      return { refused: "TooManySavedSearches", message, limit: searchesAtMost };
    }
    const now = deps.clock.now();
    const id = newId();
    await openTopic(tx, topicOf(id));
    await rowsOf(
      tx,
      `insert into saved_search
         (id, program_id, person_id, name, criteria, mail, anchored_version, client_id, client_hash, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $9)`,
      [
        id,
        programId,
        viewer.personId,
        name,
        JSON.stringify(criteria),
        input.mail ?? "NEVER",
        asked.clientId,
        asked.clientHash,
        now,
      ],
    );
    await settle(tx, id, { position, now });
    return { savedSearch: await getOwn(tx, viewer, id) };
  });
}

/** Changes what the viewer keeps. Who fits what is asked from now on is not told: the screen reads it. */
export async function updateSavedSearch(
  deps: SavedDeps,
  viewer: Viewer,
  input: UpdateSavedSearch,
): Promise<{ savedSearch: SavedSearch }> {
  const name = input.name == null ? null : checkedName(input.name);
  const criteria = input.search ? criteriaOf(input.search) : null;
  const { savedSearch, seq } = await inTransaction(deps.db, async tx => {
    const position = await heldPosition(tx);
    const { id, programId } = await getOwn(tx, viewer, input.savedSearchId);
    if (input.search && input.search.programId !== programId) {
      const field = "input.search.programId";
      throw new Fault("BAD_INPUT", "A saved search stays in its program.", { field });
    }
    const now = deps.clock.now();
    await rowsOf(
      tx,
      `update saved_search set name = coalesce($2, name), criteria = coalesce($3::jsonb, criteria),
         mail = coalesce($4, mail), updated_at = $5,
         mail_due_at = case when $4 = 'NEVER' then null
           when $4 = 'AT_ONCE' and mail_due_at is not null then least(mail_due_at, ${soonestSql("$5")})
           else mail_due_at end
       where id = $1`,
      [id, name, criteria && JSON.stringify(criteria), input.mail ?? null, now],
    );
    if (input.mail === "NEVER") await rowsOf(tx, "delete from saved_search_unmailed where search_id = $1", [id]);
    if (criteria) await settle(tx, id, { position, now });
    const seq = await append(tx, topicOf(id), savedSearchChanged, now);
    return { savedSearch: await getOwn(tx, viewer, id), seq };
  });
  deps.hub.ring(topicOf(savedSearch.id), seq);
  return { savedSearch };
}

/** Forgets a search of the viewer's; what follows it ends. One that is not there, or not theirs, is NOT_FOUND. */
export async function deleteSavedSearch(
  deps: SavedDeps,
  viewer: Viewer,
  savedSearchId: string,
): Promise<{ savedSearchId: string }> {
  const topic = topicOf(savedSearchId);
  const seq = await inTransaction(deps.db, async tx => {
    // Beside no reading, which may be writing down what there is to tell of it.
    await heldPosition(tx);
    await getOwn(tx, viewer, savedSearchId);
    const now = deps.clock.now();
    await rowsOf(tx, "delete from saved_search where id = $1", [savedSearchId]);
    await rowsOf(tx, "insert into saved_search_gone (topic, at) values ($1, $2) on conflict do nothing", [topic, now]);
    return append(tx, topic, accessEnds, now);
  });
  deps.hub.ring(topic, seq);
  return { savedSearchId };
}

const checkedName = (name: string): string => checkedText(name, { field: "input.name", min: 1, max: 100 });

/** What is kept of a search: whoever keeps one looks for mentors who can be asked. */
function criteriaOf({ programId: _, withPlaces: _w, ...criteria }: MentorSearch): SavedCriteria {
  const text = checkedText(criteria.text ?? "", { field: "input.search.text", max: longestText });
  const kept = {
    ...criteria,
    text,
    interests: once(criteria.interests),
    practiceAreas: once(criteria.practiceAreas),
    stages: once(criteria.stages),
    regions: once(criteria.regions),
    institutions: once(criteria.institutions),
    languages: once(criteria.languages),
    help: once(criteria.help),
  };
  // They are kept before they are looked up, and not everything can be.
  for (const list of ["interests", "practiceAreas", "regions", "institutions", "languages"] as const) {
    for (const word of kept[list] ?? []) checkedText(word, { field: `input.search.${list}`, max: longestText });
  }
  return kept;
}

/** Each entry once; `readSearch` refuses more of them than may be asked for. */
const once = <V>(list: readonly V[] | null | undefined): V[] | null => (list ? [...new Set(list)] : null);

/** Files the search as it stands and remembers who fits it already; what cannot be asked is BAD_INPUT naming it. */
async function settle(
  tx: EntityManager,
  id: string,
  { position, now }: { position: Awaited<ReturnType<typeof heldPosition>>; now: Date },
): Promise<void> {
  const vocabulary = await readVocabulary(tx, null);
  const [row] = await searchRows(tx, [id]);
  if (!row) throw notFound("saved search");
  const { programId, criteria, standpoint, roots } = row;
  try {
    readSearch({ programId, ...criteria }, criteria.text ?? "", standpoint, vocabulary.taxonomy, roots);
  } catch (error) {
    throw underSearch(error);
  }
  await fileSearches(tx, [row], vocabulary);
  await rememberKnown(tx, id, { position, vocabulary, now });
}

/** The fault of a search, with its field where it lies in this input. */
function underSearch(error: unknown): unknown {
  if (!(error instanceof Fault) || !error.facts.field) return error;
  const within = (text: string) => text.replaceAll("input.", "input.search.");
  return new Fault(error.code, within(error.message), { field: within(error.facts.field) });
}

async function heldPosition(tx: EntityManager) {
  const position = await holdPosition(tx, { wait: true });
  if (!position) throw new Error("Nobody keeps the place of the reader of changes.");
  return position;
}

/** Those of a program they left do not count, since they could delete none; with whoever comes back they do again. */
async function countOf(tx: EntityManager, { personId }: Viewer): Promise<number> {
  const sql = `select count(*)::int as count from saved_search s where s.person_id = $1 and ${ownerIsMember("s")}`;
  return (await rowsOf<{ count: number }>(tx, sql, [personId]))[0]?.count ?? 0;
}

async function getOwn(tx: EntityManager, { personId }: Viewer, id: string): Promise<SavedSearch> {
  const found = isId(id) ? await findOwn(tx, personId, id) : null;
  if (!found) throw notFound("saved search");
  return found;
}
