import { createHash } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Clock } from "../kernel/clock.js";
import { Fault } from "../kernel/fault.js";
import { rowsOf } from "./rows.js";

/** How often something may be tried within a window; windows of one limit begin at whole multiples of its length. */
export interface Limit {
  /** Names the counter, such as `sign-in:account`; two limits of one name would count together. */
  readonly name: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** One try against a limit, by whatever it is counted: a person's id, an address, an e-mail address. */
export interface Try {
  readonly limit: Limit;
  readonly of: string;
}

/** Older windows than this are of no use to any limit. */
const keepSeconds = 86_400;

/** Counts tries in PostgreSQL, so that all nodes count together and a restart forgets nothing. */
export class RateLimiter {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one try against each limit, or throws Fault RATE_LIMITED. It commits by itself, outside of any transaction:
   * a try counts whatever becomes of it. Ask before the work that is to be limited, once for each time it is done.
   */
  async count(...tries: readonly Try[]): Promise<void> {
    const now = this.clock.now();
    const counters = tries.map(({ limit, of }) => ({
      limit,
      key: `${limit.name}:${createHash("sha256").update(of).digest("base64url")}`,
      opens: windowStart(limit, now),
    }));
    // Everybody takes the rows in the same order, so that two who count the same keys cannot wait for each other.
    counters.sort((a, b) => (a.key < b.key ? -1 : 1));
    const counts = await rowsOf<{ key: string; count: number }>(
      this.db.manager,
      `insert into rate_limit (key, window_start, count)
       select key, window_start, 1 from unnest($1::text[], $2::timestamptz[]) as asked (key, window_start)
       on conflict (key, window_start) do update set count = rate_limit.count + 1
       returning key, count`,
      [counters.map(counter => counter.key), counters.map(counter => counter.opens)],
    );
    const counted = new Map(counts.map(({ key, count }) => [key, count]));
    const over = counters.filter(({ key, limit }) => (counted.get(key) ?? 0) > limit.most);
    if (over.length === 0) return;
    const opensAgain = Math.max(...over.map(({ limit, opens }) => opens.getTime() + limit.windowSeconds * 1_000));
    const retryAfterSeconds = Math.max(1, Math.ceil((opensAgain - now.getTime()) / 1_000));
    throw new Fault("RATE_LIMITED", "Too many tries. Please wait a while.", { retryAfterSeconds });
  }

  /** Forgets the windows that are over. */
  async sweep(now: Date): Promise<void> {
    await this.db.manager.query("delete from rate_limit where window_start < $1", [
      new Date(now.getTime() - keepSeconds * 1_000),
    ]);
  }
}

function windowStart({ windowSeconds }: Limit, now: Date): Date {
  const length = windowSeconds * 1_000;
  return new Date(Math.floor(now.getTime() / length) * length);
}

/**
 * What an address is counted as: IPv4 by itself, IPv6 by its /64, which is the least that one household or machine is
 * given; counted singly, its owner would have 2^64 tries.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill("0"), ...back];
  return groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
