import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import { bytesOf, type SharedFrames, textFrame } from "./frames.js";
import type { SocketLimits } from "./socket-codes.js";

/** Somebody who paused because too much was unsent. */
export interface Paused {
  resume(): void;
}

/** Wires that have something to write when the present turn is over. */
let unwritten: Wire[] = [];
/** Wires that may have something to write; beyond it they are many, and what each has is written before the turn is over. */
const mostUnwritten = 64;

/**
 * The way out to one client: messages of one turn leave in one write, and it knows when the client cannot keep up.
 *
 * Text frames are written to the socket under `ws` as flat latin1 strings, past `ws.send`: one string costs the least of
 * all ways to write (no Buffer, no second part). It may be done because without compression `ws` writes each of its own
 * frames whole and at once, so that frames never mix; `ws` keeps reading, and pings, pongs and closes.
 */
export class Wire {
  private pending = "";
  /** Bytes left unsent by earlier turns, as of the first message of this one. */
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
    return this.unsentBytes >= this.limits.pauseBytes;
  }

  /** Sends a message; answers false, and sends nothing, when the client left too much unread before. */
  send(text: string): boolean {
    return this.sendBytes(bytesOf(text));
  }

  /** Sends a message given as UTF-8 bytes, one character each. */
  sendBytes(bytes: string): boolean {
    this.begin();
    if (this.backlogBytes > this.limits.maxBufferedBytes) return false;
    this.pending += textFrame(bytes);
    return true;
  }

  /** Sends messages behind this beginning of each; false, and none is sent, when streams should wait before the last. */
  sendTogether(beginning: string, frames: SharedFrames): boolean {
    if (this.unsentBytes + frames.bytesBehind(beginning) > this.limits.pauseBytes) return false;
    this.begin();
    this.pending += frames.behind(beginning);
    return true;
  }

  ping() {
    this.socket.ping();
  }

  close(code: number, reason: string) {
    this.paused.clear();
    this.write();
    this.socket.close(code, reason);
  }

  /** Cuts the connection without a word. */
  cut() {
    this.pending = "";
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
    const swamped = since < now && this.unsentBytes > this.limits.maxBufferedBytes;
    return swamped || now - since >= this.limits.maxBehindMs;
  }

  /** Writes what is pending, unless the connection has begun to close. */
  write() {
    const { pending } = this;
    this.pending = "";
    if (pending !== "" && this.socket.readyState === WebSocket.OPEN) this.stream.write(pending, "latin1");
  }

  private begin() {
    if (this.pending !== "") return;
    this.backlogBytes = this.stream.writableLength;
    if (unwritten.length === 0) process.nextTick(writeAll);
    // Those before it have their write now: what waits for long is copied by the garbage collector meanwhile.
    if (unwritten.length >= mostUnwritten) writeAll();
    unwritten.push(this);
  }

  private get unsentBytes(): number {
    return this.stream.writableLength + this.pending.length;
  }

  private markBehind(now: number) {
    if (this.behindSince !== null) return;
    this.behindSince = now;
    this.write();
    if (this.stream.writableLength === 0) return this.catchUp();
    this.stream.once("drain", () => this.catchUp());
  }

  private catchUp() {
    this.behindSince = null;
    const resumed = [...this.paused];
    this.paused.clear();
    for (const waiting of resumed) waiting.resume();
  }
}

function writeAll() {
  const wires = unwritten;
  unwritten = [];
  for (const wire of wires) wire.write();
}
