import { connect, createServer } from "node:net";
import { makePostgres } from "../scripts/services/postgres.mjs";
import { makeRedis } from "../scripts/services/redis.mjs";
import { childrenOf, signal } from "./processes.mjs";
import { pause } from "./random.mjs";

/**
 * What can be killed and paused: `kill` resolves when it is gone, `comeBack` when it works again.
 * @typedef {{ name: string, kill: () => Promise<void>, comeBack: () => Promise<void>, freeze: () => void, thaw: () => void }} Target
 */

/** A PostgreSQL that keeps what it acknowledged when its processes are killed, as in production. */
const durable = { synchronous_commit: "on", full_page_writes: "on" };

/** @param {string} folder */
export async function ownPostgres(folder) {
  const made = await makePostgres(folder, durable);
  let service = await made.start();
  const everybody = () => [service.pid, ...childrenOf(service.pid)];
  const send = (/** @type {NodeJS.Signals} */ name) => {
    for (const pid of everybody()) signal(pid, name);
  };
  return {
    name: "PostgreSQL",
    url: service.url,
    async kill() {
      send("SIGKILL");
      await service.stop();
    },
    async comeBack() {
      // The memory of the one before is let go when its last process is gone, which may take a moment.
      for (let tries = 0; ; tries += 1) {
        try {
          service = await made.start();
          return;
        } catch (error) {
          if (tries === 50) throw error;
          await pause(100);
        }
      }
    },
    freeze: () => send("SIGSTOP"),
    thaw: () => send("SIGCONT"),
    stop: () => service.stop(),
  };
}

/** A Redis behind a wire of the run's own, which can be cut so that neither side is told. @param {string} folder */
export async function ownRedis(folder) {
  const made = await makeRedis(folder);
  let service = await made.start();
  const wire = await openWire(Number(new URL(service.url).port));
  const url = new URL(service.url);
  url.port = String(wire.port);
  return {
    name: "Redis",
    url: url.href,
    async kill() {
      signal(service.pid, "SIGKILL");
      await service.stop();
    },
    async comeBack() {
      service = await made.start();
    },
    freeze: () => signal(service.pid, "SIGSTOP"),
    thaw: () => signal(service.pid, "SIGCONT"),
    cut: () => wire.cut(),
    mend: () => wire.mend(),
    async stop() {
      wire.close();
      signal(service.pid, "SIGKILL");
      await service.stop();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof ownRedis>>} OwnRedis */

/** @param {number} target */
async function openWire(target) {
  /** @type {Set<import("node:net").Socket>} */
  const ends = new Set();
  let isCut = false;
  const server = createServer(near => {
    const far = connect(target, "127.0.0.1");
    const pair = [near, far];
    const end = () => {
      for (const one of pair) {
        one.destroy();
        ends.delete(one);
      }
    };
    for (const one of pair) {
      ends.add(one);
      one.setNoDelay(true);
      one.on("error", () => {});
      // Who is behind a cut wire hears nothing, not even that the other side is gone.
      one.on("close", () => isCut || end());
    }
    near.on("data", bytes => isCut || far.write(bytes));
    far.on("data", bytes => isCut || near.write(bytes));
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", () => resolve(null)));
  const address = server.address();
  const drop = () => {
    for (const one of ends) one.destroy();
    ends.clear();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut() {
      isCut = true;
    },
    /** What was lost on the way stays lost: the old connections are of no use to anybody. */
    mend() {
      isCut = false;
      drop();
    },
    close() {
      server.close();
      drop();
    },
  };
}
