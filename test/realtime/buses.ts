import { test } from "@jest/globals";
import { type Bus, MemoryBus, RedisBus } from "../../server/realtime/index.js";
import { onRedis, redisUrl } from "../support/databases.js";

export const quiet = { info() {}, warn() {}, error() {} };

/** Both buses, so that one suite holds for both. */
export const buses = [
  { name: "memory", on: test, open: async (): Promise<Bus> => new MemoryBus() },
  { name: "Redis", on: onRedis, open: async (): Promise<Bus> => RedisBus.connect(redisUrl(), quiet) },
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

/** Resolves when what is asked for has come about; asks again in each turn of the event loop. */
export async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await met())) await new Promise(resolve => setTimeout(resolve, 5));
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
