import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../scripts/build.mjs";
import { makeRelease } from "./release.mjs";
import { ServerNode } from "./server-node.mjs";
import { ownPostgres, ownRedis } from "./services.mjs";

/** A server that collects its garbage when it is sent SIGUSR2, so that what it holds can be compared. */
const collecting = ["--expose-gc", "--import", pathToFileURL(join(root, "bench/load/gc-on-signal.mjs")).href];

/**
 * Starts the database, Redis and the servers of a run, all its own, in a folder that exists.
 * @param {import("./options.mjs").Options} options @param {string} folder
 */
export async function startCluster({ nodes: count, embedded, sabotage, plan }, folder) {
  const main = makeRelease(folder, sabotage);
  const [postgres, redis] = embedded ? [null, null] : await Promise.all([ownPostgres(folder), ownRedis(folder)]);
  const env = {
    DEMO: "1",
    DATA_DIR: join(folder, "data"),
    ...(postgres && { DATABASE_URL: postgres.url }),
    ...(redis && { REDIS_URL: redis.url }),
  };
  const nodes = Array.from({ length: count }, (_, index) => {
    const name = count === 1 ? "server" : `server ${index + 1}`;
    return new ServerNode(
      name,
      main,
      env,
      join(folder, `server-${index + 1}.log`),
      plan === "leavers" ? collecting : [],
    );
  });
  const stop = async () => {
    await Promise.all(nodes.map(node => node.kill()));
    await Promise.all([postgres?.stop(), redis?.stop()]);
  };
  try {
    // The first one makes the tables and the people.
    for (const node of nodes) await node.comeBack();
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, postgres, redis, urls: nodes.map(node => node.url), stop };
}

/** @typedef {Awaited<ReturnType<typeof startCluster>>} Cluster */
