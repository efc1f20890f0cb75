import { ResumingClient } from "./resuming-client.mjs";

/** A client that keeps a connection in use by pings of its own, as many libraries do, says one so often. */
const pingMs = 5_000;

/** A client that stops reading its connection, or reads so little that it falls ever further behind, until it wakes. */
export class SlowClient extends ResumingClient {
  /** @type {NodeJS.Timeout[]} */
  #timers = [];

  /** @param {number} pace bytes a second; with 0 it reads nothing and says nothing any more */
  slow(pace) {
    this.isPatient = true;
    const { socket } = this;
    const stream = this.connection;
    if (!socket || !stream) throw new Error(`${this.plan.name} has no connection that it could neglect.`);
    const [began, before] = [Date.now(), stream.bytesRead];
    const isAhead = () => stream.bytesRead - before >= ((Date.now() - began) / 1_000) * pace;
    const look = () => {
      if (isAhead()) socket.pause();
      else socket.resume();
    };
    // Node reads 64 KiB at a time, so after each of them it looks whether that was enough for a while.
    stream.on("data", look);
    socket.pause();
    if (pace > 0)
      this.#timers.push(
        setInterval(look, 100),
        setInterval(() => this.say({ type: "ping" }), pingMs),
      );
    this.#wake = () => {
      stream.off("data", look);
      socket.resume();
    };
  }

  /** Reads on as fast as it can; what it finds may be that its connection is gone. */
  wake() {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.isPatient = false;
    this.#wake();
    this.#wake = () => {};
  }

  #wake = () => {};
}
