import type { Fetch, SocketConstructor, SocketLike } from "../core/environment.js";
import type { Connection, Wire } from "./connection.js";

/** `silent`: everything seems to be there, and nothing arrives, as in a train or behind a sleeping router. */
export type NetworkState = "online" | "offline" | "silent";

/** What is behind the network. */
interface Behind {
  connect(wire: Wire): Connection;
  answer(body: string, authorization: string | null): Promise<{ readonly status: number; readonly text: string }>;
}

/** Frames and requests between the two ends: each arrives a moment later, in order, unless the network is down. */
export function createNetwork({ connect, answer }: Behind) {
  let state: NetworkState = "online";
  const lines = new Set<Line>();
  const later = (act: () => void) => void Promise.resolve().then(act);

  /** A socket's two ends. */
  interface Line {
    /** Ends both, with what the client is told. */
    cut(code: number, reason: string): void;
    /** Nothing goes over it any more, and neither end is told. */
    lose(): void;
  }

  class TestWebSocket implements SocketLike {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;

    onopen: SocketLike["onopen"] = null;
    onmessage: SocketLike["onmessage"] = null;
    onclose: SocketLike["onclose"] = null;
    onerror: SocketLike["onerror"] = null;
    readyState = 0;
    readonly protocol: string;

    private connection: Connection | null = null;
    private isLost = state === "silent";
    private readonly line: Line = {
      cut: (code, reason) => this.end(code, reason),
      lose: () => {
        this.isLost = true;
      },
    };

    constructor(
      readonly url: string,
      protocol: string | readonly string[],
    ) {
      this.protocol = String(protocol);
      lines.add(this.line);
      later(() => {
        if (this.readyState !== 0 || this.isLost) return;
        if (state === "offline") return this.end(1006, "");
        if (this.protocol !== "graphql-transport-ws") return this.end(4406, "Subprotocol not acceptable");
        this.readyState = 1;
        this.connection = connect({
          send: message => this.arrive(() => this.tell("onmessage", { data: JSON.stringify(message) })),
          close: (code, reason) => this.arrive(() => this.end(code, reason)),
        });
        this.tell("onopen", {});
      });
    }

    send(text: string) {
      if (this.readyState === 0) throw new Error("The socket is not open yet.");
      if (this.readyState === 1) this.arrive(() => this.connection?.receive(text));
    }

    close(code = 1000, reason = "") {
      if (this.readyState >= 2) return;
      this.readyState = 2;
      later(() => this.end(code, reason));
    }

    private arrive(act: () => void) {
      later(() => {
        if (!this.isLost && this.readyState !== 3) act();
      });
    }

    private end(code: number, reason: string) {
      if (this.readyState === 3) return;
      this.readyState = 3;
      lines.delete(this.line);
      this.connection?.leave();
      if (code === 1006) this.tell("onerror", { message: "The connection is broken." });
      this.tell("onclose", { code, reason, wasClean: code !== 1006 });
    }

    private tell(name: "onopen" | "onmessage" | "onclose" | "onerror", event: object) {
      this[name]?.(event as never);
    }
  }

  const fetch: Fetch = (_, { body, headers, signal }) =>
    new Promise((resolve, reject) => {
      const aborted = signal as { readonly aborted: boolean; addEventListener(type: "abort", act: () => void): void };
      const fail = () => reject(new TypeError("The request failed."));
      if (aborted?.aborted || state === "offline") return fail();
      aborted?.addEventListener("abort", fail);
      const isLost = state === "silent";
      if (isLost) return;
      requests.add(fail);
      const authorization = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization")?.[1];
      answer(body, authorization ?? null).then(({ status, text }) => {
        if (!requests.delete(fail)) return;
        resolve({ status, headers: { get: () => null }, text: async () => text });
      });
    });
  /** How those that wait for an answer fail; one that is not here any more gets none. */
  const requests = new Set<() => void>();

  return {
    fetch,
    WebSocket: TestWebSocket as SocketConstructor,
    get state() {
      return state;
    },
    become(next: NetworkState) {
      state = next;
      if (next === "offline") {
        for (const fail of requests) fail();
        for (const line of [...lines]) line.cut(1006, "");
      }
      if (next === "silent") for (const line of lines) line.lose();
      if (next !== "online") requests.clear();
    },
    /** Closes every socket. */
    drop(code: number, reason: string) {
      for (const line of [...lines]) line.cut(code, reason);
    },
  };
}
