import { once } from "node:events";
import type { Socket } from "node:net";
import { FrameReader, fatal, query, sync } from "./embedded-frames.js";

/** Runs whole protocol messages on the one session there is and gives what the database answered. */
export type Run = (messages: Uint8Array) => Promise<Buffer>;

const patienceMs = 2_000;

/**
 * Serves one connection at a time, since behind the socket there is one session for all of them: messages of two
 * connections would mix (electric-sql/pglite#1046, #985). A second connection waits for the first to leave, which is
 * how a pool reconnects, and is refused after two seconds.
 */
export class Sessions {
  #current: Socket | null = null;
  #served: Promise<void> = Promise.resolve();
  readonly #waiting = new Set<Socket>();
  #closed = false;

  constructor(
    private readonly run: Run,
    private readonly broken: (error: unknown) => void,
  ) {}

  accept(socket: Socket): void {
    socket.on("error", () => socket.destroy());
    socket.setNoDelay(true);
    this.#waiting.add(socket);
    socket.once("close", () => this.#waiting.delete(socket));
    const refuse = () => {
      if (this.#waiting.delete(socket)) {
        socket.end(fatal("53300", "The embedded database serves one connection at a time, and it is taken."));
      }
    };
    setTimeout(refuse, patienceMs).unref();
    this.#next();
  }

  /** Hangs up on everybody, lets the statement at work finish and leaves the session clean. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const socket of this.#waiting) socket.destroy();
    this.#current?.destroySoon();
    await this.#served;
    await this.#forget();
  }

  #next(): void {
    if (this.#current || this.#closed) return;
    const [socket] = this.#waiting;
    if (!socket) return;
    this.#waiting.delete(socket);
    this.#current = socket;
    this.#served = this.#serve(socket)
      .catch(() => {})
      .finally(() => {
        socket.destroy();
        this.#current = null;
        this.#next();
      });
  }

  async #serve(socket: Socket): Promise<void> {
    const frames = new FrameReader();
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      for (const frame of frames.push(chunk)) {
        if (frame.kind === "goodbye" || frame.kind === "cancel-asked") return;
        if (frame.kind === "encryption-asked") {
          socket.write("N");
          continue;
        }
        if (frame.kind === "startup") await this.#forget();
        const answer = await this.#run(frame.bytes);
        if (!socket.write(answer) && !socket.destroyed) await drained(socket);
      }
    }
  }

  // SET, temporary tables, session locks and named statements would outlive the connection that made them.
  async #forget(): Promise<void> {
    await this.#run(sync);
    await this.#run(query("ROLLBACK"));
    const answer = await this.#run(query("DISCARD ALL"));
    if (!answer.includes("DISCARD ALL"))
      this.broken(new Error("The session of the embedded database cannot be reset."));
  }

  async #run(messages: Uint8Array): Promise<Buffer> {
    try {
      return await this.run(messages);
    } catch (error) {
      this.broken(error);
      throw error;
    }
  }
}

/** Waits until the socket takes more or is gone, and leaves no listener behind on one that lives for days. */
async function drained(socket: Socket): Promise<void> {
  const settled = new AbortController();
  try {
    await Promise.race(["drain", "close"].map(event => once(socket, event, settled)));
  } finally {
    settled.abort();
  }
}
