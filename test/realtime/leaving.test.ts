import { getEventListeners } from "node:events";
import { describe, expect } from "@jest/globals";
import type { Bus } from "../../server/realtime/index.js";
import { redisUrl } from "../support/databases.js";
import { until } from "../support/until.js";
import { TestLog } from "./a-log.js";
import { buses } from "./buses.js";
import { channelsOn } from "./own-redis.js";

const rounds = 10_000;

/** Counts who listens. */
class CountingBus implements Bus {
  listening = 0;

  constructor(private readonly inner: Bus) {}

  get up() {
    return this.inner.up;
  }

  publish(channel: string, payload: string) {
    this.inner.publish(channel, payload);
  }

  async listen(channel: string, hear: (payload: string) => void) {
    const stop = await this.inner.listen(channel, hear);
    this.listening += 1;
    return async () => {
      await stop();
      this.listening -= 1;
    };
  }

  onUp(wake: () => void) {
    return this.inner.onUp(wake);
  }

  close() {
    return this.inner.close();
  }
}

describe.each(buses)("on the $name bus", ({ name, on, open }) => {
  on(
    `${rounds} streams that were left leave no listener, topic or bell`,
    async () => {
      const bus = new CountingBus(await open());
      const log = await TestLog.open({ bus });
      const topics = await Promise.all(Array.from({ length: 20 }, () => log.topic()));
      const session = new AbortController();
      let standing = 0;
      const visit = async (round: number): Promise<void> => {
        const topic = topics[round % topics.length] ?? "";
        const stream = log.follow(topic, { ended: session.signal });
        standing += 1;
        // Left before it began, while it begins, when it stands, and while it waits for the next event.
        if (round % 4 > 0) {
          const first = stream.next();
          if (round % 4 > 1) await first;
        }
        if (round % 4 > 2) {
          await stream.next();
          void stream.next();
        }
        await stream.return?.();
        standing -= 1;
      };
      for (let round = 0; round < rounds; round += 50) {
        await Promise.all(Array.from({ length: 50 }, (_, n) => visit(round + n)));
      }
      expect(standing).toBe(0);
      expect(log.hub.topicCount).toBe(0);
      expect(getEventListeners(session.signal, "abort")).toEqual([]);
      await until(() => bus.listening === 0);
      if (name === "Redis") {
        await until(async () =>
          (await channelsOn(redisUrl(), "log-test:")).every(channel => !topics.includes(channel)),
        );
      }
      await log.close();
    },
    300_000,
  );
});
