import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Caller } from "../kernel/viewer.js";
import type { Hub, Presence } from "../realtime/index.js";
import type { Api, Gate } from "./api.js";
import type { Documents } from "./documents.js";
import type { FormatError } from "./errors.js";
import type { Execute } from "./executor.js";
import { Fanout, type FollowerCounts } from "./fanout.js";
import type { StreamTally } from "./follower.js";
import { closeCodes, defaultSocketLimits, type SocketLimits, type SocketTiming, systemTiming } from "./socket-codes.js";
import { Connection } from "./socket-connection.js";
import { Wire } from "./socket-wire.js";

export interface SocketServerOptions {
  readonly api: Api;
  readonly gate: Gate;
  /** The memory of documents, shared with HTTP. */
  readonly documents: Documents;
  /** How queries and mutations are executed, shared with HTTP. */
  readonly execute: Execute;
  readonly formatError: FormatError;
  /** Where topics are read; without it every subscription runs by itself. */
  readonly hub?: Hub;
  /** Told of each socket that was signed in, and when it is gone. */
  readonly presence?: Pick<Presence, "arrive" | "depart">;
  /** Origins of pages that may connect, as browsers send them (`https://portal.example`). No Origin is no browser. */
  readonly allowedOrigins: readonly string[];
  /** Who is calling, as far as the server may trust what the request says. */
  readonly callerOf: (request: IncomingMessage) => Caller;
  /** Told why, each time this side closes a socket. */
  readonly closed?: ((reason: string) => void) | undefined;
  /** Told of streams that are reset or ended. */
  readonly tally?: StreamTally | undefined;
  readonly limits?: Partial<SocketLimits>;
  readonly timing?: SocketTiming;
}

/** What is alive just now; all zero when everybody has left. */
export interface SocketCounts {
  readonly sockets: number;
  readonly operations: number;
  /** Executions that have not settled, those of completed operations included. */
  readonly executing: number;
}

/** The server's side of graphql-transport-ws. */
export interface SocketServer {
  /** Takes an HTTP server's `upgrade` event; foreign origins get 403, everybody gets 503 once draining began. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Takes nobody new and closes all with 1012, spread evenly over `overMs`, those that execute something as soon as it is
   * done but after `graceMs` at the latest; resolves when the last one is gone.
   */
  drain(overMs?: number, graceMs?: number): Promise<void>;
  /** Closes all with 1001 now, cuts who does not answer, and stops the timer; resolves when the last one is gone. */
  closeAll(): Promise<void>;
  counts(): SocketCounts;
  followerCounts(): FollowerCounts;
}

/** Opens the house for WebSockets; the HTTP server hands it its upgrades. */
export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { allowedOrigins, callerOf, gate, timing = systemTiming } = options;
  const limits = { ...defaultSocketLimits, ...options.limits };
  const { schema, live } = options.api;
  const fanout = live && options.hub ? new Fanout({ ...options, schema, live, hub: options.hub }) : null;
  const deps = { ...options, limits, fanout, now: () => timing.now() };
  const connections = new Map<WebSocket, Connection>();
  const origins = new Set(allowedOrigins);
  let takesNew = true;
  let whenEmpty: (() => void)[] = [];

  const settings = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxPayloadBytes,
    closeTimeout: limits.closeTimeoutMs,
    handleProtocols: (offered: Set<string>) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  };
  const server = new WebSocketServer(settings);

  const stopTimer = timing.watch(() => {
    const now = timing.now();
    for (const connection of connections.values()) connection.look(now);
  });
  const stopWatching = gate.watchSessions(openSessionIds, sessionIds => {
    const ended = new Set(sessionIds);
    for (const connection of connections.values()) {
      if (connection.sessionId !== null && ended.has(connection.sessionId)) connection.endSession();
    }
  });

  function* openSessionIds() {
    for (const { sessionId } of connections.values()) if (sessionId !== null) yield sessionId;
  }

  // Shared by all sockets: `this` is the one that speaks.
  function onMessage(this: WebSocket, data: RawData) {
    const connection = connections.get(this);
    try {
      connection?.receive(String(data));
    } catch (error) {
      options.formatError(error);
      connection?.close("serverError");
    }
  }
  function onPong(this: WebSocket) {
    connections.get(this)?.hear();
  }
  function onClose(this: WebSocket) {
    connections.get(this)?.leave();
    connections.delete(this);
    if (connections.size > 0) return;
    for (const resolve of whenEmpty) resolve();
    whenEmpty = [];
  }

  function open(socket: WebSocket, stream: Duplex, caller: Caller) {
    socket.on("error", ignore);
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      return socket.close(closeCodes.wrongProtocol.code, closeCodes.wrongProtocol.reason);
    }
    connections.set(socket, new Connection(new ToldWire(socket, stream, limits, options.closed), caller, deps));
    socket.on("message", onMessage).on("pong", onPong).on("close", onClose);
  }

  const emptied = () =>
    connections.size === 0 ? Promise.resolve() : new Promise<void>(resolve => whenEmpty.push(resolve));

  return {
    handleUpgrade(request, socket, head) {
      const { origin } = request.headers;
      if (origin !== undefined && !origins.has(origin)) return refuseUpgrade(socket, "403 Forbidden");
      if (!takesNew) return refuseUpgrade(socket, "503 Service Unavailable");
      const caller = callerOf(request);
      server.handleUpgrade(request, socket, head, accepted => open(accepted, socket, caller));
    },
    async drain(overMs = 5_000, graceMs = overMs) {
      takesNew = false;
      const now = timing.now();
      const share = overMs / Math.max(1, connections.size);
      let place = 0;
      for (const connection of connections.values()) {
        place += 1;
        connection.closeForRestart(now + share * place, now + graceMs);
      }
      await emptied();
    },
    async closeAll() {
      takesNew = false;
      stopTimer();
      stopWatching();
      for (const connection of connections.values()) connection.close("goingAway");
      const cut = setTimeout(() => {
        for (const connection of connections.values()) connection.cut();
      }, 1_000);
      await emptied();
      clearTimeout(cut);
    },
    followerCounts: () => fanout?.followerCounts() ?? { followers: 0, groups: 0, behind: 0, farthest: 0 },
    counts() {
      let operations = 0;
      let executing = 0;
      for (const { counts } of connections.values()) {
        operations += counts.operations;
        executing += counts.executing;
      }
      return { sockets: connections.size, operations, executing };
    },
  };
}

/** Tells why this side closes the socket. */
class ToldWire extends Wire {
  constructor(
    socket: WebSocket,
    stream: Duplex,
    limits: SocketLimits,
    private readonly tell: ((reason: string) => void) | undefined,
  ) {
    super(socket, stream, limits);
  }

  override close(code: number, reason: string) {
    this.tell?.(reason);
    super.close(code, reason);
  }

  override cut() {
    this.tell?.("Gone without a word");
    super.cut();
  }
}

/** A broken or oversized frame has closed the socket already; there is nobody left to tell. */
function ignore() {}

/** Answers an upgrade that leads nowhere; a peer that is gone by then is nobody's failure. */
export function refuseUpgrade(socket: Duplex, status: string) {
  socket.on("error", ignore);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
