import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, jest, test } from "@jest/globals";
import { FolderInUse, FolderUnusable } from "../../server/db/embedded.js";
import { lockFolder } from "../../server/db/folder-lock.js";
import { Child, type Said } from "./child.js";
import { cleanUp, connected, newFolder, start, stopAll, usedFolder } from "./folders.js";

// Making the first database takes seconds, and more where the machine is shared.
jest.setTimeout(300_000);
afterEach(stopAll);
afterAll(cleanUp);

test("a second process is refused at once, with the words that help, and the first goes on", async () => {
  const folder = await usedFolder();
  const database = await start({ dataDir: folder });
  const second = new Child("hold", folder);
  expect(await second.next()).toEqual({
    kind: "refused",
    name: "FolderInUse",
    message:
      `The data folder ${folder} is in use by process ${process.pid}. ` +
      "Stop that process first, or give this one a folder of its own; two processes on one folder would lose data.",
    by: process.pid,
  });
  expect((await connected(database, client => client.query("select 1 as n"))).rows).toEqual([{ n: 1 }]);
});

test("one process cannot open a folder twice, and can open it again after a stop", async () => {
  const folder = await usedFolder();
  const first = await start({ dataDir: folder });
  await expect(start({ dataDir: folder })).rejects.toBeInstanceOf(FolderInUse);
  await first.stop();
  const again = await start({ dataDir: folder });
  expect((await connected(again, client => client.query("select 1 as n"))).rows).toEqual([{ n: 1 }]);
});

test("SIGTERM closes the folder, and the next process takes it", async () => {
  const folder = await usedFolder();
  const first = new Child("hold", folder);
  expect(await first.next()).toEqual({ kind: "open" });
  expect(await first.end("SIGTERM")).toEqual([{ kind: "stopped" }]);
  const second = new Child("hold", folder);
  expect(await second.next()).toEqual({ kind: "open" });
  await second.end("SIGKILL");
});

test("of many who find a killed owner exactly one takes the folder, round after round", async () => {
  const folder = newFolder();
  mkdirSync(folder);
  let owner = new Child("lock", folder);
  expect(await owner.next()).toEqual({ kind: "open" });
  for (let round = 0; round < 6; round += 1) {
    await owner.end("SIGKILL");
    const starters = Array.from({ length: 5 }, () => new Child("lock", folder));
    const answers = await Promise.all(starters.map(async child => ({ child, said: await child.next() })));
    const winners = answers.filter(({ said }) => said?.kind === "open").map(({ child }) => child);
    expect(winners).toHaveLength(1);
    owner = winners[0] as Child;
    const refusals = answers.flatMap(({ said }) => (said?.kind === "refused" ? [said] : []));
    expect(refusals.map(said => said.by)).toEqual(Array.from({ length: 4 }, () => owner.pid));
  }
  await owner.end("SIGKILL");
});

test("two servers that start together on a killed one's folder: one opens, one is refused", async () => {
  const folder = await usedFolder();
  const killed = new Child("hold", folder);
  expect(await killed.next()).toEqual({ kind: "open" });
  await killed.end("SIGKILL");
  const starters = [new Child("hold", folder), new Child("hold", folder)];
  const answers: (Said | null)[] = await Promise.all(starters.map(child => child.next()));
  expect(answers.map(said => said?.kind).sort()).toEqual(["open", "refused"]);
  for (const child of starters) await child.end("SIGKILL");
});

test("callers of one process who race for a folder get one lock between them, again and again", async () => {
  const folder = newFolder();
  mkdirSync(folder);
  for (let round = 0; round < 20; round += 1) {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    const locks = tries.flatMap(answer => (answer.status === "fulfilled" ? [answer.value] : []));
    expect(locks).toHaveLength(1);
    await locks[0]?.release();
  }
});

test("a folder deeper than a socket's path may be long is locked as well", async () => {
  const folder = join(newFolder(), "deep".repeat(30), "deeper".repeat(20));
  mkdirSync(folder, { recursive: true });
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderInUse);
  await lock.release();
  await (await lockFolder(folder)).release();
});

test("a folder that holds something else is refused and stays as it was", async () => {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, "thesis.txt"), "ten years of work");
  const refusal = start({ dataDir: folder });
  await expect(refusal).rejects.toBeInstanceOf(FolderUnusable);
  await expect(refusal).rejects.toThrow("is not empty and was not made by this server");
  expect(readdirSync(folder)).toEqual(["thesis.txt"]);
});

test("a folder of another PostgreSQL is refused with both versions, and its lock is given back", async () => {
  const folder = await usedFolder();
  const versionFile = join(folder, "postgres", "PG_VERSION");
  const version = readFileSync(versionFile, "utf8");
  writeFileSync(versionFile, "17\n");
  await expect(start({ dataDir: folder })).rejects.toThrow(
    /was made by PostgreSQL 17 and this server brings PostgreSQL 18/,
  );
  writeFileSync(versionFile, version);
  await (await start({ dataDir: folder })).stop();
});

test("a first start that was killed is moved aside, said, and begun again", async () => {
  const folder = newFolder();
  const first = new Child("hold", folder);
  await new Promise<void>(resolve => {
    const timer = setInterval(() => {
      if (!existsSync(join(folder, "postgres", "PG_VERSION"))) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  await first.end("SIGKILL");
  expect(existsSync(join(folder, "complete"))).toBe(false);
  const lines: string[] = [];
  const database = await start({ dataDir: folder, log: line => lines.push(line) });
  const aside = readdirSync(folder).find(name => name.startsWith("postgres.unfinished-"));
  expect(lines).toEqual([expect.stringContaining(`What it left was moved to ${join(folder, String(aside))}`)]);
  expect((await connected(database, client => client.query("select 1 as n"))).rows).toEqual([{ n: 1 }]);
});
