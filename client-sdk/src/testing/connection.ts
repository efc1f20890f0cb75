import type { Named } from "../core/core.js";
import { tokenOf } from "./tokens.js";

/** What a connection can do to its other end. */
export interface Wire {
  send(message: Named): void;
  close(code: number, reason: string): void;
}

/** What a connection needs of the server. */
export interface ConnectionDeps {
  /** When the token ends; null when it is none. */
  expiresAt(token: string): number | null;
  now(): number;
  setTimeout(act: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Runs an operation and gives what ends it. */
  run(payload: Named, token: string | null, out: Out): () => void;
}

/** Where an operation says what it has to say. */
export interface Out {
  next(result: Named): void;
  error(errors: unknown): void;
  complete(): void;
}

const initTimeoutMs = 3_000;

/** The server's end of one socket: graphql-transport-ws, with tokens that end and are renewed by ping. */
export function createConnection(wire: Wire, deps: ConnectionDeps) {
  const running = new Map<string, () => void>();
  let state: "waiting" | "open" | "closed" = "waiting";
  let token: string | null = null;
  let timer = deps.setTimeout(() => close(4408, "Connection initialisation timeout"), initTimeoutMs);

  const leave = () => {
    state = "closed";
    deps.clearTimeout(timer);
    for (const end of running.values()) end();
    running.clear();
  };
  const close = (code: number, reason: string) => {
    if (state === "closed") return;
    leave();
    wire.close(code, reason);
  };

  /** Takes a token for as long as it lasts; the result is its end. */
  const admit = (given: string): number | null => {
    const expiresAt = deps.expiresAt(given);
    if (expiresAt === null) close(4403, "Forbidden");
    else {
      token = given;
      deps.clearTimeout(timer);
      timer = deps.setTimeout(() => close(4403, "Token expired"), expiresAt - deps.now());
    }
    return expiresAt;
  };

  const messages: { readonly [type: string]: (message: Named) => void } = {
    connection_init({ payload }) {
      if (state !== "waiting") return close(4429, "Too many initialisation requests");
      const given = tokenOf((payload as Named | undefined)?.authorization);
      deps.clearTimeout(timer);
      if (given !== null && admit(given) === null) return;
      state = "open";
      wire.send({ type: "connection_ack" });
    },
    ping({ payload }) {
      const given = tokenOf((payload as Named | undefined)?.authorization);
      if (given === null || state !== "open") return wire.send({ type: "pong", ...(payload ? { payload } : {}) });
      const expiresAt = admit(given);
      if (expiresAt !== null) wire.send({ type: "pong", payload: { expiresAt } });
    },
    pong() {},
    subscribe({ id, payload }) {
      if (state !== "open") return close(4401, "Unauthorized");
      if (typeof id !== "string" || !payload) return close(4400, "Invalid message received");
      if (running.has(id)) return close(4409, "Subscriber already exists");
      /** What comes after the end goes nowhere. */
      let isOver = false;
      const last = (message: Named) => {
        if (isOver) return;
        isOver = true;
        running.delete(id);
        wire.send({ id, ...message });
      };
      running.set(id, () => {
        isOver = true;
      });
      const end = deps.run(payload as Named, token, {
        next: result => isOver || wire.send({ id, type: "next", payload: result }),
        error: errors => last({ type: "error", payload: errors }),
        complete: () => last({ type: "complete" }),
      });
      if (isOver) return end();
      running.set(id, () => {
        isOver = true;
        end();
      });
    },
    complete({ id }) {
      running.get(String(id))?.();
      running.delete(String(id));
    },
  };

  return {
    close,
    /** The other end has gone. */
    leave,
    receive(text: string) {
      if (state === "closed") return;
      let message: Named | null = null;
      try {
        message = JSON.parse(text);
      } catch {
        // Answered below, like every message that is none.
      }
      const take = message && Object.hasOwn(messages, String(message.type)) && messages[String(message.type)];
      if (take && message) take(message);
      else close(4400, "Invalid message received");
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;
