import { backoffMs } from "./backoff.js";
import type { Named } from "./core.js";
import type { Environment, SocketLike } from "./environment.js";
import { closedFault, IthacaError } from "./errors.js";
import { faultOf, type WireError } from "./http.js";
import { rules, type SocketEvent, type SocketState } from "./socket-states.js";
import { createStatus, type HasStatus, type Status } from "./status.js";
import { authorization, type Tokens } from "./tokens.js";

/** What a server gives of a subscription. */
export interface Result {
  readonly data?: Named | null;
  readonly errors?: readonly WireError[];
}

/** Something that runs on the socket until it has ended, on each new connection anew. */
export interface Operation {
  /** What to ask for now. */
  payload(): { readonly query: string; readonly variables: Named };
  next(result: Result): void;
  /** It has ended with an error. */
  error(error: IthacaError): void;
  /** The server has ended it. */
  complete(): void;
  /** The connection it ran on is gone; it will be asked for again. */
  dropped(): void;
}

/** One connection for everything that is followed: there while something is, and a few seconds longer. */
export interface Socket extends HasStatus {
  readonly state: SocketState;
  /** Runs an operation; the result ends it, and nothing of it is heard after that. */
  run(operation: Operation): () => void;
  /** Connects anew, with a new token. */
  renew(): void;
  close(): void;
}

interface Options {
  readonly environment: Environment;
  /** `ws:` or `wss:`. */
  readonly url: string;
  readonly tokens: Tokens;
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** Codes with which a server says that it is the client's fault: the same again would end the same. */
const brokenCodes = [1009, 4400, 4401, 4406, 4409, 4429];
/** Codes with which it asks for patience. */
const slowCodes = [1012, 1013, 4500];
/** So many failures in a row, and one is offline. */
export const manyFailures = 3;
const dayMs = 86_400_000;

export function createSocket({ environment, url, tokens }: Options): Socket {
  const status = createStatus(environment);
  /** By operation, its id on this connection; null while there is none. */
  const operations = new Map<Operation, string | null>();
  const running = new Map<string, Operation>();
  let state: SocketState = "idle";
  let socket: SocketLike | null = null;
  /** What the server knows us by. */
  let token: string | null = null;
  /** When that ends, by the server's clock; 0 while it has not said so. */
  let expiresAt = 0;
  /** What the server was asked to take in its place. */
  let successor: string | null = null;
  let failures = 0;
  let ids = 0;
  let timer: unknown;
  let freshTimer: unknown;

  const fire = (event: SocketEvent) => {
    const next = rules[state].on[event];
    if (!next) return;
    const { ms, socket: keepsSocket } = rules[next];
    environment.clearTimeout(timer);
    state = next;
    const wait = next === "waiting" ? backoffMs(environment, failures++) : ms;
    timer = wait === undefined ? null : environment.setTimeout(() => fire("late"), wait);
    // What did not answer will not answer a farewell either.
    if (!keepsSocket) drop(event === "late" && next === "waiting");
    if (event !== "heard") enter[next]?.();
    tell();
  };

  const tell = () => {
    const isDown = state === "offline" || !environment.isOnline() || failures >= manyFailures;
    status.set(isConnected() ? "live" : isDown ? "offline" : "connecting");
  };

  const isConnected = () => socket !== null && state !== "opening" && state !== "greeting";

  const send = (message: Message) => socket?.send(JSON.stringify(message));

  const drop = (isDead: boolean) => {
    const old = socket;
    if (!old) return;
    socket = successor = null;
    environment.clearTimeout(freshTimer);
    old.onopen = old.onmessage = old.onclose = null;
    // The package `ws` throws into the air what nobody listens to.
    old.onerror = () => {};
    if (isDead && old.terminate) old.terminate();
    else old.close(1000);
    running.clear();
    for (const [operation, id] of operations) {
      operations.set(operation, null);
      if (id !== null) operation.dropped();
    }
  };

  const subscribe = (operation: Operation) => {
    const id = String(++ids);
    operations.set(operation, id);
    running.set(id, operation);
    send({ type: "subscribe", id, payload: operation.payload() });
  };

  /** Takes an operation away; whether it was the last one. */
  const forget = (operation: Operation) => {
    const id = operations.get(operation);
    if (id === undefined) return;
    operations.delete(operation);
    if (id !== null) running.delete(id);
    if (operations.size === 0) fire("unwanted");
  };

  const giveUp = (message: string, cause?: unknown) => {
    // What a listener begins on the way is not of this connection.
    const all = [...operations.keys()];
    fire("broken");
    for (const operation of all) {
      operations.delete(operation);
      operation.error(new IthacaError("INTERNAL", message, { cause }));
    }
  };

  const enter: { readonly [S in SocketState]?: () => void } = {
    authorizing() {
      // Whatever comes after this state was left is of another try.
      const mine = timer;
      tokens.get().then(
        given => {
          if (mine !== timer) return;
          token = given;
          fire("authorized");
        },
        () => mine === timer && fire("failed"),
      );
    },
    opening() {
      const { WebSocket } = environment;
      if (!WebSocket) return giveUp("No WebSocket here: give createIthaca one as `webSocket`.");
      try {
        socket = new WebSocket(url, "graphql-transport-ws");
      } catch (error) {
        return giveUp(`There can be no WebSocket to ${url}.`, error);
      }
      socket.onopen = () => fire("opened");
      socket.onmessage = ({ data }: { readonly data: unknown }) => hear(data);
      socket.onerror = () => {};
      socket.onclose = ({ code, reason }: { readonly code: number; readonly reason: string }) => leave(code, reason);
    },
    greeting() {
      send({ type: "connection_init", payload: authorization(token) });
    },
    probing: () => send({ type: "ping" }),
    waking: () => send({ type: "ping" }),
  };

  const leave = (code: number, reason: string) => {
    if (brokenCodes.includes(code)) return giveUp(`The server closed the connection: ${code} ${reason}`);
    if (slowCodes.includes(code)) failures = Math.max(failures, 2);
    if (code === 4403) tokens.refuse(token);
    fire("failed");
  };

  const hear = (data: unknown) => {
    let message: Message;
    try {
      message = JSON.parse(String(data));
    } catch {
      // Half a message is a lost one: it comes again on another connection.
      return fire("failed");
    }
    fire("heard");
    const { type, id = "", payload } = message;
    const operation = running.get(id);
    if (type === "connection_ack") acknowledge();
    else if (type === "ping") send({ type: "pong", payload });
    else if (type === "pong") keepFresh(payload as { expiresAt?: number } | undefined);
    else if (!operation) return;
    else if (type === "next") {
      failures = 0;
      operation.next(payload as Result);
    } else {
      forget(operation);
      if (type === "error") operation.error(faultOf(payload as readonly WireError[]));
      else operation.complete();
    }
  };

  const acknowledge = () => {
    if (state !== "greeting") return;
    fire("acknowledged");
    expiresAt = 0;
    // Its pong says when the token ends.
    if (token !== null) send({ type: "ping", payload: authorization(token) });
    // One that somebody began when told of another runs by now.
    for (const [operation, id] of operations) if (id === null) subscribe(operation);
    tell();
  };

  const keepFresh = (payload: { readonly expiresAt?: number } | undefined) => {
    const until = payload?.expiresAt;
    if (until === undefined) return;
    if (until > expiresAt && successor !== null) token = successor;
    expiresAt = until;
    const left = until - environment.now();
    environment.clearTimeout(freshTimer);
    // With a clock that goes wrong nobody can know: then the server closes, and one comes again with a new token.
    if (left > 0) askAgain(Math.min(dayMs, left > 120_000 ? left - 60_000 : Math.max(left / 2, 1_000)));
  };

  const askAgain = (ms: number) => {
    freshTimer = environment.setTimeout(() => {
      const mine = socket;
      tokens.get("expiring").then(
        given => {
          if (socket !== mine || given === null) return;
          successor = given;
          send({ type: "ping", payload: authorization(given) });
        },
        () => socket === mine && mine && askAgain(5_000),
      );
    }, ms);
  };

  let wasOnline = environment.isOnline();
  let wasVisible = environment.isVisible();
  const stopWatching = environment.onChange(() => {
    const isOnline = environment.isOnline();
    const isVisible = environment.isVisible();
    if (isOnline !== wasOnline) fire(isOnline ? "online" : "offline");
    if (isVisible && !wasVisible) fire("wake");
    wasOnline = isOnline;
    wasVisible = isVisible;
    tell();
  });

  return {
    get state() {
      return state;
    },
    get status(): Status {
      return status.get();
    },
    onStatus: status.on,
    run(operation) {
      if (state === "closed") {
        operation.error(closedFault());
        return () => {};
      }
      operations.set(operation, null);
      const isFirst = state === "idle";
      fire("wanted");
      if (isConnected()) subscribe(operation);
      else if (isFirst && !environment.isOnline()) fire("offline");
      return () => {
        const id = operations.get(operation);
        if (id) send({ type: "complete", id });
        forget(operation);
      };
    },
    renew: () => fire("renew"),
    close() {
      stopWatching();
      operations.clear();
      running.clear();
      fire("close");
    },
  };
}
