import type { Log } from "../kernel/log.js";
import type { Bus } from "./bus.js";
import { RedisBus, type RedisTiming, usualTiming } from "./redis-bus.js";
import { readSlots, type SlotRange, slotCount, slotOf } from "./redis-slots.js";

/** One who listens: by which master the word comes, and how to stop it there. */
interface Held {
  readonly channel: string;
  readonly hear: (payload: string) => void;
  shard: RedisBus | null;
  stop: Promise<() => Promise<void>>;
}

const nothingToStop = async () => async () => {};

/**
 * The bus on a Redis Cluster: sharded pub/sub, so that a word stays on the master that has its channel's slot. Each
 * master is a bus of its own, with all that meets its death; which slots it has is asked again and again, and who listens
 * moves with them.
 */
export class ClusterBus implements Bus {
  private shards = new Map<string, RedisBus>();
  private owners: (RedisBus | null)[] = new Array(slotCount).fill(null);
  private map = "";
  private readonly held = new Set<Held>();
  private readonly wakes = new Set<() => void>();
  private looking = false;
  private closed = false;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly url: URL,
    private readonly log: Log,
    private readonly timing: RedisTiming,
  ) {
    this.timer = setInterval(() => void this.look(), timing.probeMs);
    this.timer.unref();
  }

  /** Asks the first of these nodes that answers for the others; user, password and TLS of its URL are used for all. */
  static async connect(urls: readonly string[], log: Log, timing: RedisTiming = usualTiming): Promise<ClusterBus> {
    const failures: unknown[] = [];
    for (const text of urls) {
      const url = new URL(text);
      let node: RedisBus | null = null;
      try {
        node = await RedisBus.connect(plain(url), log, timing);
        const ranges = readSlots(await node.ask(["CLUSTER", "SLOTS"]), url.hostname);
        if (ranges.length === 0) throw new Error("the cluster has given no slots to anybody");
        const bus = new ClusterBus(url, log, timing);
        try {
          await bus.follow(ranges);
          return bus;
        } catch (error) {
          await bus.close();
          throw error;
        }
      } catch (error) {
        failures.push(error);
      } finally {
        await node?.close();
      }
    }
    throw failures[0];
  }

  get up(): boolean {
    return !this.closed && this.owners.every(owner => owner?.up);
  }

  publish(channel: string, payload: string): void {
    const shard = this.owners[slotOf(channel)];
    if (shard) {
      shard.publish(channel, payload);
      return;
    }
    for (const held of this.held) {
      if (held.channel === channel) held.hear(payload);
    }
  }

  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    const held: Held = {
      channel,
      // While it moves it may be told twice, but not after it has stopped.
      hear: payload => {
        if (this.held.has(held)) hear(payload);
      },
      shard: null,
      stop: nothingToStop(),
    };
    this.held.add(held);
    await this.settle(held);
    return async () => {
      this.held.delete(held);
      await (await held.stop)();
    };
  }

  onUp(wake: () => void): () => void {
    this.wakes.add(wake);
    return () => this.wakes.delete(wake);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.timer);
    this.held.clear();
    this.wakes.clear();
    await Promise.all([...this.shards.values()].map(shard => shard.close()));
  }

  /** Has the word come from the master that has the channel's slot now. */
  private async settle(held: Held): Promise<void> {
    const shard = this.owners[slotOf(held.channel)] ?? null;
    if (shard === held.shard) return;
    const before = held.stop;
    held.shard = shard;
    held.stop = shard ? shard.listen(held.channel, held.hear) : nothingToStop();
    await held.stop;
    await (await before)();
  }

  /** Asks whichever master answers who has which slots. */
  private async look(): Promise<void> {
    if (this.looking || this.closed) return;
    this.looking = true;
    try {
      for (const shard of this.shards.values()) {
        if (!shard.up) continue;
        const ranges = readSlots(await shard.ask(["CLUSTER", "SLOTS"]), this.url.hostname);
        if (ranges.length > 0) return await this.follow(ranges);
      }
    } catch (error) {
      if (!this.closed)
        this.log.warn({ err: error }, "the Redis Cluster could not be followed; events arrive by polling");
    } finally {
      this.looking = false;
    }
  }

  /** Takes up a new division of the slots; a master that cannot be reached leaves the old one standing. */
  private async follow(ranges: readonly SlotRange[]): Promise<void> {
    const map = JSON.stringify([...ranges].sort((a, b) => a.from - b.from));
    if (map === this.map) return;
    const shards = new Map<string, RedisBus>();
    for (const { address } of ranges) {
      const shard = shards.get(address) ?? this.shards.get(address) ?? (await this.reach(address));
      shards.set(address, shard);
    }
    const gone = [...this.shards].filter(([address]) => !shards.has(address)).map(([, shard]) => shard);
    const owners: (RedisBus | null)[] = new Array(slotCount).fill(null);
    for (const { from, to, address } of ranges) owners.fill(shards.get(address) ?? null, from, to + 1);
    const isFirst = this.map === "";
    this.shards = shards;
    this.owners = owners;
    this.map = map;
    await Promise.all([...this.held].map(held => this.settle(held)));
    await Promise.all(gone.map(shard => shard.close()));
    if (this.closed) await Promise.all([...shards.values()].map(shard => shard.close()));
    else if (!isFirst) this.wakeAll();
  }

  private async reach(address: string): Promise<RedisBus> {
    const url = new URL(plain(this.url));
    url.host = address;
    const shard = await RedisBus.connect(url.href, this.log, this.timing, "sharded");
    shard.onUp(() => this.wakeAll());
    return shard;
  }

  private wakeAll(): void {
    for (const wake of this.wakes) wake();
  }
}

/** The URL of one node, without what is said to us alone. */
function plain(url: URL): string {
  const one = new URL(url);
  one.searchParams.delete("cluster");
  return one.href;
}
