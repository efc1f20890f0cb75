import fc from "fast-check";
import { completing, type Heard, RawClient, subscribing } from "./raw-client.js";
import type { Stage } from "./room.js";

/** What happens next: the client says something in one segment, a query may answer, streams tick, the client leaves. */
export type Step =
  | { readonly say: readonly unknown[] }
  | { readonly release: string }
  | { readonly tick: number }
  | { readonly leave: true };

export type Script = readonly Step[];

/** What one client heard in each step, the close included; shorter than the script when the socket closed. */
export type Played = Heard[][];

/** A message as far as scripts look into it. */
export interface Said {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly payload?: { readonly query?: unknown; readonly authorization?: unknown; readonly variables?: unknown };
}

/** The objects among the messages of a step. */
export const saidIn = (step: Step): Said[] =>
  "say" in step ? step.say.filter(message => typeof message === "object").map(message => Object(message)) : [];

export const syntaxError = "{ hello";
export const manyAliases = `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: hello`).join(" ")} }`;
export const unreturnable = "subscription { unreturnable }";
export const longId = "x".repeat(257);
export const init = { type: "connection_init" };

const ids = fc.constantFrom("1", "2", "3", "__proto__");
const keys = fc.constantFrom("a", "b", "c");
const slowly = (key: string) => `{ slow(key: "${key}") }`;

const queries = fc.oneof(
  { weight: 3, arbitrary: fc.constant("subscription { ticks }") },
  { weight: 2, arbitrary: keys.map(slowly) },
  fc.constantFrom(
    "{ hello }",
    "{ whoAmI }",
    "{ nothing nowhere }",
    "{ broken wrongType missing }",
    'mutation { note(text: "né 🎈") }',
    "subscription { count(to: 3) }",
    "subscription { breaking }",
    "subscription { badEvent }",
    "subscription { refused }",
    "subscription { ticks count(to: 1) }",
    "query A { hello } query B { whoAmI }",
    "fragment Lost on Query { hello }",
  ),
);

const payloads = fc.oneof(
  { weight: 12, arbitrary: queries.map(query => ({ query })) },
  fc.constantFrom<object>(
    { query: "query A { hello } query B { whoAmI }", operationName: "B" },
    { query: "query A { hello }", operationName: "C" },
    { query: "{ hello }", operationName: null, variables: null, extensions: {} },
    { query: "query ($name: String) { hello(name: $name) }", variables: { name: "Mei" } },
    { query: "query ($name: String) { hello(name: $name) }", variables: { name: [1] } },
    { query: "query ($to: Int!) { hello }", variables: {} },
  ),
);

/** What a well-behaved client may say at any time after the init. */
const proper = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(ids, payloads).map(([id, payload]) => ({ id, type: "subscribe", payload })) },
  { weight: 4, arbitrary: ids.map(completing) },
  fc.constantFrom<object>(
    { type: "ping" },
    { type: "ping", payload: { a: 1 } },
    { type: "ping", payload: {} },
    { type: "ping", payload: null },
    { type: "pong" },
    { type: "pong", payload: { a: 1 } },
    completing("nobody's"),
  ),
);

/** What closes the socket, or must be told from what does. */
const improper = fc.constantFrom<unknown>(
  init,
  "",
  "{",
  "null",
  "7",
  '"ping"',
  "[]",
  "{}",
  { type: 7 },
  { type: null },
  { type: "shout" },
  { type: "Ping" },
  { type: "__proto__" },
  { type: "connection_init", payload: [] },
  { type: "connection_init", payload: "token" },
  { type: "ping", payload: "now" },
  { type: "pong", payload: 7 },
  { type: "complete" },
  { type: "complete", id: "" },
  { type: "complete", id: 1 },
  { type: "subscribe", id: "1" },
  { type: "subscribe", id: 1, payload: { query: "{ hello }" } },
  { type: "subscribe", id: "1", payload: null },
  { type: "subscribe", id: "1", payload: [] },
  { type: "subscribe", id: "1", payload: {} },
  { type: "subscribe", id: "1", payload: { query: 1 } },
  { type: "subscribe", id: "1", payload: { query: "{ hello }", variables: [] } },
  { type: "subscribe", id: "1", payload: { query: "{ hello }", operationName: 1 } },
  { type: "subscribe", id: "1", payload: { query: "{ hello }", extensions: "none" } },
  subscribing("", "{ hello }"),
);

/** What ours is known to take otherwise; always the last of its segment, so that one difference does not hide another. */
const known = fc.oneof(
  fc.tuple(ids, fc.constantFrom(syntaxError, manyAliases)).map(([id, query]) => subscribing(id, query)),
  fc.constantFrom<object>(
    { type: "connection_ack" },
    { type: "next", id: "1", payload: { data: {} } },
    { type: "error", id: "1", payload: [{ message: "no" }] },
    { type: "ping", payload: { authorization: "Bearer mei" } },
    subscribing(longId, "{ hello }"),
  ),
);

const many = fc.array(proper, { minLength: 1, maxLength: 5 });

const saying = fc.oneof(
  { weight: 14, arbitrary: proper.map(message => [message]) },
  { weight: 8, arbitrary: many },
  fc.tuple(many, improper).map(([messages, wrong]) => [...messages, wrong]),
  fc.tuple(improper, many).map(([wrong, messages]) => [wrong, ...messages]),
  fc.tuple(fc.array(proper, { maxLength: 2 }), known).map(([messages, last]) => [...messages, last]),
);

const step = fc.oneof(
  { weight: 10, arbitrary: saying.map((say): Step => ({ say })) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 99 }).map((tick): Step => ({ tick })) },
  { weight: 3, arbitrary: keys.map((release): Step => ({ release })) },
);

const openings = fc.oneof(
  { weight: 12, arbitrary: fc.constant<unknown[]>([init]) },
  fc.constantFrom<unknown[]>(
    [{ type: "ping" }, init],
    [{ type: "connection_init", payload: {} }],
    [{ type: "connection_init", payload: { authorization: "Bearer mei" } }],
    [{ type: "connection_init", payload: { authorization: "Bearer mei" } }, subscribing("1", "{ hello }")],
    [{ type: "connection_init", payload: { authorization: "Bearer nobody" } }],
    [{ type: "connection_init", payload: { authorization: 7 } }],
    [init, init],
    [init, subscribing("1", "{ hello }")],
    [completing("1"), { type: "pong" }],
  ),
);

/** Scripts of a client that mostly begins as it should and then says anything. */
export const scripts: fc.Arbitrary<Script> = fc
  .tuple(openings, fc.array(step, { minLength: 1, maxLength: 12, size: "max" }), fc.boolean())
  .map(([say, steps, leaves]) => numbered([{ say }, ...steps, ...(leaves ? [{ leave: true } as const] : [])]));

/** Gives every slow query of a script a key of its own; a release means the oldest of its letter that still waits. */
function numbered(steps: Script): Script {
  const waiting = new Map<string, string[]>();
  let count = 0;
  const fresh = (letter: string) => {
    count += 1;
    const key = `${letter}${count}`;
    waiting.set(letter, [...(waiting.get(letter) ?? []), key]);
    return key;
  };
  return steps.map(one => {
    if ("release" in one) return { release: waiting.get(one.release)?.shift() ?? "none" };
    if (!("say" in one)) return one;
    return {
      say: one.say.map(message => {
        const { query } = Object(Object(message).payload);
        const letter = typeof query === "string" && /^{ slow\(key: "(\w)"\) }$/.exec(query)?.[1];
        return letter ? { ...Object(message), payload: { query: slowly(fresh(letter)) } } : message;
      }),
    };
  });
}

/**
 * Plays a script. After each step the client pings twice: the first ping may travel in the segment of the step, the
 * second leaves when the first was answered. Whatever a step sets off in the test's schema takes no time but turns of
 * the same tick, so all of it was said before the second pong.
 */
export async function play(url: string, stage: Stage, script: Script): Promise<Played> {
  const client = await RawClient.connect(url);
  const played: Played = [];
  for (const one of script) {
    if ("leave" in one) break;
    if ("release" in one) stage.release(one.release, `answer of ${one.release}`);
    if ("tick" in one) stage.tick(one.tick);
    if ("say" in one) client.sayAtOnce(...one.say);
    const heard: Heard[] = [];
    for (const mark of ["first", "second"]) {
      if (heard.at(-1)?.closed === undefined) heard.push(...(await hearUntilAnswered(client, mark)));
    }
    played.push(heard);
    if (heard.at(-1)?.closed !== undefined) break;
  }
  client.socket.close();
  return played;
}

async function hearUntilAnswered(client: RawClient, mark: string): Promise<Heard[]> {
  const heard: Heard[] = [];
  client.say({ type: "ping", payload: { mark } });
  for (;;) {
    const message = await client.next();
    if (message.type === "pong" && Object(message.payload).mark === mark) return heard;
    heard.push(message);
    if (message.closed !== undefined) return heard;
  }
}
