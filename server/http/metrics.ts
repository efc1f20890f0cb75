import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { StreamTally } from "./follower.js";

/** What the network's side counts as it happens. Labels come from closed sets, so that strangers cannot make series. */
export interface NetworkMetrics {
  /** Counts one request over HTTP when its answer has left, or when the caller did. */
  watch(response: ServerResponse, path: string): void;
  /** One error in an answer, on either transport, by its code. */
  failed(code: string): void;
  /** One socket that this side closed, by why. */
  closed(reason: string): void;
  /** Streams that went on from now in place of where they were to, and streams that ended, by why. */
  readonly streams: StreamTally;
}

/** The measurements of one node and who may read them. */
export interface Metrics extends NetworkMetrics {
  readonly registry: Registry;
  /** Adds what is looked up each time somebody reads, before the page is written. */
  beforePage(look: () => Promise<void>): void;
  /** Whether the request carries what reading them takes. */
  mayRead(request: IncomingMessage): boolean;
  page(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const paths = new Set(["/graphql", "/health/live", "/health/ready", "/metrics"]);

/** Makes the measurements of a node; with a token, only who brings it as a bearer reads them. */
export function createMetrics(token: string | null): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "ithaca_http_request_duration_seconds",
    help: "Requests over HTTP by path, status and time until the answer had left; status aborted: the caller left first.",
    labelNames: ["path", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const errors = new Counter({
    name: "ithaca_graphql_errors_total",
    help: "Errors in answers over both transports, by code.",
    labelNames: ["code"],
    registers: [registry],
  });
  const closes = new Counter({
    name: "ithaca_socket_closes_total",
    help: "Sockets that the server closed, by reason.",
    labelNames: ["reason"],
    registers: [registry],
  });
  const resets = new Counter({
    name: "ithaca_stream_resets_total",
    help: "Streams that could not go on from a cursor and went on from now, by reason.",
    labelNames: ["reason"],
    registers: [registry],
  });
  const ends = new Counter({
    name: "ithaca_stream_ends_total",
    help: "Streams that the server ended, by reason.",
    labelNames: ["reason"],
    registers: [registry],
  });
  const looks: (() => Promise<void>)[] = [];
  const write = async () => {
    await Promise.all(looks.map(look => look()));
    return registry.metrics();
  };
  let asking: Promise<string> | null = null;
  return {
    registry,
    beforePage: look => void looks.push(look),
    watch(response, path) {
      const began = performance.now();
      response.once("close", () => {
        const status = response.writableFinished ? String(response.statusCode) : "aborted";
        const labels = { path: paths.has(path) ? path : "other", status };
        requests.observe(labels, (performance.now() - began) / 1_000);
      });
    },
    failed: code => errors.inc({ code }),
    closed: reason => closes.inc({ reason }),
    streams: { reset: reason => resets.inc({ reason }), ended: reason => ends.inc({ reason }) },
    mayRead: ({ headers }) => token === null || isSame(headers.authorization ?? "", `Bearer ${token}`),
    async page() {
      // However many scrape at once, the database is asked once.
      asking ??= write().finally(() => {
        asking = null;
      });
      return { contentType: registry.contentType, text: await asking };
    },
  };
}

/** Takes the same time wherever two texts begin to differ. */
const isSame = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));

const digest = (text: string) => createHash("sha256").update(text).digest();
