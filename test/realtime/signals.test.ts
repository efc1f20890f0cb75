import { getEventListeners } from "node:events";
import { afterAll, beforeAll, describe, expect } from "@jest/globals";
import { type Bus, followSignals } from "../../server/realtime/index.js";
import { until } from "../support/until.js";
import { take } from "../support/world.js";
import { buses } from "./buses.js";

interface Signal {
  readonly who: string;
  readonly n: number;
}

describe.each(buses)("signals over the $name bus", ({ on, open }) => {
  let bus: Bus;
  let counter = 0;
  const aChannel = () => `signals-test:${process.pid}:${Math.random()}:${counter++}`;
  beforeAll(async () => {
    bus = await open();
  });
  afterAll(() => bus?.close());

  /** A stream that listens already: its first word is taken. */
  async function listening(
    channel: string,
    { authorize = async () => true, ended = new AbortController().signal } = {},
  ) {
    const stream = followSignals<Signal>(bus, {
      channel,
      what: "channel",
      authorize,
      ended,
      read: payload => {
        const signal: Signal = JSON.parse(payload);
        return { key: signal.who, signal };
      },
    });
    const first = stream.next();
    let isHeard = false;
    void first.then(
      () => {
        isHeard = true;
      },
      () => {
        isHeard = true;
      },
    );
    await until(() => {
      if (!isHeard) say(channel, "first", 0);
      return isHeard;
    });
    await first;
    return stream;
  }
  const say = (channel: string, who: string, n: number) => bus.publish(channel, JSON.stringify({ who, n }));

  /** The first signals of those that matter, without what `listening` said to find out whether it is heard. */
  async function next(stream: AsyncIterableIterator<Signal>): Promise<Signal | "end"> {
    for (;;) {
      const step = await stream.next();
      if (step.done) return "end";
      if (step.value.who !== "first") return step.value;
    }
  }

  on("of several under one key that wait, only the latest comes", async () => {
    const channel = aChannel();
    const [stream, witness] = [await listening(channel), await listening(channel)];
    for (let n = 1; n <= 100; n += 1) say(channel, "ada", n);
    say(channel, "bo", 1);
    let seen = await next(witness);
    while (seen !== "end" && seen.who !== "bo") seen = await next(witness);
    expect([await next(stream), await next(stream)]).toEqual([
      { who: "ada", n: 100 },
      { who: "bo", n: 1 },
    ]);
    await Promise.all([stream.return?.(), witness.return?.()]);
  });

  on("who may not hear them gets NOT_FOUND, and who may no longer hear them gets the end", async () => {
    const channel = aChannel();
    await expect(listening(channel, { authorize: async () => false })).rejects.toMatchObject({ code: "NOT_FOUND" });
    let allowed = true;
    const stream = await listening(channel, { authorize: async () => allowed });
    allowed = false;
    const end = next(stream);
    let isOver = false;
    void end.then(() => {
      isOver = true;
    });
    // An answer about access serves for a moment; what is said later meets the question again.
    await until(() => {
      say(channel, "first", 1);
      return isOver;
    });
    expect(await end).toBe("end");
  });

  on("while nobody can say who may hear them they are lost, and the stream goes on", async () => {
    const channel = aChannel();
    let isAway = false;
    let failures = 0;
    const authorize = async () => {
      if (!isAway) return true;
      failures += 1;
      throw new Error("The database is away.");
    };
    const stream = await listening(channel, { authorize });
    const heard: string[] = [];
    const reading = (async () => {
      for await (const { who } of stream) heard.push(who);
    })();
    const failing = (count: number) =>
      until(() => {
        say(channel, "ada", count);
        return failures >= count;
      });
    isAway = true;
    // The answer given before serves for a moment.
    await failing(1);
    const before = heard.length;
    await failing(4);
    expect(heard.length).toBe(before);
    isAway = false;
    await until(() => {
      say(channel, "bo", 1);
      return heard.includes("bo");
    });
    await stream.return?.();
    await reading;
  });

  on("the end of the session ends them, and leaving takes effect while they wait", async () => {
    const channel = aChannel();
    const session = new AbortController();
    const [ended, left] = [await listening(channel, { ended: session.signal }), await listening(channel)];
    const [over, gone] = [next(ended), next(left)];
    session.abort();
    await left.return?.();
    expect([await over, await gone]).toEqual(["end", "end"]);
    expect(await take(left, 1)).toEqual([]);
    expect(getEventListeners(session.signal, "abort")).toEqual([]);
  });

  on("what nobody can read is dropped", async () => {
    const channel = aChannel();
    const stream = await listening(channel);
    bus.publish(channel, "not JSON");
    say(channel, "ada", 1);
    expect(await next(stream)).toEqual({ who: "ada", n: 1 });
    await stream.return?.();
  });
});
