import { afterAll, afterEach, expect, test } from "@jest/globals";
import { Child, type Said } from "./child.js";
import { cleanUp, stopAll, usedFolder } from "./folders.js";

afterEach(stopAll);
afterAll(cleanUp);

const kills = 20;

test("20 kills at random moments lose nothing that was acknowledged, and each restart opens", async () => {
  const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`kill test: KILL_SEED=${seed}\n`);
  const random = generator(seed);
  const folder = await usedFolder();
  const acknowledged = new Set<number>();
  for (let kill = 0; kill <= kills; kill += 1) {
    const server = new Child("write", folder);
    expect(await server.next()).toEqual({ kind: "open" });
    const found = await server.next();
    if (found?.kind !== "found") throw new Error(`The server said ${JSON.stringify(found)}.`);
    const present = new Set(found.ids);
    expect([...acknowledged].filter(id => !present.has(id))).toEqual([]);
    // A transaction is there whole or not at all.
    expect(found.tally).toBe(found.ids.length);
    const writes = 1 + Math.floor(random() * 250);
    for (let n = 0; n < writes; n += 1) note(acknowledged, await server.next());
    await pause(Math.floor(random() * 20_000));
    for (const said of await server.end("SIGKILL")) note(acknowledged, said);
  }
  expect(acknowledged.size).toBeGreaterThan(kills);
  process.stderr.write(`kill test: ${acknowledged.size} acknowledged writes over ${kills} kills, none missing\n`);
}, 900_000);

function note(acknowledged: Set<number>, said: Said | null): void {
  if (said?.kind !== "written") throw new Error(`The server said ${JSON.stringify(said)}.`);
  acknowledged.add(said.id);
}

// Lets the kill fall anywhere inside a transaction, not just after an answer.
async function pause(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}

/** mulberry32, so that a seed repeats a run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
