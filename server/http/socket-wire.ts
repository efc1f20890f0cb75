import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { SocketLimits } from "./socket-codes.js";

/** Somebody who paused because too much was unsent. */
export interface Paused {
  resume(): void;
}

/** The way out to one client: frames of one tick leave in one write, and it knows when the client cannot keep up. */
export class Wire {
  private corked = false;
  /** Bytes left unsent by earlier ticks, as of the first frame of this one. */
  private backlogBytes = 0;
  private behindSince: number | null = null;
  private readonly paused = new Set<Paused>();

  constructor(
    private readonly socket: WebSocket,
    private readonly stream: Duplex,
    private readonly limits: SocketLimits,
  ) {}

  /** Whether so much is unsent that streams should wait. */
  get crowded(): boolean {
    return this.socket.bufferedAmount >= this.limits.pauseBytes;
  }

  /** Sends a text frame; answers false, and sends nothing, when the client left too much unread before. */
  send(text: string): boolean {
    if (!this.corked) this.cork();
    if (this.backlogBytes > this.limits.maxBufferedBytes) return false;
    this.socket.send(text);
    return true;
  }

  ping() {
    this.socket.ping();
  }

  close(code: number, reason: string) {
    this.paused.clear();
    this.socket.close(code, reason);
  }

  /** Cuts the connection without a word. */
  cut() {
    this.socket.terminate();
  }

  /** Resumes `waiting` once, when everything was sent. */
  waitUntilSent(waiting: Paused, now: number) {
    this.paused.add(waiting);
    this.markBehind(now);
  }

  forget(waiting: Paused) {
    this.paused.delete(waiting);
  }

  /** Behind for long, or with far too much unsent at two looks in a row: one large result alone is no crime. */
  isTooSlow(now: number): boolean {
    const since = this.behindSince;
    if (since === null) {
      if (this.crowded) this.markBehind(now);
      return false;
    }
    const swamped = since < now && this.socket.bufferedAmount > this.limits.maxBufferedBytes;
    return swamped || now - since >= this.limits.maxBehindMs;
  }

  uncork() {
    this.corked = false;
    this.stream.uncork();
  }

  private cork() {
    this.corked = true;
    this.backlogBytes = this.socket.bufferedAmount;
    this.stream.cork();
    process.nextTick(uncork, this);
  }

  private markBehind(now: number) {
    if (this.behindSince !== null) return;
    this.behindSince = now;
    this.stream.once("drain", () => {
      this.behindSince = null;
      const resumed = [...this.paused];
      this.paused.clear();
      for (const waiting of resumed) waiting.resume();
    });
  }
}

const uncork = (wire: Wire) => wire.uncork();
