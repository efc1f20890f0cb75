import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../kernel/log.js";
import type { Hub, Presence } from "../realtime/index.js";
import type { Api, Gate } from "./api.js";
import { callerOf } from "./caller.js";
import { createDocuments, createTrustedDocuments } from "./documents.js";
import { createFormatError } from "./errors.js";
import { createExecutor } from "./executor.js";
import type { FollowerCounts } from "./fanout.js";
import { createGraphQLOverHttp, sendJson } from "./graphql.js";
import { defaultGuardLimits } from "./guard-document.js";
import type { Health } from "./health.js";
import type { Metrics } from "./metrics.js";
import { allowOrigin } from "./origins.js";
import { createSocketServer, refuseUpgrade, type SocketCounts } from "./socket.js";

export interface HttpOptions {
  readonly api: Api;
  readonly gate: Gate;
  readonly health: Health;
  readonly hub: Hub;
  readonly presence: Presence;
  /** Null when nobody may read them, so nothing is measured. */
  readonly metrics: Metrics | null;
  readonly log: Log;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Origins of pages that may use the API, beside the server's own. */
  readonly allowedOrigins: readonly string[];
  readonly publicUrl: string;
  readonly trustProxy: number;
  /** The only documents that run, by their hash; null lets any run that passes the guard. */
  readonly trusted: ReadonlyMap<string, string> | null;
  /** Turns introspection, suggestions in errors and the explorer page on. */
  readonly development: boolean;
}

/** How long after word of a stop a request may still come by a connection that was open before. */
const lullMs = 500;
/** Sockets sent away in a second: a few go at once, many do not all come back at the same moment. */
const socketsASecond = 100;

/** The door to the network: GraphQL over HTTP and WebSocket at /graphql, and the health checks. */
export interface HttpServer {
  readonly port: number;
  counts(): SocketCounts;
  followerCounts(): FollowerCounts;
  /**
   * Says in /health/ready that it goes, sends sockets away spread over at most `socketsMs`, answers what comes meanwhile,
   * then takes nobody new and lets requests finish; what is not done after `graceMs` is cut.
   */
  drain(graceMs: number, socketsMs: number): Promise<void>;
}

export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { api, gate, health, metrics, log, development, trustProxy } = options;
  const limits = { ...defaultGuardLimits, introspection: development };
  const documents = options.trusted
    ? createTrustedDocuments(api.schema, limits, options.trusted)
    : createDocuments(api.schema, limits);
  const formatError = createFormatError({
    log: (error, facts) => log.error({ err: error, ...facts }, "an operation failed"),
    suggestions: development,
    count: metrics?.failed,
  });
  const execute = createExecutor(api.schema);
  const graphql = await createGraphQLOverHttp({
    api,
    gate,
    documents,
    execute,
    formatError,
    log,
    explorer: development,
  });
  let draining = false;
  const answering = new Set<ServerResponse>();

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader("x-content-type-options", "nosniff");
    if (draining) response.setHeader("connection", "close");
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    metrics?.watch(response, path);
    if (path === "/graphql") {
      if (!allowOrigin(request, response, origins)) return;
      return graphql.answer(request, response, callerOf(request, trustProxy));
    }
    if (path === "/health/live") return sendJson(response, 200, { status: "ok" });
    if (path === "/health/ready") {
      const state = await health.ready();
      const ready = state.ready && !draining;
      return sendJson(response, ready ? 200 : 503, {
        status: draining ? "draining" : ready ? "ok" : "unavailable",
        ...state.checks,
      });
    }
    if (path === "/metrics" && metrics) return sendMetrics(metrics, request, response);
    if (path === "/" && development) {
      response.writeHead(302, { location: "/graphql" }).end();
      return;
    }
    sendJson(response, 404, { message: "There is nothing here; GraphQL is at /graphql." });
  };

  const server = createServer(
    { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      answering.add(response);
      response.once("close", () => answering.delete(response));
      route(request, response).catch(error => {
        if (response.headersSent) {
          log.error({ err: error }, "a request failed");
          response.destroy();
        } else sendJson(response, 500, { errors: [formatError(error)] });
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  server.on("error", error => log.error({ err: error }, "the HTTP server failed"));
  const { port } = server.address() as AddressInfo;
  const own = [
    new URL(options.publicUrl).origin,
    ...(development ? [`http://localhost:${port}`, `http://127.0.0.1:${port}`] : []),
  ];
  const origins = new Set([...options.allowedOrigins, ...own]);
  const sockets = createSocketServer({
    hub: options.hub,
    presence: options.presence,
    api,
    gate,
    documents,
    execute,
    formatError,
    allowedOrigins: [...origins],
    callerOf: request => callerOf(request, trustProxy),
    closed: metrics?.closed,
    tally: metrics?.streams,
  });
  server.on("upgrade", (request, socket, head) => {
    if ((request.url ?? "").split("?")[0] === "/graphql") sockets.handleUpgrade(request, socket, head);
    else refuseUpgrade(socket, "404 Not Found");
  });

  return {
    port,
    counts: () => sockets.counts(),
    followerCounts: () => sockets.followerCounts(),
    async drain(graceMs, socketsMs) {
      draining = true;
      for (const response of answering) if (!response.headersSent) response.setHeader("connection", "close");
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      const spreadMs = Math.min(socketsMs, graceMs, (sockets.counts().sockets * 1_000) / socketsASecond);
      await Promise.all([sockets.drain(spreadMs, graceMs), lull(graceMs), ...[...answering].map(sent)]);
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      while (answering.size > 0) await Promise.all([...answering].map(sent));
      // Whoever is connected still has asked nothing.
      server.closeAllConnections();
      await closed;
      clearTimeout(cut);
      await sockets.closeAll();
      await graphql.stop();
    },
  };
}

async function sendMetrics(metrics: Metrics, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!metrics.mayRead(request)) {
    response.setHeader("www-authenticate", "Bearer");
    return sendJson(response, 401, { message: "Bring the METRICS_TOKEN as a bearer token." });
  }
  const { contentType, text } = await metrics.page();
  response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" }).end(text);
}

const sent = (response: ServerResponse) => new Promise<void>(resolve => response.once("close", resolve));

const lull = (mostMs: number) => new Promise<void>(resolve => setTimeout(resolve, Math.min(lullMs, mostMs)));
