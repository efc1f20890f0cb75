import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import { createDataSource } from "../../server/db/data-source.js";
import { follow } from "../../server/realtime/follow.js";
import {
  append,
  type Bus,
  Hub,
  MemoryBus,
  openTopic,
  type Polling,
  type StreamMark,
} from "../../server/realtime/index.js";
import { embeddedDatabase, postgresDatabase } from "../support/databases.js";
import { quiet } from "./buses.js";

export type Item = StreamMark | { readonly type: "Event"; readonly cursor: string; readonly seq: number };

export interface Following {
  readonly after?: string | null;
  readonly ended?: AbortSignal;
  readonly authorize?: () => Promise<boolean>;
}

/** A database, a bus and a hub, and nothing of any room. */
export class TestLog {
  private constructor(
    readonly db: DataSource,
    readonly hub: Hub,
    readonly bus: Bus,
  ) {}

  static async open(
    options: { on?: "embedded" | "postgres"; poolSize?: number; bus?: Bus; polling?: Polling } = {},
  ): Promise<TestLog> {
    const address = await (options.on === "postgres" ? postgresDatabase() : embeddedDatabase());
    const poolSize = options.poolSize ?? address.poolSize;
    const shape = { entities: [], migrations: [], log: quiet, acquireTimeoutMs: 10_000 };
    const db = await createDataSource({ ...address, poolSize }, shape).initialize();
    const bus = options.bus ?? new MemoryBus();
    return new TestLog(db, new Hub(db, bus, quiet, options.polling), bus);
  }

  async topic(): Promise<string> {
    const topic = `log-test:${randomUUID()}`;
    await openTopic(this.db.manager, topic);
    return topic;
  }

  /** Appends events, each in its own transaction, and rings for each. */
  async say(topic: string, count = 1, { access = false } = {}): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const event = { kind: "Said", facts: {}, actorId: null, access };
      const seq = await this.db.transaction(tx => append(tx, topic, event, new Date()));
      this.hub.ring(topic, seq);
    }
  }

  /** Appends many events at once, without a word to anybody. */
  async fill(topic: string, count: number): Promise<void> {
    await this.db.query(
      `with next as (update topic set head = head + $2 where name = $1 returning name, head)
       insert into topic_event (topic, seq, kind, facts, at)
       select name, head - $2 + n, 'Said', '{}', now() from next, generate_series(1, $2::int) n`,
      [topic, count],
    );
  }

  follow(topic: string, { after = null, ended, authorize }: Following = {}): AsyncIterableIterator<Item> {
    return follow<Item>(this.hub, {
      topic,
      what: "log",
      after,
      ended: ended ?? new AbortController().signal,
      authorize: authorize ?? (async () => true),
      toEvent: ({ seq }, cursor) => ({ type: "Event", cursor, seq }),
    });
  }

  async close(): Promise<void> {
    this.hub.close();
    await this.bus.close();
    await this.db.destroy();
  }
}

/** What a stream says up to and with the first item that is asked for, or up to its end. */
export async function upTo<E>(stream: AsyncIterableIterator<E>, isLast: (item: E) => boolean): Promise<E[]> {
  const items: E[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done) return items;
    items.push(step.value);
    if (isLast(step.value)) return items;
  }
}

export const upToType = <E extends { type: string }>(stream: AsyncIterableIterator<E>, type: string) =>
  upTo(stream, item => item.type === type);

/** Items in short: the seq of an event, the type of a mark with its reason. */
export const inShort = (items: readonly Item[]): (number | string)[] =>
  items.map(item => (item.type === "Event" ? item.seq : "reason" in item ? `${item.type} ${item.reason}` : item.type));
