import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { taxonomy } from "../../server/demo/data/taxonomy.js";
import { newId } from "../../server/kernel/id.js";
import { folded } from "../../server/kernel/text.js";
import type { MentorSearch } from "../../server/matching/index.js";
import { freshEmbeddedDatabase } from "../support/databases.js";
import { type HitPage, mentorSearchDocument, Searchable } from "../support/makers/matching.js";
import { aProgram, enrolled } from "../support/makers/programs.js";
import { type Actor, aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  // Words of the demo world mean its terms alone here; other files load the same words under keys of their own.
  world = await aWorld({ database: await freshEmbeddedDatabase() });
});
afterAll(() => world.close());

/** Who is found, with the score of each, by id. */
async function foundBy(viewer: Actor, input: MentorSearch): Promise<[string, number][]> {
  const { mentorSearch } = await viewer.ask<{ mentorSearch: HitPage }>(mentorSearchDocument, { input, first: 100 });
  return mentorSearch.nodes.map((hit): [string, number] => [hit.mentor.id, hit.score]);
}

test("a synonym and a name find what the term's key finds, in the same order, for every term of the demo world", async () => {
  const here = await Searchable.in(world);
  const mentee = await here.person("Mina");
  const named = taxonomy.filter(term => term.kind !== "REGION");
  for (let nth = 0; nth < 24; nth += 1) {
    const interests = named.filter((_, at) => (at * 7 + nth * 13) % 24 < 3).map(term => term.key);
    await here.mentor(`M${nth}`, { interests: interests.slice(0, 50) });
  }
  const meanings = new Map<string, number>();
  for (const { name, synonyms } of taxonomy) {
    for (const word of new Set([name, ...synonyms].map(folded))) meanings.set(word, (meanings.get(word) ?? 0) + 1);
  }
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...named), async ({ key, name, synonyms }) => {
      const byKey = await foundBy(mentee, here.input({ interests: [key] }));
      for (const word of [name, ...synonyms]) {
        const byWord = await foundBy(mentee, { programId: here.programId, interests: [word] });
        if (meanings.get(folded(word)) === 1) {
          expect([word, byWord]).toEqual([word, byKey]);
          compared += 1;
        } else {
          // A word of several terms finds whoever has any of them.
          expect(new Map(byWord)).toEqual(new Map([...byWord, ...byKey]));
        }
      }
    }),
    { numRuns: 40, seed: 20_260_302 },
  );
  expect(compared).toBeGreaterThan(60);
}, 300_000);

const termCount = 8;
const term = fc.nat({ max: termCount - 1 });
const changes = fc.oneof(
  fc.record({ how: fc.constant("RENAME" as const), which: term }),
  fc.record({ how: fc.constant("MERGE" as const), which: term, into: term }),
);
const vocabularies = fc.record({
  /** The parent of each among those before it; itself for a top. */
  parents: fc.tuple(...Array.from({ length: termCount }, (_, at) => fc.nat({ max: at }))),
  mentors: fc.array(fc.uniqueArray(term, { maxLength: 4 }), { minLength: 4, maxLength: 7 }),
  changes: fc.array(changes, { minLength: 1, maxLength: 4 }),
});

/** The vocabulary as its rules say, kept without the product's tables. */
class Terms {
  private readonly parents: (number | null)[];
  private readonly survivors = new Map<number, number>();
  readonly names: string[];

  constructor(
    parents: readonly number[],
    private readonly tag: string,
  ) {
    this.parents = parents.map((parent, at) => (parent === at ? null : parent));
    this.names = parents.map((_, at) => this.key(at));
  }

  key(at: number): string {
    return `term-${at}-${this.tag}`;
  }

  living(at: number): number {
    const survivor = this.survivors.get(at);
    return survivor === undefined ? at : this.living(survivor);
  }

  /** Whether the one is the other or lies below it. */
  isUnder(at: number, wide: number): boolean {
    for (let one: number | null = this.living(at); one !== null; one = this.parents[one] ?? null) {
      if (one === this.living(wide)) return true;
    }
    return false;
  }

  rename(at: number): void {
    this.names[at] = `renamed ${this.names[at]}`;
  }

  merge(from: number, into: number): void {
    const [gone, stays] = [this.living(from), this.living(into)];
    if (gone === stays) return;
    if (this.isUnder(stays, gone)) this.parents[stays] = this.parents[gone] ?? null;
    for (const [at, parent] of this.parents.entries()) if (parent === gone && at !== stays) this.parents[at] = stays;
    this.survivors.set(gone, stays);
  }

  toLoad() {
    return this.parents.flatMap((parent, at) => {
      if (this.survivors.has(at)) return [];
      const parentKey = parent === null ? null : this.key(parent);
      return [
        {
          key: this.key(at),
          kind: "TOPIC" as const,
          name: this.names[at] ?? "",
          parentKey,
          synonyms: [`word ${at} ${this.tag}`],
        },
      ];
    });
  }
}

test("renaming a term changes nobody's hits, and merging terms only those of the terms above, below and among them", async () => {
  const { people } = world.app;
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(vocabularies, async ({ parents, mentors, changes }) => {
      const terms = new Terms(parents, newId());
      const load = () => world.db.transaction(tx => people.loadTaxonomy(tx, terms.toLoad()));
      await load();
      const { programId } = await aProgram(world);
      const mentee = await world.person();
      await enrolled(world, programId, mentee, "MENTEE");
      const made: { id: string; has: readonly number[] }[] = [];
      for (const has of mentors) {
        const actor = await world.person();
        const interests = has.map(at => terms.key(at));
        await world.db.transaction(tx => people.fillProfile(tx, actor.id, { interests }));
        await enrolled(world, programId, actor, "MENTOR");
        made.push({ id: actor.id, has });
      }
      const answers = async () => {
        const all = new Map<number, [string, number][]>();
        for (const at of parents.keys()) all.set(at, await foundBy(mentee, { programId, interests: [terms.key(at)] }));
        return all;
      };
      let before = await answers();
      for (const change of changes) {
        if (change.how === "RENAME") {
          const at = terms.living(change.which);
          terms.rename(at);
          await load();
          const after = await answers();
          expect(after).toEqual(before);
          expect(await foundBy(mentee, { programId, interests: [terms.names[at] ?? ""] })).toEqual(after.get(at));
          before = after;
        } else if (change.which !== change.into) {
          const [from, into] = [terms.living(change.which), terms.living(change.into)];
          const touched = [...parents.keys()].filter(at =>
            [from, into].some(one => terms.isUnder(one, at) || terms.isUnder(at, one)),
          );
          await world.db.transaction(tx => people.mergeTerms(tx, terms.key(change.which), terms.key(change.into)));
          terms.merge(change.which, change.into);
          const after = await answers();
          for (const at of parents.keys()) if (!touched.includes(at)) expect(after.get(at)).toEqual(before.get(at));
          // The merged term finds what either found, and each word of it does.
          expect(after.get(change.which)).toEqual(after.get(change.into));
          const word = `word ${from} ${terms.key(0).slice("term-0-".length)}`;
          expect(await foundBy(mentee, { programId, interests: [word] })).toEqual(after.get(change.into));
          before = after;
        }
        for (const [at, found] of before) {
          const expected = made.filter(one => one.has.some(has => terms.isUnder(has, at)));
          expect(found.map(([id]) => id).sort()).toEqual(expected.map(one => one.id).sort());
          checked += 1;
        }
      }
    }),
    { numRuns: 20, seed: 20_260_302 },
  );
  expect(checked).toBeGreaterThan(200);
}, 300_000);
