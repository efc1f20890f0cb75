import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { makeServer } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Viewer } from "../../server/kernel/viewer.js";
import { Stage, schema, type TestGate, urlOf } from "./room.js";

/** The server of graphql-ws on the schema of the Room, as its own adapter for `ws` runs it, with a gate like ours. */
export class Oracle {
  readonly stage = new Stage();
  private readonly http: Server = createServer();
  private readonly server = new WebSocketServer({
    server: this.http,
    maxPayload: 128 * 1024,
    handleProtocols: () => "graphql-transport-ws",
  });

  constructor(gate: TestGate) {
    const { stage } = this;
    const protocol = makeServer<Record<string, unknown>, { viewer: Viewer | null }>({
      schema,
      context: ({ extra }) => ({ stage, viewer: extra.viewer }),
      onConnect: async ({ connectionParams, extra }) => {
        const authorization = connectionParams?.authorization;
        if (authorization === undefined || authorization === null) return true;
        if (typeof authorization !== "string") return false;
        const grant = await gate.grantOf(authorization).catch(() => null);
        extra.viewer = grant?.viewer ?? null;
        return grant !== null;
      },
    });
    this.server.on("connection", socket => {
      const closed = protocol.opened(
        {
          protocol: socket.protocol,
          send: text => sendTo(socket, text),
          close: (code, reason) => socket.close(code, reason),
          onMessage: take =>
            socket.on("message", data => {
              take(String(data)).catch(() => socket.close(4500, "Internal server error"));
            }),
        },
        { viewer: null },
      );
      socket.once("close", (code, reason) => closed(code, String(reason)).catch(() => {}));
    });
  }

  async open(): Promise<string> {
    this.http.listen(0, "127.0.0.1");
    await once(this.http, "listening");
    return urlOf(this.http);
  }

  async close() {
    for (const socket of this.server.clients) socket.terminate();
    this.http.close();
    await once(this.http, "close");
  }
}

function sendTo(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve, reject) => socket.send(text, error => (error ? reject(error) : resolve())));
}
