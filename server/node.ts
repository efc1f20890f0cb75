import { once } from "node:events";
import { createServer, isIP } from "node:net";
import { resolve } from "node:path";
import { type App, createApp } from "./app.js";
import type { Config } from "./config.js";
import { loadDemo } from "./demo/index.js";
import { CannotStart, openFloor } from "./floor.js";
import type { Api } from "./http/api.js";
import type { Health } from "./http/health.js";
import { createMetrics } from "./http/metrics.js";
import { readTrusted, TrustedDocumentsWrong } from "./http/persisted.js";
import { type HttpServer, startHttp } from "./http/server.js";
import { startJobs } from "./jobs/index.js";
import type { Log } from "./kernel/log.js";
import { measureNode } from "./metrics.js";

/** Milliseconds over which sockets are sent away when a node stops, so that their clients do not all come back at once. */
const socketsLeaveMs = 5_000;
const readyTimeoutMs = 2_000;

/** One running server process; tests start two. */
export interface Node {
  readonly app: App;
  readonly port: number;
  /** `http://localhost:4000` and the like, for this machine. */
  readonly url: string;
  /** Whether the demo program is there, from this start or from one before. */
  readonly hasDemo: boolean;
  /** Where the embedded database lies; null when DATABASE_URL names another. */
  readonly dataDir: string | null;
  counts: HttpServer["counts"];
  /** Takes nothing new, lets what runs finish, and closes everything in order. Again it is the same stop. */
  stop(): Promise<void>;
}

/** Starts a process: database, rooms, jobs, then the network. Throws CannotStart for what the operator can mend. */
export async function startNode(config: Config, buildApi: (app: App) => Promise<Api>, log: Log): Promise<Node> {
  // Said at once, not after a database was made and filled.
  await onAddress(config, () => probe(config));
  const trusted = config.trustedDocuments === "" ? null : await saying(readTrusted(config.trustedDocuments));
  const floor = await openFloor(config, log);
  const app = createApp(floor);
  const close = async () => {
    try {
      await app.matching.close();
    } finally {
      await floor.close();
    }
  };
  try {
    const hasDemo = config.demo && (await loadDemo(floor, app));
    // Before the jobs, which search too, and must know which programs are not to be read for that.
    await app.matching.start();
    await startJobs({ ...floor, app });
    const metrics =
      config.metricsToken === null && config.mode === "production" ? null : createMetrics(config.metricsToken);
    const options = {
      api: await buildApi(app),
      gate: app.accounts,
      health: healthOf(floor),
      hub: floor.hub,
      presence: app.presence,
      metrics,
      log,
      host: config.host,
      port: config.port,
      allowedOrigins: config.allowedOrigins,
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      trusted,
      development: config.mode !== "production",
    };
    const http = await saying(onAddress(config, () => startHttp(options)));
    if (metrics)
      measureNode(metrics, floor, {
        ...http,
        peopleOnline: () => app.presence.counts.here,
        searchIndexes: app.matching.indexes,
      });
    let stopping: Promise<void> | null = null;
    const stop = async () => {
      try {
        await Promise.all([http.drain(config.drainMs, socketsLeaveMs), floor.queue.stop(config.drainMs)]);
        await app.presence.close();
        await app.accounts.close();
      } finally {
        await close();
      }
    };
    return {
      app,
      port: http.port,
      url: `http://${hostFor(config.host)}:${http.port}`,
      hasDemo,
      dataDir: floor.embedded ? resolve(config.dataDir) : null,
      counts: () => http.counts(),
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What this machine calls itself when the server listens there; an IPv6 address stands in brackets in a URL. */
function hostFor(host: string): string {
  if (["0.0.0.0", "::", "127.0.0.1", "::1"].includes(host)) return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}

async function probe({ host, port }: Config): Promise<void> {
  const server = createServer();
  server.listen(port, host);
  await once(server, "listening");
  server.close();
  await once(server, "close");
}

/** Says what to do when the address that `work` listens on cannot be had. */
async function onAddress<T>(config: Config, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE") {
      throw new CannotStart(
        `Port ${config.port} is taken. Stop what uses it, or choose another by PORT, such as PORT=${config.port === 65_535 ? 4_000 : config.port + 1}.`,
      );
    }
    if (code === "EACCES")
      throw new CannotStart(`This user may not listen on port ${config.port}; choose one above 1023.`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
      throw new CannotStart(`This machine has no address ${config.host}; correct HOST.`);
    throw error;
  }
}

/** A file of trusted documents that cannot be used is the operator's to mend. */
async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TrustedDocumentsWrong) throw new CannotStart(error.message, { cause: error });
    throw error;
  }
}

/** Ready means the database answers in time. Redis down is said, and is no reason to take the node away. */
function healthOf({ db, bus, config, zones }: Awaited<ReturnType<typeof openFloor>>): Health {
  // However many ask at once, the database is asked once: they may be strangers, and it may have one session.
  let asking: Promise<boolean> | null = null;
  const ask = () => {
    asking ??= inTime(db.query("select 1"), readyTimeoutMs).finally(() => {
      asking = null;
    });
    return asking;
  };
  return {
    async ready() {
      const ready = await ask();
      const busState = config.redisUrl === null ? "in-process" : bus.up ? "ok" : "down, delivering by polling";
      return { ready, checks: { database: ready ? "ok" : "unavailable", bus: busState, zoneData: zones.version } };
    },
  };
}

/** Whether `work` succeeds within so many milliseconds. */
async function inTime(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
