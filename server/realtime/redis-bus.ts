import { createClient } from "redis";
import type { Log } from "../kernel/log.js";
import type { Bus } from "./bus.js";
import { Listeners } from "./listeners.js";

type Client = ReturnType<typeof createClient>;

/** How a Redis that is slow, hangs or is gone is met. */
export interface RedisTiming {
  /** Nobody waits longer for Redis, in milliseconds. */
  readonly patienceMs: number;
  /** How often Redis is asked whether it still answers, in milliseconds. */
  readonly probeMs: number;
  /** How long that answer may take, in milliseconds. */
  readonly answerMs: number;
  /** A connection on which nothing was written or read for so long is replaced; the probes keep a good one busy. */
  readonly idleMs: number;
}

export const usualTiming: RedisTiming = { patienceMs: 250, probeMs: 1_000, answerMs: 750, idleMs: 10_000 };

/**
 * The bus of several nodes: Redis pub/sub on two connections of its own. Redis may die or hang; then `up` is false,
 * this node's own listeners are told directly, and all is put right when it is back.
 */
export class RedisBus implements Bus {
  private readonly listeners = new Listeners();
  /** Channels that Redis sends to us, as far as we know. */
  private readonly live = new Set<string>();
  private readonly turns = new Map<string, Promise<void>>();
  private readonly wakes = new Set<() => void>();
  private answering = true;
  private probing = false;
  private closed = false;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly speaker: Client,
    private readonly ear: Client,
    private readonly log: Log,
    private readonly timing: RedisTiming,
    private readonly isSharded: boolean,
  ) {
    for (const [connection, client] of [["speaking", speaker] as const, ["listening", ear] as const]) {
      client.on("error", error => {
        if (!this.closed) log.warn({ err: error, connection }, "Redis is out of reach; events arrive by polling");
      });
      client.on("ready", () => void this.catchUp());
    }
    this.timer = setInterval(() => void this.probe(), timing.probeMs);
    this.timer.unref();
  }

  /**
   * Resolves once both connections stand; rejects with the reason when Redis cannot be reached at the start. "sharded" is
   * for one master of a cluster.
   */
  static async connect(
    url: string,
    log: Log,
    timing: RedisTiming = usualTiming,
    kind: "plain" | "sharded" = "plain",
  ): Promise<RedisBus> {
    const clients = [newClient(url, timing), newClient(url, timing)] as const;
    try {
      await Promise.all(clients.map(firstConnection));
    } catch (error) {
      for (const client of clients) client.destroy();
      throw error;
    }
    return new RedisBus(...clients, log, timing, kind === "sharded");
  }

  get up(): boolean {
    return !this.closed && this.answering && this.speaker.isReady && this.ear.isReady;
  }

  publish(channel: string, payload: string): void {
    // This node's own listeners need not wait for Redis to come back.
    if (!this.up) {
      this.listeners.tell(channel, payload);
      return;
    }
    const said = this.isSharded ? this.speaker.sPublish(channel, payload) : this.speaker.publish(channel, payload);
    said.catch(error => {
      if (this.closed) return;
      this.log.warn({ err: error, channel }, "a word on the bus was lost");
      this.listeners.tell(channel, payload);
    });
  }

  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    this.listeners.add(channel, hear);
    const settled = this.settle(channel);
    // Word said until Redis has heard us would be missed; whoever reads on a wake finds what it was about.
    if (await this.isLate(settled)) void settled.then(() => this.wakeAll());
    return async () => {
      this.listeners.remove(channel, hear);
      await this.isLate(this.settle(channel));
    };
  }

  /** Sends a command of its own, such as CLUSTER SLOTS. */
  ask(command: readonly string[]): Promise<unknown> {
    return this.speaker.sendCommand([...command]);
  }

  onUp(wake: () => void): () => void {
    this.wakes.add(wake);
    return () => this.wakes.delete(wake);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.timer);
    this.listeners.clear();
    this.wakes.clear();
    this.speaker.destroy();
    this.ear.destroy();
  }

  private readonly hear = (payload: string, channel: string) => this.listeners.tell(channel, payload);

  /** Brings Redis in step with whether anybody listens to the channel; one step at a time for each channel. */
  private settle(channel: string): Promise<void> {
    const turn = (this.turns.get(channel) ?? Promise.resolve()).then(() => this.step(channel));
    this.turns.set(channel, turn);
    return turn.then(() => {
      if (this.turns.get(channel) === turn) this.turns.delete(channel);
    });
  }

  /** A step that cannot be taken now is taken when Redis is back; polling covers the time between. */
  private async step(channel: string): Promise<void> {
    const isWanted = this.listeners.has(channel);
    if (isWanted === this.live.has(channel) || !this.ear.isReady || !this.answering) return;
    try {
      if (isWanted) {
        await (this.isSharded ? this.ear.sSubscribe(channel, this.hear) : this.ear.subscribe(channel, this.hear));
        this.live.add(channel);
      } else {
        await (this.isSharded ? this.ear.sUnsubscribe(channel, this.hear) : this.ear.unsubscribe(channel, this.hear));
        this.live.delete(channel);
      }
    } catch (error) {
      if (!this.closed)
        this.log.warn({ err: error, channel }, "Redis did not take a listener; polling until it is back");
    }
  }

  /** Redis is back: the client listens again to what it listened to, the rest is put right here. */
  private async catchUp(): Promise<void> {
    this.answering = true;
    await Promise.all([...new Set([...this.live, ...this.listeners.channels])].map(channel => this.settle(channel)));
    if (this.up) this.wakeAll();
  }

  private wakeAll(): void {
    for (const wake of this.wakes) wake();
  }

  /** Whether the work takes longer than anybody should wait for Redis. */
  private async isLate(work: Promise<void>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>(resolve => {
      timer = setTimeout(() => resolve(true), this.timing.patienceMs);
    });
    try {
      return await Promise.race([work.then(() => false), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A Redis that hangs, or whose machine is gone, keeps its connections; only an answer that stays away tells. */
  private async probe(): Promise<void> {
    if (this.probing || !this.speaker.isReady || !this.ear.isReady) return;
    this.probing = true;
    const late = setTimeout(() => {
      this.answering = false;
      this.log.warn({}, "Redis does not answer; events arrive by polling");
    }, this.timing.answerMs);
    try {
      await Promise.all([this.speaker.ping(), this.ear.ping()]);
      if (!this.answering) await this.catchUp();
    } catch {
      // The connection broke, which its error event has said.
    } finally {
      clearTimeout(late);
      this.probing = false;
    }
  }
}

const newClient = (url: string, timing: RedisTiming): Client =>
  createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    // The client's own limit is a timer and an abort signal for each command, half of what sending a message costs. A
    // Redis that hangs is noticed by the probe, and its connection replaced after `idleMs`.
    commandOptions: { timeout: 0 },
    socket: {
      connectTimeout: 5_000,
      socketTimeout: timing.idleMs,
      reconnectStrategy: tries => Math.min(5_000, 50 * 2 ** Math.min(tries, 7)) * (0.5 + Math.random() / 2),
    },
  });

/** Later drops are mended by reconnecting, but a Redis that never answered is a wrong configuration and said at once. */
async function firstConnection(client: Client): Promise<void> {
  // The listener stays: an error event that nobody hears ends the process.
  const refused = new Promise<never>((_, reject) => void client.on("error", reject));
  await Promise.race([client.connect(), refused]);
}
