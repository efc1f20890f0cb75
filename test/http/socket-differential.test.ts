import { afterEach, beforeEach, expect, test } from "@jest/globals";
import fc from "fast-check";
import { until } from "../support/until.js";
import { Oracle } from "./oracle.js";
import type { Heard } from "./raw-client.js";
import { Room } from "./room.js";
import { asErrors, type Difference, differences, grouped, type Scene, withLimits } from "./socket-differences.js";
import { type Played, play, type Script, type Step, saidIn, scripts } from "./socket-scripts.js";

let room: Room;
let oracle: Oracle;
let urls: { ours: string; theirs: string };

beforeEach(async () => {
  room = new Room();
  oracle = new Oracle(room.gate);
  urls = { ours: await room.open(), theirs: await oracle.open() };
  const viewer = { personId: "mei", sessionId: "mei-phone" };
  room.gate.grants.set("Bearer mei", { viewer, expiresAt: room.timing.now() + 60_000 });
});

afterEach(async () => {
  await oracle.close();
  await room.close();
});

const playOnBoth = async (script: Script) => {
  const [ours, theirs] = await Promise.all([
    play(urls.ours, room.stage, script),
    play(urls.theirs, oracle.stage, script),
  ]);
  return { ours, theirs };
};

/** Codes, ids of requests and hidden words are ours; that there is an error, where, and in which message, is not. */
function withoutOurWords(heard: readonly Heard[]): Heard[] {
  return JSON.parse(
    JSON.stringify(heard, (key, value) => {
      if (key === "extensions") return undefined;
      return key === "message" ? "…" : value;
    }),
  );
}

/** Which ids run something and which were used again too soon for graphql-ws, as a script goes on. */
class Ids {
  readonly reused = new Set<unknown>();
  /** Slow queries that run, by their keys. */
  private readonly running = new Map<string, unknown>();
  private readonly live = new Set<unknown>();

  take(step: Step) {
    if ("release" in step) this.running.delete(step.release);
    const completed = new Set<unknown>();
    for (const { type, id, payload } of saidIn(step)) {
      if (type === "complete" && this.live.delete(id)) completed.add(id);
      if (type !== "subscribe") continue;
      const stillRuns = [...this.running.values()].includes(id) && !this.live.has(id);
      if (completed.has(id) || stillRuns) this.reused.add(id);
      this.live.add(id);
      const key = /slow\(key: "(\w+)"\)/.exec(String(payload?.query))?.[1];
      if (key) this.running.set(key, id);
    }
  }

  hear(heard: readonly Heard[]) {
    for (const { type, id } of heard) if (type === "complete" || type === "error") this.live.delete(id);
  }
}

/** Compares step by step; gives the differences that were met, and throws at what none of them explains. */
function compare(script: Script, ours: Played, theirs: Played): Difference[] {
  const met: Difference[] = [];
  const ids = new Ids();
  let initialized = false;
  for (const [at, step] of script.entries()) {
    if ("leave" in step || (!ours[at] && !theirs[at])) break;
    ids.take(step);
    const scene: Scene = {
      step,
      ours: withoutOurWords(ours[at] ?? []),
      theirs: withoutOurWords(theirs[at] ?? []),
      initialized,
      reused: ids.reused,
    };
    const [ourWords, theirWords] = [grouped(scene.ours), grouped(scene.theirs)];
    if (JSON.stringify(ourWords) !== JSON.stringify(theirWords)) {
      // Two differences may meet in one step: these two are taken out for the others to be seen.
      const clear = { ...scene, theirs: asErrors(withLimits(scene.theirs)) };
      const difference = [scene, clear].flatMap(one => differences.filter(({ explains }) => explains(one)))[0];
      if (!difference) expect({ at, step, heard: ourWords }).toEqual({ at, step, heard: theirWords });
      if (difference) met.push(difference);
      if (difference?.parts) break;
    }
    ids.hear(scene.ours);
    initialized ||= saidIn(step).some(({ type }) => type === "connection_init");
  }
  return met;
}

/** What must hold of ours even where the other server cannot be asked. */
function expectOwnAnswers(script: Script, ours: Played) {
  const asked = new Map<unknown, string>();
  const ended = new Set<unknown>();
  for (const [at, heard] of ours.entries()) {
    const step = script[at];
    for (const { type, id, payload } of step ? saidIn(step) : []) {
      if (type === "complete") ended.add(id);
      if (type !== "subscribe") continue;
      ended.delete(id);
      asked.set(id, String(payload?.query));
    }
    for (const { type, id, payload } of heard) {
      if (id === undefined) continue;
      expect({ at, id, ended: ended.has(id) }).toEqual({ at, id, ended: false });
      const key = /answer of (\w+)/.exec(JSON.stringify(payload) ?? "")?.[1];
      if (key) expect(asked.get(id)).toContain(`"${key}"`);
      if (type !== "next") ended.add(id);
    }
  }
}

test("a thousand random scripts get the same answers from ours and from graphql-ws's server", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(scripts, async script => {
      const { ours, theirs } = await playOnBoth(script);
      if (!compare(script, ours, theirs).some(({ parts }) => parts)) compared += 1;
      expectOwnAnswers(script, ours);
      // Not asked of theirs: it loses streams whose id was used again, and never ends them.
      await room.stage.until(() => room.stage.openTicks === 0);
    }),
    { numRuns: 1_000 },
  );
  // The differences must not swallow the comparison: nearly nine in ten scripts never meet one that ends it.
  expect(compared).toBeGreaterThan(700);
  // The last client has closed; our server has yet to hear of it.
  await until(() => room.sockets.counts().sockets === 0);
  expect(room.sockets.counts().operations).toBe(0);
});

test.each(differences.map(difference => [difference.name, difference] as const))(
  "graphql-ws differs: %s",
  async (_, { name, example }) => {
    const { ours, theirs } = await playOnBoth(example);
    expect(compare(example, ours, theirs).map(met => met.name)).toEqual([name]);
    expectOwnAnswers(example, ours);
  },
);
