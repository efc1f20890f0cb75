import { expect, test } from "@jest/globals";
import { faultsOf } from "./compiled.js";

/** A small graph as the generator writes it, with what a schema may have and ours has not yet, such as unions. */
const graph = `import type { Open } from "../core/document.js";
import type { Exact, Selected, Selection, TakesArguments } from "../core/select.js";

export interface Person extends TakesArguments<{ readonly avatar: { readonly size: number } }> {
  readonly id: string;
  /** The name to show. */
  readonly displayName: string;
  readonly headline: string | null;
  readonly stage: Open<"RESIDENT" | "STUDENT">;
  /** Where a picture is. */
  readonly avatar: string;
  readonly friends: readonly Person[];
}

export interface Conversation
  extends TakesArguments<{
    readonly messages: { readonly last?: number | null; readonly before?: string | null };
    readonly reaction: { readonly emoji: string };
  }> {
  readonly id: string;
  /** The name of a group; null for two. */
  readonly title: string | null;
  readonly members: readonly Person[];
  readonly owner: Person | null;
  readonly messages: Connection;
  readonly reaction: { readonly count: number } | null;
  readonly pinned: readonly (Item | null)[];
  readonly grid: readonly (readonly Person[])[];
}

export interface Connection {
  readonly nodes: readonly { readonly id: string; readonly body: string | null; readonly author: Person }[];
  readonly totalCount: number;
}

export interface Task {
  readonly __typename: "Task";
  readonly id: string;
  readonly title: string;
  readonly assignee: Person;
}

export interface Goal {
  readonly __typename: "Goal";
  readonly id: string;
  readonly due: string | null;
}

export type Item = Task | Goal;
`;

const before = `import type { Exact, Selected, Selection } from "../core/select.js";
import { chat } from "../generated/chat.js";
import { matching } from "../generated/matching.js";
import { isRefusal } from "../core/errors.js";
import type { Core } from "../core/core.js";
import type { Conversation } from "./graph.js";
declare function conversation<const S extends Selection<Conversation>>(
  selection: Exact<S, Selection<Conversation>>,
): Selected<Conversation, S>;
/** A type with its intersections and aliases worked out. */
type Plain<T> = T extends string | number ? T : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles only for types that are the same, and not for those that only fit. */
declare function same<A, B>(isSame: Same<Plain<A>, Plain<B>>): void;
export const use = async (core: Core) => {
  const ithaca = { chat: chat(core), matching: matching(core) };
`;

/** What the compiler says of statements, each by itself. */
const faultsOfUse = (program: string) =>
  faultsOf(
    new Map([
      ["graph.ts", graph],
      ["use.ts", `${before}${program}\n};\n`],
    ]),
  );

test("what is selected is what comes, with its lists and nulls, and nothing else", () => {
  expect(
    faultsOfUse(`
      const one = conversation({ title: true, members: { displayName: true, headline: true }, owner: { id: true } });
      same<typeof one, {
        readonly title: string | null;
        readonly members: readonly { readonly displayName: string; readonly headline: string | null }[];
        readonly owner: { readonly id: string } | null;
      }>(true);
      const rows = conversation({ grid: { id: true } });
      same<typeof rows, { readonly grid: readonly (readonly { readonly id: string }[])[] }>(true);
      const nothing = conversation({});
      same<typeof nothing, {}>(true);
      return [one, rows, nothing];
    `),
  ).toEqual([]);
});

test("arguments are given beside what is under a field, or in the place of a leaf, and enums stay open", () => {
  expect(
    faultsOfUse(`
      const one = conversation({ messages: { $: { last: 3 }, nodes: { body: true, author: { stage: true } } } });
      const stage: "RESIDENT" | "STUDENT" | (string & {}) | undefined = one.messages.nodes[0]?.author.stage;
      same<typeof one.messages, {
        readonly nodes: readonly {
          readonly body: string | null;
          readonly author: { readonly stage: "RESIDENT" | "STUDENT" | (string & {}) };
        }[];
      }>(true);
      const other = conversation({ messages: { totalCount: true }, owner: { avatar: { $: { size: 64 } } } });
      same<typeof other.owner, { readonly avatar: string } | null>(true);
      return [stage, other, conversation({ reaction: { $: { emoji: "+1" }, count: true } }).reaction?.count];
    `),
  ).toEqual([]);
});

test("members of a union have what was selected of all, and what was selected of them", () => {
  expect(
    faultsOfUse(`
      const pinned = { __typename: true, id: true, "... on Task": { title: true, assignee: { id: true } } } as const;
      const one = conversation({ pinned });
      same<typeof one.pinned, readonly (
        | { readonly __typename: "Task"; readonly id: string; readonly title: string; readonly assignee: { readonly id: string } }
        | { readonly __typename: "Goal"; readonly id: string }
        | null
      )[]>(true);
      const [first] = one.pinned;
      return first?.__typename === "Task" ? first.assignee.id : first?.id;
    `),
  ).toEqual([]);
});

/** Selections that must not compile, and a part of what the compiler says. */
const misuses: readonly (readonly [call: string, fault: string])[] = [
  ["conversation({ titel: true })", "Did you mean to write 'title'?"],
  ["conversation({ title: true, titel: true })", 'NoSuchField<"titel">'],
  ["conversation({ members: { id: true, displayNam: true } })", 'NoSuchField<"displayNam">'],
  ["conversation({ members: { displayNam: true } })", "Did you mean to write 'displayName'?"],
  ["conversation({ members: true })", "Type 'true' has no properties in common"],
  ["conversation({ title: { length: true } })", "is not assignable to type 'true'"],
  ["conversation({ title: false })", "is not assignable to type 'true'"],
  ["conversation({ messages: { $: { lasst: 3 }, totalCount: true } })", "Did you mean to write 'last'?"],
  ["conversation({ messages: { $: { last: '3' }, totalCount: true } })", "'string' is not assignable to type 'number'"],
  ["conversation({ reaction: { count: true } })", "is not assignable to type"],
  [
    "conversation({ owner: { avatar: true } })",
    "is not assignable to type '{ readonly $: { readonly size: number; }; }'",
  ],
  ["conversation({ members: { $: { size: 3 }, id: true } })", 'NoSuchField<"$">'],
  ["conversation({ pinned: { id: true, '... on Tsk': { id: true } } })", 'NoSuchField<"... on Tsk">'],
  ["conversation({ pinned: { '... on Goal': { due: true, title: true } } })", 'NoSuchField<"title">'],
  ["conversation({ title: true }).id", "Property 'id' does not exist on type '{ readonly title: string | null; }'"],
];

test("what is not there cannot be selected, and what was not selected cannot be used", () => {
  expect(faultsOfUse(misuses.map(([call]) => `${call};`).join("\n"))).toEqual(
    misuses.map(([, fault]) => expect.stringContaining(fault)),
  );
});

test("the generated domains select freely in what they ask and list", () => {
  expect(
    faultsOfUse(`
      const one = await ithaca.chat.conversation("c1", {
        title: true,
        messages: { $: { last: 3 }, nodes: { body: true, author: { displayName: true } } },
      });
      same<typeof one, {
        readonly title: string | null;
        readonly messages: {
          readonly nodes: readonly { readonly body: string | null; readonly author: { readonly displayName: string } }[];
        };
      } | null>(true);
      for await (const message of ithaca.chat.messages("c1", { pageSize: 10 }, { seq: true })) {
        same<typeof message, { readonly seq: number }>(true);
      }
      const kind: string | undefined = (await ithaca.chat.conversation("c1", { kind: true }))?.kind;
      if (kind === "A_KIND_OF_NEXT_YEAR") return kind;
      const sent = await ithaca.chat.send("c1", { body: "a" });
      return isRefusal(sent) ? sent.message : sent.message.body;
    `),
  ).toEqual([]);
  expect(
    faultsOfUse(`
      await ithaca.chat.conversation("c1", { title: true, members: { id: true, displayNam: true } });
      (await ithaca.chat.conversation("c1", { title: true }))?.kind;
      ithaca.matching.mentors({ distance: { institution: "REQUIRE_MAGIC" } });
      ithaca.chat.messages("c1", undefined, { text: true });
      const sent = await ithaca.chat.send("c1", { body: "a" });
      sent.message.body;
    `),
  ).toEqual([
    expect.stringContaining('NoSuchField<"displayNam">'),
    expect.stringContaining("Property 'kind' does not exist"),
    expect.stringContaining(`'"REQUIRE_MAGIC"' is not assignable`),
    expect.stringContaining("'text' does not exist"),
    expect.stringContaining("Property 'body' does not exist on type"),
  ]);
});
