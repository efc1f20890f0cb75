import { createClient } from "redis";
import type { Log } from "../kernel/log.js";
import type { Bus } from "./bus.js";
import { Listeners } from "./listeners.js";

type Client = ReturnType<typeof createClient>;

/** The bus of several nodes: Redis pub/sub on two connections of its own. Redis may die; then `up` is false. */
export class RedisBus implements Bus {
  private readonly listeners = new Listeners();
  private readonly wakes = new Set<() => void>();
  private closing = false;

  private constructor(
    private readonly speaker: Client,
    private readonly ear: Client,
    private readonly log: Log,
  ) {}

  /** Resolves once both connections stand; rejects with the reason when Redis cannot be reached at the start. */
  static async connect(url: string, log: Log): Promise<RedisBus> {
    const speaker = newClient(url);
    const ear = newClient(url);
    const bus = new RedisBus(speaker, ear, log);
    for (const [name, client] of [["speaking", speaker] as const, ["listening", ear] as const]) {
      client.on("error", error => {
        if (!bus.closing) log.warn({ err: error, connection: name }, "Redis is out of reach; events arrive by polling");
      });
    }
    await Promise.all([firstConnection(speaker), firstConnection(ear)]);
    ear.on("ready", () => void bus.listenAgain());
    return bus;
  }

  get up(): boolean {
    return this.speaker.isReady && this.ear.isReady;
  }

  publish(channel: string, payload: string): void {
    if (!this.speaker.isReady) {
      // This node's own followers need not wait for Redis to come back.
      this.listeners.tell(channel, payload);
      return;
    }
    this.speaker.publish(channel, payload).catch(error => {
      this.log.warn({ err: error, channel }, "a word on the bus was lost");
      this.listeners.tell(channel, payload);
    });
  }

  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    if (this.listeners.add(channel, hear).first) await this.subscribe(channel);
    return async () => {
      if (this.listeners.remove(channel, hear).last) await this.unsubscribe(channel);
    };
  }

  onUp(wake: () => void): () => void {
    this.wakes.add(wake);
    return () => this.wakes.delete(wake);
  }

  async close(): Promise<void> {
    this.closing = true;
    this.speaker.destroy();
    this.ear.destroy();
  }

  private readonly hear = (payload: string, channel: string) => this.listeners.tell(channel, payload);

  /** A subscription that fails now is made by `listenAgain` when Redis is back; polling covers the time between. */
  private async subscribe(channel: string): Promise<void> {
    if (!this.ear.isReady) return;
    try {
      await this.ear.subscribe(channel, this.hear);
    } catch (error) {
      this.log.warn({ err: error, channel }, "could not listen on the bus; polling until it is back");
    }
  }

  private async unsubscribe(channel: string): Promise<void> {
    if (!this.ear.isReady || this.listeners.has(channel)) return;
    try {
      await this.ear.unsubscribe(channel, this.hear);
    } catch (error) {
      this.log.warn({ err: error, channel }, "could not stop listening on the bus");
    }
    if (this.listeners.has(channel)) await this.subscribe(channel);
  }

  private async listenAgain(): Promise<void> {
    await Promise.all(this.listeners.channels.map(channel => this.subscribe(channel)));
    for (const wake of this.wakes) wake();
  }
}

const newClient = (url: string): Client =>
  createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    pingInterval: 5_000,
    socket: {
      connectTimeout: 5_000,
      reconnectStrategy: tries => Math.min(5_000, 50 * 2 ** Math.min(tries, 7)) * (0.5 + Math.random() / 2),
    },
  });

/** Later drops are mended by reconnecting, but a Redis that never answered is a wrong configuration and said at once. */
async function firstConnection(client: Client): Promise<void> {
  let give: (error: Error) => void = () => {};
  const refused = new Promise<never>((_, reject) => {
    give = reject;
  });
  client.once("error", give);
  try {
    await Promise.race([client.connect(), refused]);
  } catch (error) {
    client.destroy();
    throw error;
  } finally {
    client.off("error", give);
  }
}
