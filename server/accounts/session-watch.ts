import type { DataSource } from "typeorm";
import { rowsOf } from "../db/rows.js";
import type { Clock } from "../kernel/clock.js";
import { isId } from "../kernel/id.js";
import type { Log } from "../kernel/log.js";
import type { Viewer } from "../kernel/viewer.js";
import type { Bus } from "../realtime/index.js";

const channel = "sessions-ended";
/** How long an ended session can go on unnoticed when the word of its end was lost. */
const lostWordMs = 5_000;
/** How often the database is asked while the bus is known to be down, in milliseconds. */
const tickMs = 1_000;
/** Otherwise it is asked at every fourth tick, so that with the answer and the last words it stays within `lostWordMs`. */
const usualTicks = 4;
const mostKnown = 20_000;

interface Watcher {
  readonly openSessionIds: () => Iterable<string>;
  readonly onEnded: (sessionIds: readonly string[]) => void;
}

interface Known {
  readonly personId: string;
  readonly live: Promise<boolean>;
  /** When it must be read again, in milliseconds since 1970. */
  readonly until: number;
}

interface SessionWatchDeps {
  readonly db: DataSource;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
}

/** What this process knows of who is still signed in: the bus says it at once, the database says it for sure. */
export class SessionWatch {
  private readonly known = new Map<string, Known>();
  private readonly watchers = new Set<Watcher>();
  private listening: Promise<() => Promise<void>> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopWaking: (() => void) | null = null;
  private polling: Promise<void> | null = null;

  constructor(private readonly deps: SessionWatchDeps) {}

  /** Tells every node; after the commit. */
  announce(sessionIds: readonly string[]): void {
    // This node asks the database from now on, and not only when its own word has come round.
    for (const sessionId of sessionIds) this.known.delete(sessionId);
    if (sessionIds.length > 0) this.deps.bus.publish(channel, JSON.stringify(sessionIds));
  }

  /** Whether the session is the person's and goes on; known for at most 5 s after it was read. */
  async isLive({ personId, sessionId }: Viewer): Promise<boolean> {
    this.listen();
    const now = this.deps.clock.now().getTime();
    const known = this.known.get(sessionId);
    if (known && known.personId === personId && now < known.until) return known.live;
    if (this.known.size >= mostKnown) this.known.clear();
    const live = this.read(personId, sessionId);
    // Kept while it is still being read: word of the end that arrives meanwhile takes it out again.
    this.known.set(sessionId, { personId, live, until: now + lostWordMs });
    live.catch(() => this.known.delete(sessionId));
    return live;
  }

  /** Calls `onEnded` with those of the open sessions that ended; returns a function that stops it. */
  watch(openSessionIds: Watcher["openSessionIds"], onEnded: Watcher["onEnded"]): () => void {
    const watcher = { openSessionIds, onEnded };
    this.watchers.add(watcher);
    this.listen();
    this.stopWaking ??= this.deps.bus.onUp(() => void this.poll());
    this.timer ??= this.keepAsking();
    return () => {
      this.watchers.delete(watcher);
      if (this.watchers.size === 0) this.rest();
    };
  }

  /** Asks the database which of all open sessions have ended, in one statement. A failure waits for the next round. */
  poll(): Promise<void> {
    this.polling ??= this.askForEnded().finally(() => {
      this.polling = null;
    });
    return this.polling;
  }

  async close(): Promise<void> {
    this.watchers.clear();
    this.rest();
    const listening = this.listening;
    this.listening = null;
    await (await listening)?.();
    await this.polling;
  }

  private keepAsking(): NodeJS.Timeout {
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      if (!this.deps.bus.up || ticks % usualTicks === 0) void this.poll();
    };
    return setInterval(tick, tickMs).unref();
  }

  private async askForEnded(): Promise<void> {
    const open = new Set([...this.watchers].flatMap(watcher => [...watcher.openSessionIds()]).filter(isId));
    if (open.size === 0) return;
    try {
      const ended = await rowsOf<{ id: string }>(
        this.deps.db.manager,
        `select open.id from unnest($1::uuid[]) as open (id)
         where not exists (select 1 from session where session.id = open.id and ended_at is null and expires_at > $2)`,
        [[...open], this.deps.clock.now()],
      );
      this.tell(ended.map(session => session.id));
    } catch (error) {
      this.deps.log.warn({ err: error }, "could not ask which sessions have ended; asking again");
    }
  }

  private tell(sessionIds: readonly string[]): void {
    if (sessionIds.length === 0) return;
    const ended = new Set(sessionIds);
    for (const id of ended) this.known.delete(id);
    for (const { openSessionIds, onEnded } of this.watchers) {
      const theirs = [...openSessionIds()].filter(id => ended.has(id));
      if (theirs.length > 0) onEnded([...new Set(theirs)]);
    }
  }

  /** Nobody waits for it: a bus that is down must not hold up a request, and the poll covers what is missed. */
  private listen(): void {
    this.listening ??= this.deps.bus.listen(channel, payload => this.tell(idsIn(payload)));
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.stopWaking?.();
    this.stopWaking = null;
  }

  private async read(personId: string, sessionId: string): Promise<boolean> {
    const found = await rowsOf(
      this.deps.db.manager,
      "select 1 from session where id = $1 and person_id = $2 and ended_at is null and expires_at > $3",
      [sessionId, personId, this.deps.clock.now()],
    );
    return found.length > 0;
  }
}

/** What the bus brings is other processes' word, possibly of another version; what cannot be read is left out. */
function idsIn(payload: string): string[] {
  try {
    const ids: unknown = JSON.parse(payload);
    return Array.isArray(ids) ? ids.filter(id => typeof id === "string") : [];
  } catch {
    return [];
  }
}
