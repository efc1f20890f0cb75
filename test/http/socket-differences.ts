import type { Heard } from "./raw-client.js";
import {
  init,
  longId,
  manyAliases,
  type Said,
  type Script,
  type Step,
  saidIn,
  syntaxError,
  unreturnable,
} from "./socket-scripts.js";

/** One step of a script as both servers answered it. */
export interface Scene {
  readonly step: Step;
  readonly ours: readonly Heard[];
  readonly theirs: readonly Heard[];
  /** Whether an init was said in an earlier step. */
  readonly initialized: boolean;
  /** Ids that, so far, were used again in the segment of their `complete` or while a completed query still ran. */
  readonly reused: ReadonlySet<unknown>;
}

export interface Difference {
  readonly name: string;
  /** Why ours does otherwise. */
  readonly why: string;
  /** The shortest script that shows it. */
  readonly example: Script;
  /** Whether this, and nothing else, tells the two answers apart. */
  readonly explains: (scene: Scene) => boolean;
  /** Whether the two have parted: nothing that follows can be compared. */
  readonly parts: boolean;
}

const closing = (heard: readonly Heard[]) => heard.at(-1)?.closed;
const sync = ({ type }: Heard) => type === "pong" || type === "connection_ack";
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const without = (heard: readonly Heard[], drop: (message: Heard) => boolean) => heard.filter(one => !drop(one));
const lastSaid = ({ step }: Scene): Said => saidIn(step).at(-1) ?? {};
const byId = (id: unknown) => (message: Heard) => message.id === id;

/** What is said by both under every id but `id`, and outside of operations, is the same. */
const sameBut = (id: unknown, { ours, theirs }: Scene) =>
  same(grouped(without(ours, byId(id))), grouped(without(theirs, byId(id))));

/** What was heard under each id, in order; what belongs to no operation is under "". */
export function grouped(heard: readonly Heard[]): Record<string, Heard[]> {
  const groups = new Map<string, Heard[]>();
  for (const message of heard) {
    const id = message.closed === undefined ? `#${message.id ?? ""}` : "closed";
    groups.set(id, [...(groups.get(id) ?? []), message]);
  }
  return Object.fromEntries([...groups].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Theirs, as if it had said `error` for what never ran. */
export function asErrors(theirs: readonly Heard[]): Heard[] {
  const rewritten: Heard[] = [];
  for (const message of theirs) {
    const { errors, ...rest } = Object(message.payload);
    const before = rewritten.findLast(({ id }) => id !== undefined && id === message.id);
    if (message.type === "next" && errors && !("data" in rest)) {
      rewritten.push({ id: message.id ?? "", type: "error", payload: errors });
    } else if (message.type !== "complete" || before?.type !== "error") rewritten.push(message);
  }
  return rewritten;
}

/** Theirs, as if it had limits and refused the document with too many aliases. */
export function withLimits(theirs: readonly Heard[]): Heard[] {
  const refused = new Set<unknown>();
  return theirs.flatMap(message => {
    if (message.type === "next" && "a15" in Object(Object(message.payload).data)) {
      refused.add(message.id);
      return [{ id: message.id ?? "", type: "error", payload: [{ message: "…" }] }];
    }
    return message.type === "complete" && refused.delete(message.id) ? [] : [message];
  });
}

const ticking = { id: "1", type: "subscribe", payload: { query: "subscription { ticks }" } };
const slow = (key: string) => ({ id: "1", type: "subscribe", payload: { query: `{ slow(key: "${key}") }` } });
const complete = { id: "1", type: "complete" };

/** Where our connection answers otherwise than graphql-ws's `makeServer`, on purpose. All else must be the same. */
export const differences: readonly Difference[] = [
  {
    name: "a syntax error is an error of its operation",
    why: "The protocol wants `error` for what fails before the execution; theirs throws and takes the whole socket along.",
    example: [{ say: [init] }, { say: [{ id: "1", type: "subscribe", payload: { query: syntaxError } }] }],
    explains: scene => {
      const { id, payload } = lastSaid(scene);
      const own = scene.ours.filter(byId(id));
      return (
        payload?.query === syntaxError &&
        closing(scene.theirs) === 4500 &&
        closing(scene.ours) === undefined &&
        own.at(-1)?.type === "error"
      );
    },
    parts: true,
  },
  {
    name: "a message that only servers send closes 4400",
    why: "The protocol gives 4400 to what a client may not say; theirs throws, and 4500 says that the server is at fault.",
    example: [{ say: [init] }, { say: [{ type: "connection_ack" }] }],
    explains: scene =>
      ["connection_ack", "next", "error"].includes(String(lastSaid(scene).type)) &&
      closing(scene.theirs) === 4500 &&
      closing(scene.ours) === 4400,
    parts: true,
  },
  {
    name: "an id is free as soon as it was completed",
    why: "The protocol frees an id by `complete`. Theirs keeps one entry an id, so an old execution that is not quite over answers under the new operation's id, completes it, or frees its id while it runs.",
    example: [{ say: [init] }, { say: [slow("old")] }, { say: [complete, slow("new")] }, { release: "old" }],
    explains: scene => {
      const { ours, theirs, reused, step } = scene;
      const others = (heard: readonly Heard[]) => grouped(without(heard, ({ id }) => reused.has(id)));
      if (closing(ours) === closing(theirs)) return reused.size > 0 && same(others(ours), others(theirs));
      // One of them holds for taken an id that the other holds for free.
      const again = saidIn(step).some(({ type, id }) => type === "subscribe" && reused.has(id));
      return again && [closing(ours), closing(theirs)].includes(4409);
    },
    parts: true,
  },
  {
    name: "a client that names nobody is acknowledged at once",
    why: "With no token to check, the acknowledgement is on its way before the next message of the segment is read, so an operation behind the init is allowed. Theirs awaits a hook between the two and closes 4401.",
    example: [{ say: [init, ticking] }],
    explains: ({ step, initialized, theirs, ours }) => {
      const said = saidIn(step);
      const at = said.findIndex(({ type }) => type === "connection_init");
      const acknowledged = ours.some(({ type }) => type === "connection_ack");
      const early = said.slice(at + 1).some(({ type }) => type === "subscribe");
      return !initialized && at >= 0 && early && acknowledged && closing(theirs) === 4401;
    },
    parts: true,
  },
  {
    name: "what was asked before a wrong message of the same segment is answered",
    why: "Messages are taken in order. Theirs awaits before each answer, and by then the socket is closing.",
    example: [{ say: [init] }, { say: [{ type: "ping" }, "{"] }],
    explains: ({ ours, theirs }) => {
      const [ourWords, theirWords] = [ours.filter(sync), theirs.filter(sync)];
      return (
        closing(ours) !== undefined &&
        same(grouped(without(ours, sync)), grouped(without(theirs, sync))) &&
        theirWords.length < ourWords.length &&
        same(ourWords.slice(0, theirWords.length), theirWords)
      );
    },
    parts: true,
  },
  {
    name: "a request that never ran is an error message",
    why: "The protocol wants `error` for what fails before the execution. Theirs says `next` without data, and `complete`.",
    example: [{ say: [init] }, { say: [{ ...ticking, payload: { query: "subscription { refused }" } }] }],
    explains: ({ ours, theirs }) => same(grouped(ours), grouped(asErrors(theirs))),
    parts: false,
  },
  {
    name: "a document has limits",
    why: "One document must not cost without bound; it is refused before it is executed, and the socket lives.",
    example: [{ say: [init] }, { say: [{ ...ticking, payload: { query: manyAliases } }] }],
    explains: scene => {
      const { id, payload } = lastSaid(scene);
      const types = (heard: readonly Heard[]) => heard.filter(byId(id)).map(({ type }) => type);
      return (
        payload?.query === manyAliases &&
        sameBut(id, scene) &&
        same(types(scene.ours).slice(-1), ["error"]) &&
        same(types(scene.theirs).slice(-2), ["next", "complete"]) &&
        types(scene.ours).length === types(scene.theirs).length - 1
      );
    },
    parts: false,
  },
  {
    name: "an operation's id has a limit",
    why: "The id goes out with every result; no client needs more than 256 characters.",
    example: [{ say: [init] }, { say: [{ ...ticking, id: longId }] }],
    explains: scene =>
      lastSaid(scene).id === longId && closing(scene.ours) === 4400 && closing(scene.theirs) === undefined,
    parts: true,
  },
  {
    name: "a ping may bring a token, which never comes back",
    why: "That is how a session is given a longer life (PROTOCOL.md). From a socket that nobody signed in on, it closes 4403; before the acknowledgement it is a ping without payload.",
    example: [{ say: [init] }, { say: [{ type: "ping", payload: { authorization: "Bearer mei" } }] }],
    explains: scene => {
      const { type, payload } = lastSaid(scene);
      if (type !== "ping" || payload?.authorization === undefined) return false;
      const echo = (message: Heard) => Object(message.payload).authorization !== undefined;
      if (!scene.theirs.some(echo) || scene.ours.some(echo)) return false;
      if (closing(scene.ours) === 4403) return closing(scene.theirs) === undefined;
      const pong = (message: Heard) => message.type === "pong";
      return sameBut(undefined, scene) && scene.ours.filter(pong).length === scene.theirs.filter(pong).length;
    },
    parts: true,
  },
  {
    name: "a stream that cannot let go ends alone",
    why: "It is the server's trouble, which is logged; theirs closes the socket, with all that runs on it.",
    example: [{ say: [init] }, { say: [{ ...ticking, payload: { query: unreturnable } }] }, { say: [complete] }],
    explains: ({ step, ours, theirs }) =>
      saidIn(step).some(({ type }) => type === "complete") && ours.length === 0 && closing(theirs) === 4500,
    parts: true,
  },
];
