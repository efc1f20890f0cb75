import { once } from "node:events";
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import { WebSocket } from "ws";

/** A message as it came, or how the socket closed. */
export interface Heard {
  readonly type?: string;
  readonly id?: string;
  readonly payload?: unknown;
  readonly closed?: number;
}

/** A client that says exactly what it is told and remembers what it hears, in order. */
export class RawClient {
  private readonly heard: Heard[] = [];
  private wake = () => {};
  closeReason = "";

  private constructor(readonly socket: WebSocket) {
    socket.on("message", data => this.hear(JSON.parse(String(data))));
    socket.on("close", (closed, reason) => {
      this.closeReason = String(reason);
      this.hear({ closed });
    });
    socket.on("error", () => {});
  }

  static async connect(url: string, protocols: string[] = [GRAPHQL_TRANSPORT_WS_PROTOCOL]): Promise<RawClient> {
    const client = new RawClient(new WebSocket(url, protocols));
    await once(client.socket, "open");
    return client;
  }

  /** Connects and is acknowledged. */
  static async signedIn(url: string, authorization?: string): Promise<RawClient> {
    const client = await RawClient.connect(url);
    client.say({ type: "connection_init", ...(authorization && { payload: { authorization } }) });
    await client.next();
    return client;
  }

  say(message: unknown) {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Says several things in one TCP segment. */
  sayAtOnce(...messages: unknown[]) {
    const wire = Reflect.get(this.socket, "_socket");
    wire.cork();
    for (const message of messages) this.say(message);
    wire.uncork();
  }

  subscribe(id: string, query: string, variables?: Record<string, unknown>) {
    this.say(subscribing(id, query, variables));
  }

  /** The next thing heard; waits for it. */
  async next(): Promise<Heard> {
    for (;;) {
      const first = this.heard.shift();
      if (first) return first;
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
  }

  async take(count: number): Promise<Heard[]> {
    const taken: Heard[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  /** Everything until the socket closes, the close included. */
  async rest(): Promise<Heard[]> {
    const taken = [await this.next()];
    while (taken.at(-1)?.closed === undefined) taken.push(await this.next());
    return taken;
  }

  /** Proves that nothing else is on its way: a ping is answered first. */
  async quiet(): Promise<Heard> {
    this.say({ type: "ping", payload: { at: "last" } });
    return this.next();
  }

  private hear(message: Heard) {
    this.heard.push(message);
    this.wake();
  }
}

export const subscribing = (id: string, query: string, variables?: Record<string, unknown>) => ({
  id,
  type: "subscribe",
  payload: { query, ...(variables && { variables }) },
});

export const completing = (id: string) => ({ id, type: "complete" });

/** What `quiet` hears when nothing else was on its way. */
export const nothingElse = { type: "pong", payload: { at: "last" } };

/** The codes of an `error` message, or of a `next` that carries errors. */
export function codesIn({ payload }: Heard): unknown[] {
  const errors = Array.isArray(payload) ? payload : Object(payload).errors;
  return Array.isArray(errors) ? errors.map(error => error.extensions?.code) : [];
}
