import { randomUUID } from "node:crypto";
import { describe, expect } from "@jest/globals";
import { redisUrl } from "../support/databases.js";
import { buses, Ear } from "./buses.js";
import { channelsOn } from "./own-redis.js";

const aChannel = () => `bus-test:${randomUUID()}`;

describe.each(buses)("the $name bus", ({ name, on, open }) => {
  on("tells everybody who listens to a channel, and nobody else", async () => {
    const bus = await open();
    const [one, other] = [aChannel(), aChannel()];
    const [a, b, c] = [new Ear(), new Ear(), new Ear()];
    await Promise.all([bus.listen(one, a.hear), bus.listen(one, b.hear), bus.listen(other, c.hear)]);
    bus.publish(one, "for one");
    bus.publish(other, "for the other");
    await Promise.all([a.until(1), b.until(1), c.until(1)]);
    expect([a.heard, b.heard, c.heard]).toEqual([["for one"], ["for one"], ["for the other"]]);
    await bus.close();
  });

  on("hands out a thousand words in the order they were said", async () => {
    const bus = await open();
    const [channel, ear] = [aChannel(), new Ear()];
    await bus.listen(channel, ear.hear);
    const said = Array.from({ length: 1_000 }, (_, n) => String(n));
    for (const word of said) bus.publish(channel, word);
    expect(await ear.until(1_000)).toEqual(said);
    await bus.close();
  });

  on("listens from the moment that listen says so", async () => {
    const bus = await open();
    for (let round = 0; round < 50; round += 1) {
      const [channel, first, second] = [aChannel(), new Ear(), new Ear()];
      const slower = bus.listen(channel, first.hear);
      await bus.listen(channel, second.hear);
      bus.publish(channel, "at once");
      await second.until(1);
      await slower;
    }
    await bus.close();
  });

  on("tells nothing to whoever has stopped, and goes on for the others", async () => {
    const bus = await open();
    const [channel, gone, staying] = [aChannel(), new Ear(), new Ear()];
    const stop = await bus.listen(channel, gone.hear);
    await bus.listen(channel, staying.hear);
    await stop();
    bus.publish(channel, "after");
    await staying.until(1);
    expect(gone.heard).toEqual([]);
    await bus.close();
  });

  on("ends as the last of many quick turns left it", async () => {
    const bus = await open();
    const [channel, ear] = [aChannel(), new Ear()];
    for (let turn = 0; turn < 100; turn += 1) {
      const listening = bus.listen(channel, () => {});
      if (turn % 2) await listening;
      void listening.then(stop => stop());
    }
    await bus.listen(channel, ear.hear);
    bus.publish(channel, "still there");
    expect(await ear.until(1)).toEqual(["still there"]);
    await bus.close();
  });

  on("calls nobody back who has stopped waiting for it to come up", async () => {
    const bus = await open();
    let calls = 0;
    bus.onUp(() => {
      calls += 1;
    })();
    expect(bus.up).toBe(true);
    await bus.close();
    expect(calls).toBe(0);
  });

  on("leaves nothing behind when it closes, however often", async () => {
    const [bus, witness] = [await open(), await open()];
    const [channel, ear, last] = [aChannel(), new Ear(), new Ear()];
    await bus.listen(channel, ear.hear);
    await witness.listen(channel, last.hear);
    await bus.close();
    await bus.close();
    bus.publish(channel, "to nobody");
    witness.publish(channel, "last");
    await last.until(1);
    expect(ear.heard).toEqual([]);
    await witness.close();
    if (name === "Redis") expect(await channelsOn(redisUrl(), channel)).toEqual([]);
  });
});
