import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../kernel/clock.js";
import { notFound } from "../kernel/fault.js";
import type { Viewer } from "../kernel/viewer.js";
import {
  append,
  type Bus,
  cursorOf,
  followSignals,
  type Hub,
  headsOf,
  type LiveSource,
  openTopic,
} from "../realtime/index.js";
import {
  type DeliveredSignal,
  type Grown,
  type InboxEntry,
  type InboxEvent,
  type InboxSignal,
  inboxTopic,
} from "./inbox.events.js";
import { InboxSignals, readSignal } from "./inbox-signals.js";

export interface InboxDeps {
  readonly db: DataSource;
  readonly hub: Hub;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** One stream per person of what concerns them; the rooms write to it, and each person follows their own alone. */
export class InboxService {
  private readonly passing: InboxSignals;

  constructor(private readonly deps: InboxDeps) {
    this.passing = new InboxSignals(deps.bus);
  }

  /** Opens a new person's inbox; doing it twice changes nothing. */
  openFor(tx: EntityManager, personId: string): Promise<void> {
    return openTopic(tx, inboxTopic(personId));
  }

  /**
   * Writes events to inboxes, in the one order of topics that cannot deadlock. It is the last thing a transaction does;
   * what it returns is rung after the commit.
   */
  async append(tx: EntityManager, entries: readonly InboxEntry[]): Promise<Grown[]> {
    const at = this.deps.clock.now();
    const sorted = entries.map(entry => ({ topic: inboxTopic(entry.personId), event: entry.event }));
    sorted.sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0));
    const heads = new Map<string, number>();
    for (const { topic, event } of sorted) heads.set(topic, await append(tx, topic, event, at));
    return [...heads].map(([topic, seq]) => ({ topic, seq }));
  }

  /** Says, after the commit, that inboxes have grown. */
  ring(grown: readonly Grown[]): void {
    for (const { topic, seq } of grown) this.deps.hub.ring(topic, seq);
  }

  /** Tells these people's open screens something that may be lost. Called after the commit it tells of. */
  signal(personIds: readonly string[], signal: InboxSignal): void {
    this.passing.say(personIds, signal);
  }

  /** The cursor behind the last event of the viewer's inbox: read first, the state read next misses nothing. */
  async cursor(viewer: Viewer): Promise<string> {
    const topic = inboxTopic(viewer.personId);
    const head = (await headsOf(this.deps.db.manager, [topic])).get(topic);
    if (!head) throw notFound("inbox");
    return cursorOf(head);
  }

  /** What happens in the viewer's own inbox. */
  source({ personId }: Viewer): LiveSource<InboxEvent> {
    return {
      topic: inboxTopic(personId),
      what: "inbox",
      readers: async personIds => new Set(personIds.filter(id => id === personId)),
      toEvent: ({ kind, facts, actorId, at }, cursor) => ({ type: kind, cursor, personId, facts, actorId, at }),
    };
  }

  /** Streams what passes by the viewer's screens; nothing is kept. */
  signals(viewer: Viewer, ended: AbortSignal): AsyncIterableIterator<DeliveredSignal> {
    return followSignals(this.passing, {
      channel: viewer.personId,
      what: "inbox",
      authorize: alwaysOwn,
      ended,
      read: readSignal,
    });
  }
}

/** The topic is named after the viewer, so there is nobody else's inbox to ask for; the session's end is `ended`. */
const alwaysOwn = () => Promise.resolve(true);
