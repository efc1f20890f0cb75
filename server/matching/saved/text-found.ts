import type { EntityManager } from "typeorm";
import { rowsOf } from "../../db/rows.js";
import { plain } from "../candidates.js";

/** A search with a text, and a mentor it may find. */
export interface TextPair {
  readonly searchId: string;
  readonly text: string;
  readonly enrollmentId: string;
}

export const pairKey = (searchId: string, enrollmentId: string): string => `${searchId} ${enrollmentId}`;

/** Of these pairs, those where the mentor as seen last has the text in their name or words, as `mentorSearch` looks for it. */
export async function textFound(db: EntityManager, pairs: readonly TextPair[]): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const texts = new Map(pairs.map(({ searchId, text }) => [searchId, text]));
  const rows = await rowsOf<{ searchId: string; enrollmentId: string }>(
    db,
    `with asked as materialized (
       select id, ${plain("text")} as name, websearch_to_tsquery('english', text) as words
       from unnest($1::uuid[], $2::text[]) as given (id, text)
     ),
     mentor as materialized (
       select enrollment_id, ${plain("display_name")} as name, words from mentor_seen where enrollment_id = any($4::uuid[])
     )
     select asked.id as "searchId", mentor.enrollment_id as "enrollmentId"
     from unnest($3::uuid[], $4::uuid[]) as pair (search_id, enrollment_id)
     join asked on asked.id = pair.search_id
     join mentor on mentor.enrollment_id = pair.enrollment_id
     where position(' ' || asked.name in ' ' || mentor.name) > 0 or mentor.words @@ asked.words`,
    [
      [...texts.keys()],
      [...texts.values()],
      pairs.map(({ searchId }) => searchId),
      pairs.map(({ enrollmentId }) => enrollmentId),
    ],
  );
  return new Set(rows.map(({ searchId, enrollmentId }) => pairKey(searchId, enrollmentId)));
}

/** What a text needs of whoever it finds. */
export interface ParsedText {
  /** The text in the form in which names are compared. */
  readonly name: string;
  /** A word whoever it finds by words has; null when it finds nobody by words, "ANY" when there is no such one word. */
  readonly lexeme: string | null;
}

/** How the database reads these texts, by text. */
export async function parsedTexts(db: EntityManager, texts: readonly string[]): Promise<Map<string, ParsedText>> {
  const asked = [...new Set(texts)].filter(text => text !== "");
  if (asked.length === 0) return new Map();
  const rows = await rowsOf<{ text: string; name: string; tree: string }>(
    db,
    `select text, ${plain("text")} as name, querytree(websearch_to_tsquery('english', text)) as tree
     from unnest($1::text[]) as given (text)`,
    [asked],
  );
  return new Map(rows.map(({ text, name, tree }) => [text, { name, lexeme: lexemeOf(tree) }]));
}

/**
 * Of a query without its NOTs, as PostgreSQL writes it: `'heart' & 'failur'`, `'T'` unquoted for one of NOTs alone. The
 * longest word is likely the rarest.
 */
function lexemeOf(tree: string): string | null {
  if (tree === "") return null;
  const operators = tree.replace(/'(?:[^']|'')*'/g, "");
  if (operators.includes("|") || operators.includes("T")) return "ANY";
  const lexemes = [...tree.matchAll(/'((?:[^']|'')*)'/g)].map(([, lexeme = ""]) => lexeme);
  const plainOnes = lexemes.filter(lexeme => !/['\\]/.test(lexeme));
  return plainOnes.sort((a, b) => b.length - a.length)[0] ?? "ANY";
}
