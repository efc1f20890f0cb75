import { describe, expect, test } from "@jest/globals";
import type { Failed } from "../../client-sdk/src/core/outbox.js";
import { disks, type Step } from "./outbox-disks.js";
import { createClock, createServer, openTab, settled } from "./outbox-stage.js";

/** Stands between a run and all that it does outside of itself, twice for each deed: before it and after it. */
function createSteps(at: number, happens: () => Promise<void>) {
  const steps = { count: 0, isReached: () => steps.count >= at };
  const step: Step = async act => {
    const point = async () => {
      if (++steps.count === at) await happens();
    };
    await point();
    const result = await act();
    await point();
    return result;
  };
  return { steps, step };
}

/** From the step on, nothing that the run begins or waits for ever comes about, as when its process is killed. */
function killAt(at: number) {
  const never = () => new Promise<never>(() => {});
  const { steps, step } = createSteps(at, never);
  const dying: Step = async act => (steps.isReached() ? never() : step(act));
  // What was under way on both sides of the step has happened, but nobody learns of it.
  return { steps, step: (async act => dying(act).then(done => (steps.isReached() ? never() : done))) as Step };
}

const sent = [
  ["c1", "a"],
  ["c1", "too long"],
  ["c2", "x"],
  ["c1", "b"],
] as const;

/** Sends all at once and lets it go as far as it goes by itself. Says what was kept. */
async function sayAll(tab: ReturnType<typeof openTab>, heard: Failed[]) {
  tab.outbox.onFailed(failed => heard.push(failed));
  const kept: string[] = [];
  const answers: string[] = [];
  for (const [to, body] of sent) {
    const sending = tab.say(to, body);
    sending.kept.then(
      () => kept.push(body),
      () => {},
    );
    // Awaiting it would tell of the refusal; whoever is to be told here is onFailed.
    if (body !== "too long") {
      sending.then(
        () => answers.push(body),
        fault => answers.push(`${body}: ${fault.code}`),
      );
    }
  }
  await settled();
  return { kept, answers };
}

const arrived = (kept: readonly string[], to: string) =>
  sent.filter(([target, body]) => target === to && kept.includes(body) && body !== "too long").map(([, body]) => body);

describe.each(disks)("with an outbox in $name", ({ create }) => {
  test("what was kept arrives once and in order, and refusals are told, whichever step a run is killed at", async () => {
    let isEnded = false;
    for (let at = 1; !isEnded; at++) {
      const disk = create();
      const clock = createClock();
      const server = createServer();
      server.refuses.add("too long");
      const { steps, step } = killAt(at);
      const heard: Failed[] = [];
      const first = openTab(clock, disk.open(step), (...request) => step(() => server.send(...request)));
      const { kept } = await sayAll(first, heard);
      await clock.pass(60_000);
      isEnded = !steps.isReached();

      const second = openTab(clock, disk.open(), server.send);
      second.outbox.onFailed(failed => heard.push(failed));
      await second.say("c1", "last").kept;
      await clock.until(() => server.bodies("c1").includes("last"));
      await clock.pass(60_000);

      const where = `killed at step ${at}`;
      const bodies = server.bodies("c1");
      expect({ where, bodies }).toEqual({ where, bodies: [...new Set(bodies)] });
      expect({ where, bodies }).toEqual({ where, bodies: expect.arrayContaining(arrived(kept, "c1")) });
      expect({ where, order: bodies }).toEqual({
        where,
        order: ["a", "b", "last"].filter(one => bodies.includes(one)),
      });
      expect({ where, bodies: server.bodies("c2") }).toEqual({
        where,
        bodies: kept.includes("x") ? ["x"] : expect.anything(),
      });
      if (kept.includes("too long")) expect({ where, told: heard.length > 0 }).toEqual({ where, told: true });
      expect({ where, left: await disk.open().all() }).toEqual({ where, left: [] });
    }
  });

  test("what was kept arrives once and in order, whichever step of the store fails", async () => {
    let isEnded = false;
    for (let at = 1; !isEnded; at++) {
      const disk = create();
      const clock = createClock();
      const server = createServer();
      server.refuses.add("too long");
      const { steps, step } = createSteps(at, async () => {
        throw new Error("The disk is full.");
      });
      const heard: Failed[] = [];
      const tab = openTab(clock, disk.open(step), server.send);
      const { kept, answers } = await sayAll(tab, heard);
      await clock.pass(120_000);
      isEnded = !steps.isReached();

      const where = `failed at step ${at}`;
      expect({ where, answers: answers.toSorted() }).toEqual({
        where,
        answers: ["a", "b", "x"].map(body => (kept.includes(body) ? body : `${body}: NOT_KEPT`)),
      });
      const bodies = server.bodies("c1");
      expect({ where, bodies }).toEqual({ where, bodies: [...new Set(bodies)].toSorted() });
      expect({ where, bodies }).toEqual({ where, bodies: expect.arrayContaining(arrived(kept, "c1")) });
      if (kept.includes("too long")) expect({ where, told: heard.length }).toEqual({ where, told: 1 });
      const left = (await disk.open().all()).filter(({ failure }) => !failure);
      expect({ where, left }).toEqual({ where, left: [] });
      expect(clock.timers.size).toBe(0);
    }
  });
});
