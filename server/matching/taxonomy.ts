import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import { folded } from "../kernel/text.js";
import type { TermKind } from "../people/index.js";

export interface TermRow {
  readonly id: number;
  readonly key: string;
  readonly kind: TermKind;
  readonly name: string;
  readonly parentId: number | null;
  /** The survivor of a merge; null for a living term. */
  readonly mergedIntoId: number | null;
}

interface WordRow {
  readonly folded: string;
  readonly termId: number;
}

/** The whole vocabulary in memory for one search; it has hundreds of terms, where people are many. */
export class Taxonomy {
  private readonly byKey: ReadonlyMap<string, number>;
  private readonly living: ReadonlyMap<number, TermRow>;
  private readonly survivors: ReadonlyMap<number, number>;
  private readonly children = new Map<number, number[]>();
  private readonly words = new Map<string, number[]>();

  constructor(terms: readonly TermRow[], words: readonly WordRow[]) {
    this.byKey = new Map(terms.map(term => [term.key, term.mergedIntoId ?? term.id]));
    this.living = new Map(terms.filter(term => term.mergedIntoId === null).map(term => [term.id, term]));
    this.survivors = new Map(terms.map(term => [term.id, term.mergedIntoId ?? term.id]));
    for (const { id, parentId } of this.living.values()) {
      if (parentId !== null) this.children.set(parentId, [...(this.children.get(parentId) ?? []), id]);
    }
    for (const word of words) this.words.set(word.folded, [...(this.words.get(word.folded) ?? []), word.termId]);
  }

  /**
   * The living terms a word from outside means: the one with this key, or the survivor it was merged into; else those of
   * which it is a name or synonym. Only of these kinds.
   */
  meant(word: string, kinds: readonly TermKind[]): number[] {
    const keyed = this.byKey.get(word);
    return keyed === undefined ? this.named(word, kinds) : this.ofKinds([keyed], kinds);
  }

  /** The living terms whose name or synonym is just this text. */
  named(text: string, kinds: readonly TermKind[]): number[] {
    return this.ofKinds(this.words.get(folded(text)) ?? [], kinds);
  }

  /** These terms and all that lie below them. */
  narrower(ids: Iterable<number>): Set<number> {
    const found = new Set(ids);
    // A set gives what is added while it is walked, too.
    for (const id of found) for (const child of this.children.get(id) ?? []) found.add(child);
    return found;
  }

  /** The term and all that lie above it, the widest last. */
  lineage(id: number): number[] {
    const found: number[] = [];
    for (let at: number | null = id; at !== null && !found.includes(at); at = this.living.get(at)?.parentId ?? null) {
      found.push(at);
    }
    return found;
  }

  /** All living terms of a kind. */
  ofKind(kind: TermKind): number[] {
    return [...this.living.values()].filter(term => term.kind === kind).map(term => term.id);
  }

  /** What terms that were kept are now, each once: a merged one is the survivor. */
  survivorsOf(ids: readonly number[]): number[] {
    return [...new Set(ids.map(id => this.survivors.get(id) ?? id))];
  }

  /** The name of a living term; null for any other. */
  nameOf(id: number): string | null {
    return this.living.get(id)?.name ?? null;
  }

  private ofKinds(ids: readonly number[], kinds: readonly TermKind[]): number[] {
    return ids.filter(id => kinds.some(kind => kind === this.living.get(id)?.kind));
  }
}

export async function readTaxonomy(db: EntityManager): Promise<Taxonomy> {
  const terms = await rowsOf<TermRow>(
    db,
    `select id, key, kind, name, parent_id as "parentId", merged_into_id as "mergedIntoId" from term`,
  );
  const words = await rowsOf<WordRow>(db, `select folded, term_id as "termId" from term_synonym order by term_id`);
  return new Taxonomy(terms, words);
}
