import type { Environment, Fetch, SocketConstructor, SocketLike } from "../../client-sdk/src/core/environment.js";

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: Record<string, unknown>;
}

/** The server's end of a WebSocket that a test plays. */
export class PlayedSocket implements SocketLike {
  onopen: ((event: object) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  readonly heard: Message[] = [];
  /** The code the client closed it with, "cut" when it did not even say that; null while it is open. */
  closedBy: number | "cut" | null = null;

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {}

  send(text: string) {
    this.heard.push(JSON.parse(text));
  }

  close(code = 1005) {
    this.closedBy ??= code;
  }

  terminate() {
    this.closedBy ??= "cut";
  }

  open() {
    this.onopen?.({});
  }

  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** Opens and acknowledges. */
  greet() {
    this.open();
    this.say({ type: "connection_ack" });
  }

  /** Ends from the server's side. */
  die(code = 1006, reason = "") {
    this.closedBy ??= code;
    this.onclose?.({ code, reason });
  }

  /** Gives a value of the root field to the operation of that number, from 0. */
  give(value: object, operation = 0) {
    this.say({ type: "next", id: this.subscribed[operation]?.id, payload: { data: { root: value } } });
  }

  /** Ends an operation with an error. */
  refuse(code: string, operation = 0) {
    const errors = [{ message: `It is ${code}.`, extensions: { code, requestId: "r1" } }];
    this.say({ type: "error", id: this.subscribed[operation]?.id, payload: errors });
  }

  get subscribed(): Message[] {
    return this.heard.filter(({ type }) => type === "subscribe");
  }

  get variables(): unknown[] {
    return this.subscribed.map(({ payload }) => payload?.variables);
  }

  types(): string[] {
    return this.heard.map(({ type }) => type);
  }
}

/** Where a client runs whose clock, network and screen a test turns. Nothing in it happens by itself. */
export class TurnedEnvironment implements Environment {
  readonly sockets: PlayedSocket[] = [];
  readonly AbortController = AbortController;
  readonly WebSocket: SocketConstructor;
  fetch: Fetch = () => Promise.reject(new Error("Nobody answers."));
  /** What `random` gives. */
  chance = 0.5;
  private time = 1_800_000_000_000;
  private online = true;
  private visible = true;
  private timers: { readonly at: number; readonly act: () => void }[] = [];
  private readonly listeners = new Set<() => void>();

  constructor() {
    const { sockets } = this;
    this.WebSocket = class extends PlayedSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol);
        sockets.push(this);
      }
    };
  }

  now = () => this.time;
  random = () => this.chance;
  isOnline = () => this.online;
  isVisible = () => this.visible;

  setTimeout = (act: () => void, ms: number) => {
    const timer = { at: this.time + ms, act };
    this.timers.push(timer);
    return timer;
  };

  clearTimeout = (timer: unknown) => {
    this.timers = this.timers.filter(one => one !== timer);
  };

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** The latest one. */
  get socket(): PlayedSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("No socket was opened.");
    return socket;
  }

  /** What is left behind: timers, listeners and sockets that are open. */
  get left() {
    const open = this.sockets.filter(socket => socket.closedBy === null);
    return { timers: this.timers.length, listeners: this.listeners.size, sockets: open.length };
  }

  /** Milliseconds until each timer, the nearest first. */
  get waits(): number[] {
    return this.timers.map(({ at }) => at - this.time).sort((one, other) => one - other);
  }

  /** Lets what was promised happen. */
  async settle() {
    await new Promise(resolve => setImmediate(resolve));
  }

  async turn(ms: number) {
    const until = this.time + ms;
    await this.settle();
    while ((this.waits[0] ?? Number.POSITIVE_INFINITY) <= until - this.time) await this.turnToNext();
    this.time = until;
  }

  /** To the moment of the nearest timer; does nothing when there is none. */
  async turnToNext() {
    const next = this.timers.reduce<(typeof this.timers)[number] | null>(
      (nearest, timer) => (nearest && nearest.at <= timer.at ? nearest : timer),
      null,
    );
    if (!next) return;
    this.clearTimeout(next);
    this.time = Math.max(this.time, next.at);
    next.act();
    await this.settle();
  }

  async go(where: "online" | "offline" | "visible" | "hidden") {
    this.online = where === "online" || (where !== "offline" && this.online);
    this.visible = where === "visible" || (where !== "hidden" && this.visible);
    for (const listener of [...this.listeners]) listener();
    await this.settle();
  }
}
