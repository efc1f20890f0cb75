import { afterAll, test } from "@jest/globals";
import { type Bus, connectBus, MemoryBus, RedisBus } from "../../server/realtime/index.js";
import { onRedis, redisUrl } from "../support/databases.js";
import { until } from "../support/until.js";
import { OwnCluster } from "./own-cluster.js";

export const quiet = { info() {}, warn() {}, error() {} };

let cluster: Promise<OwnCluster> | null = null;

/** The cluster of this test file, made when it is first asked for. */
export function aCluster(): Promise<OwnCluster> {
  cluster ??= OwnCluster.start();
  return cluster;
}

afterAll(async () => (await cluster)?.stop());

/** Every bus, so that one suite holds for all. */
export const buses = [
  { name: "memory", on: test, open: async (): Promise<Bus> => new MemoryBus() },
  { name: "Redis", on: onRedis, open: async (): Promise<Bus> => RedisBus.connect(redisUrl(), quiet) },
  {
    name: "Redis Cluster",
    on: onRedis,
    open: async (): Promise<Bus> => connectBus((await aCluster()).urls.join(","), quiet),
  },
];

/** A bus that loses every word it is told, and does not know it. */
export class DeafBus implements Bus {
  constructor(private readonly inner: Bus) {}

  get up() {
    return this.inner.up;
  }

  publish(): void {}

  listen(channel: string, hear: (payload: string) => void) {
    return this.inner.listen(channel, hear);
  }

  onUp(wake: () => void) {
    return this.inner.onUp(wake);
  }

  close() {
    return this.inner.close();
  }
}

/** Hears a channel and waits for a number of payloads. */
export class Ear {
  readonly heard: string[] = [];

  readonly hear = (payload: string): void => {
    this.heard.push(payload);
  };

  async until(count: number): Promise<string[]> {
    await until(() => this.heard.length >= count);
    return this.heard;
  }
}
