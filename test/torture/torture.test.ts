import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { onPostgresAndRedis } from "../support/databases.js";

const main = fileURLToPath(new URL("../../torture/main.mjs", import.meta.url));
const good = "0 lost, 0 doubled, 0 reordered, 0 holes, 0 resets";
const patienceMs = 400_000;

/** Runs it as a person does; what it says names the seed that repeats the run. */
async function torture(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const output of [child.stdout, child.stderr]) {
    output.on("data", data => {
      said += data;
    });
  }
  await once(child, "close");
  // The logs it leaves behind are for people who look.
  const folder = /logs are in (\S+)\.\n/.exec(said)?.[1];
  if (child.exitCode !== 0 && args.includes("--sabotage") && folder) rmSync(folder, { recursive: true, force: true });
  return { code: child.exitCode, said };
}

/** The suite shares the machine with itself. */
const few = ["--clients", "20", "--rate", "25"];

onPostgresAndRedis(
  "ten kills of server, Redis and PostgreSQL lose, double and reorder nothing",
  async () => {
    const { code, said } = await torture("--short", ...few);
    expect(said).toContain(good);
    expect(code).toBe(0);
    for (const target of ["server", "Redis", "PostgreSQL"]) expect(said).toContain(`${target} killed: `);
  },
  patienceMs,
);

test(
  "kills of a server with the embedded database lose, double and reorder nothing",
  async () => {
    const { code, said } = await torture("--short", "--embedded", "--kills", "4", "--seconds", "12", ...few);
    expect(said).toContain(good);
    expect(code).toBe(0);
    expect(said).toContain("server killed: 4 times");
  },
  patienceMs,
);

const light = ["--plan", "none", "--seconds", "6", "--rate", "60", "--clients", "10"];

test(
  "a hub without its dedupe is noticed",
  async () => {
    const { code, said } = await torture(...light, "--embedded", "--sabotage", "no-dedupe");
    expect(said).toMatch(/[1-9]\d* delivered twice:/);
    expect(code).toBe(1);
  },
  patienceMs,
);

onPostgresAndRedis(
  "a log without the lock on its head is noticed",
  async () => {
    const { code, said } = await torture(...light, "--nodes", "2", "--sabotage", "no-head-lock");
    expect(said).toMatch(/[1-9]\d* (stored and not delivered|streams that broke their word):/);
    expect(code).toBe(1);
  },
  patienceMs,
);

onPostgresAndRedis(
  "who stops reading and who reads too slowly have everything in the end, and the server does not keep it for them",
  async () => {
    const slow = ["--seconds", "12", "--topics", "1", "--rate", "80", "--clients", "10"];
    const { code, said } = await torture("--plan", "slow-readers", "--short", ...slow);
    expect(said).toContain(good);
    expect(code).toBe(0);
  },
  patienceMs,
);

onPostgresAndRedis(
  "whoever loses the right to read loses it on every socket of another server, with Redis dead too",
  async () => {
    const { code, said } = await torture("--plan", "revoke", "--short");
    expect(said).toContain(good);
    expect(code).toBe(0);
    for (const what of ["removed", "blocked", "suspended", "signed out"]) {
      for (const redis of ["there", "killed"]) expect(said).toContain(`${what}, Redis ${redis}`);
    }
    expect(said).toContain("expired, Redis there");
  },
  patienceMs,
);

onPostgresAndRedis(
  "a pairing that is published while servers and PostgreSQL are killed makes every pair once",
  async () => {
    const { code, said } = await torture("--plan", "publish", "--kills", "2");
    expect(said).toContain("every pair is published once");
    // On a fast machine all may be done before the last one.
    expect(said).toMatch(/[12] kills while/);
    expect(code).toBe(0);
  },
  patienceMs,
);

onPostgresAndRedis(
  "pairs that are noted before they are made are noticed",
  async () => {
    // Of two servers one is idle, and its kill would hit nobody.
    const broken = ["--nodes", "1", "--sabotage", "publishes-ahead"];
    const { code, said } = await torture("--plan", "publish", "--kills", "2", ...broken);
    expect(said).toContain("wrong count of published");
    expect(code).toBe(1);
  },
  patienceMs,
);

onPostgresAndRedis(
  "thousands who come and leave, politely or not, leave nothing behind",
  async () => {
    const { code, said } = await torture("--plan", "leavers", "--short");
    expect(said).toContain("nothing stays behind");
    expect(code).toBe(0);
  },
  patienceMs,
);

test(
  "a server that keeps whoever has left is noticed",
  async () => {
    const { code, said } = await torture("--plan", "leavers", "--short", "--embedded", "--sabotage", "keeps-leavers");
    expect(said).toContain("memory that stays:");
    expect(code).toBe(1);
  },
  patienceMs,
);

onPostgresAndRedis(
  "a server that does not ask again who may read is noticed",
  async () => {
    const { code, said } = await torture("--plan", "revoke", "--short", "--sabotage", "no-asking-again");
    expect(said).toMatch(/[1-9]\d* events after the right to them had ended:/);
    expect(code).toBe(1);
  },
  patienceMs,
);
