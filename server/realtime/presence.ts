import type { Clock } from "../kernel/clock.js";
import { newId } from "../kernel/id.js";
import type { Bus } from "./bus.js";
import { type Hear, WatchedPeople } from "./watched-people.js";

/** What one node says to the others of the people it knows by id; each part may be absent. */
interface Word {
  readonly node: string;
  /** Grows from word to word of a node: they travel by several channels, which may be several masters of a cluster. */
  readonly number: number;
  /** They have sockets on the node. */
  readonly here?: readonly string[];
  /** Their last socket on the node is gone. */
  readonly gone?: readonly string[];
  /** Which of these people have sockets on other nodes? */
  readonly who?: readonly string[];
}

export interface PresenceDeps {
  readonly bus: Bus;
  readonly clock: Clock;
  /** Calls `look` about once a second until the returned function is called; tests turn it by hand. */
  readonly beat?: (look: () => void) => () => void;
}

/** Heard by every node. */
const everybody = "presence";
const answersTo = (node: string) => `presence:${node}`;
/** Ids in one word; more go in several, so that no node is held up by reading one. */
const mostIds = 500;

const usualBeat = (look: () => void) => {
  const timer = setInterval(look, 1_000);
  timer.unref();
  return () => clearInterval(timer);
};

/**
 * Who is around: whoever has a signed-in socket on any node. Nothing of it is stored. Each node counts the sockets of its
 * own people and says when a first one came or a last one went; a node where somebody is watched asks the others now and
 * again which of these people they have. So a lost word costs delay, and a node that died is no longer believed.
 */
export class Presence {
  private readonly node = newId();
  /** How many sockets each person has on this node; who has none is not in it. */
  private readonly sockets = new Map<string, number>();
  private readonly watched: WatchedPeople;
  /** Whose first socket came or last one went since it was last said. */
  private readonly changed = new Set<string>();
  private readonly asked = new Set<string>();
  private words = 0;
  private isSpeaking = false;
  private isClosed = false;
  private listening: Promise<(() => Promise<void>)[]> | null = null;
  private stopWaking: (() => void) | null = null;
  private stopBeat: (() => void) | null = null;

  constructor(private readonly deps: PresenceDeps) {
    this.watched = new WatchedPeople(() => deps.clock.now().getTime());
  }

  /** A socket of the person was signed in here. */
  arrive(personId: string): void {
    const count = this.sockets.get(personId) ?? 0;
    this.sockets.set(personId, count + 1);
    if (count === 0) this.say(this.changed, [personId]);
  }

  /** A socket that had arrived is gone. */
  depart(personId: string): void {
    const count = this.sockets.get(personId) ?? 0;
    if (count > 1) this.sockets.set(personId, count - 1);
    else if (this.sockets.delete(personId)) this.say(this.changed, [personId]);
  }

  /**
   * Calls `hear` when one of these people comes, for as long as they stay again and again before the word before it
   * expires, and when they have gone, which a moment's absence is not. Who is known to be here already is in `around`.
   */
  watch(personIds: readonly string[], hear: Hear): void {
    if (personIds.length === 0) return;
    this.stopBeat ??= (this.deps.beat ?? usualBeat)(() => this.look());
    this.say(this.asked, this.watched.add(personIds, hear));
  }

  unwatch(personIds: readonly string[], hear: Hear): void {
    this.watched.remove(personIds, hear);
    if (this.watched.size > 0) return;
    this.stopBeat?.();
    this.stopBeat = null;
  }

  /** Of these people, whom somebody watches on this node, those who are around, and until when that holds. */
  around(personIds: Iterable<string>): Map<string, Date> {
    return this.watched.around(personIds);
  }

  /** People with sockets on this node, and people somebody watches on it. */
  get counts(): { readonly here: number; readonly watched: number } {
    return { here: this.sockets.size, watched: this.watched.size };
  }

  /** Says what is still to be said, and neither speaks nor hears any more. */
  async close(): Promise<void> {
    this.speak();
    this.isClosed = true;
    this.stopBeat?.();
    this.stopWaking?.();
    for (const stop of (await this.listening) ?? []) await stop();
  }

  private look(): void {
    this.say(this.asked, this.watched.look());
  }

  /** Says what is to be said in one word at the end of this turn of the event loop. */
  private say(what: Set<string>, personIds: readonly string[]): void {
    for (const id of personIds) what.add(id);
    if (this.isSpeaking || personIds.length === 0) return;
    this.isSpeaking = true;
    setImmediate(() => this.speak());
  }

  private speak(): void {
    this.isSpeaking = false;
    if (this.isClosed || this.asked.size + this.changed.size === 0) return;
    const who = [...this.asked];
    const gone = [...this.changed].filter(id => !this.sockets.has(id));
    const here = [...this.changed].filter(id => this.sockets.has(id));
    this.asked.clear();
    this.changed.clear();
    // This node's own people are known here without the bus.
    this.words += 1;
    this.watched.here(this.node, this.words, [...here, ...who.filter(id => this.sockets.has(id))]);
    this.watched.gone(this.node, this.words, gone);
    const listening = this.listen();
    for (const [part, ids] of Object.entries({ gone, here, who })) {
      for (let from = 0; from < ids.length; from += mostIds) {
        const word: Word = { node: this.node, number: this.words, [part]: ids.slice(from, from + mostIds) };
        // Whoever answers must be heard.
        void listening.then(() => this.deps.bus.publish(everybody, JSON.stringify(word)));
      }
    }
  }

  private listen() {
    const { bus } = this.deps;
    this.stopWaking ??= bus.onUp(() => this.catchUp());
    this.listening ??= Promise.all([bus.listen(everybody, this.hear), bus.listen(answersTo(this.node), this.hear)]);
    return this.listening;
  }

  /** Word was lost both ways, and the nodes hear again one after the other: whoever is last both asks and tells. */
  private catchUp(): void {
    this.say(this.asked, this.watched.ids());
    this.say(this.changed, [...this.sockets.keys()]);
  }

  private readonly hear = (payload: string): void => {
    const word = readWord(payload);
    if (!word || word.node === this.node) return;
    const { node, number, here = [], gone = [], who = [] } = word;
    this.watched.here(node, number, here);
    this.watched.gone(node, number, gone);
    const mine = who.filter(id => this.sockets.has(id));
    if (mine.length === 0) return;
    const answer: Word = { node: this.node, number: this.words, here: mine };
    this.deps.bus.publish(answersTo(node), JSON.stringify(answer));
  };
}

/** What the bus brings is other processes' word, possibly of another version; what cannot be read is left out. */
function readWord(payload: string): Word | null {
  try {
    const said: Partial<Record<keyof Word, unknown>> | null = JSON.parse(payload);
    if (typeof said?.node !== "string" || typeof said.number !== "number") return null;
    return {
      node: said.node,
      number: said.number,
      here: idsIn(said.here),
      gone: idsIn(said.gone),
      who: idsIn(said.who),
    };
  } catch {
    return null;
  }
}

const idsIn = (said: unknown): string[] =>
  Array.isArray(said) ? said.filter((id): id is string => typeof id === "string") : [];
