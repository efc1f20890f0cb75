/** How long word that somebody is around holds, in milliseconds. */
const holdsMs = 90_000;
/** How often the nodes are asked anew about somebody, in milliseconds: two words in a row may be lost. */
const askMs = 40_000;
/** How long somebody may be without a socket before they have gone, in milliseconds: a page is loaded anew. */
const graceMs = 10_000;

/** Told that somebody is around until then, unless told anew; null when they have gone. */
export type Hear = (personId: string, until: Date | null) => void;

interface Watched {
  readonly hears: Set<Hear>;
  /** The nodes that said they have the person, and until when each is believed, in milliseconds since 1970. */
  readonly nodes: Map<string, number>;
  /** The word by which a node last said that the person is gone from it: an answer it gave before may come after it. */
  readonly goneBy: Map<string, number>;
  askAt: number;
  /** Until when those who watch believe the person to be around; 0 when they do not. */
  toldUntil: number;
}

/** What is believed on this node of the people somebody watches here, from what nodes say of who has sockets with them. */
export class WatchedPeople {
  private readonly people = new Map<string, Watched>();

  /** `now` gives milliseconds since 1970. */
  constructor(private readonly now: () => number) {}

  get size(): number {
    return this.people.size;
  }

  ids(): string[] {
    return [...this.people.keys()];
  }

  /** Gives those whom nobody has watched so far: the nodes must be asked about them. */
  add(personIds: readonly string[], hear: Hear): string[] {
    const unknown = [];
    for (const id of personIds) {
      const known = this.people.get(id);
      if (known) known.hears.add(hear);
      else {
        unknown.push(id);
        this.people.set(id, {
          hears: new Set([hear]),
          nodes: new Map(),
          goneBy: new Map(),
          askAt: this.now() + askMs,
          toldUntil: 0,
        });
      }
    }
    return unknown;
  }

  remove(personIds: readonly string[], hear: Hear): void {
    for (const id of personIds) {
      const known = this.people.get(id);
      if (known?.hears.delete(hear) && known.hears.size === 0) this.people.delete(id);
    }
  }

  around(personIds: Iterable<string>): Map<string, Date> {
    const now = this.now();
    const found = new Map<string, Date>();
    for (const id of personIds) {
      const until = Math.max(...(this.people.get(id)?.nodes.values() ?? []));
      if (until > now) found.set(id, new Date(until));
    }
    return found;
  }

  /** The node has sockets of these people, as of its word of that number. */
  here(node: string, number: number, personIds: readonly string[]): void {
    const until = this.now() + holdsMs;
    for (const id of personIds) {
      const known = this.people.get(id);
      if (!known || number < (known.goneBy.get(node) ?? 0)) continue;
      known.nodes.set(node, until);
      // The same from several nodes, or of a second socket, is no news.
      if (until - known.toldUntil >= askMs / 2) tell(id, known, until);
    }
  }

  /** The node has no more sockets of these people; it is believed to have them for a moment longer. */
  gone(node: string, number: number, personIds: readonly string[]): void {
    const until = this.now() + graceMs;
    for (const id of personIds) {
      const known = this.people.get(id);
      if (!known) continue;
      known.goneBy.set(node, number);
      const before = known.nodes.get(node);
      if (before !== undefined) known.nodes.set(node, Math.min(before, until));
    }
  }

  /** Tells who has gone; gives those about whom the nodes must be asked again. */
  look(): string[] {
    const now = this.now();
    const due = [];
    for (const [id, known] of this.people) {
      for (const [node, until] of known.nodes) if (until <= now) known.nodes.delete(node);
      if (known.askAt <= now) known.goneBy.clear();
      if (known.nodes.size === 0 && known.toldUntil > 0) tell(id, known, 0);
      if (known.askAt > now) continue;
      known.askAt = now + askMs;
      due.push(id);
    }
    return due;
  }
}

function tell(personId: string, known: Watched, until: number): void {
  known.toldUntil = until;
  for (const hear of known.hears) hear(personId, until === 0 ? null : new Date(until));
}
