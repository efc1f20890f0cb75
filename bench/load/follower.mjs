import { randomBytes, randomUUID } from "node:crypto";
import { connect } from "node:net";

/** Bytes of a frame's text from which on it is counted as a delivery; marks and answers are shorter. */
const leastDelivery = 250;
const stamp = Buffer.from('"body":"@');

/**
 * What all followers of this process have seen.
 * @typedef {{ deliveries: number, bytes: number, latencies: number[], onDelivery: () => void, onEnd: (why: string) => void }} Tally
 */

/** @typedef {{ port: number, token: string | null, query: string, variables: object }} Plan */

/**
 * One subscriber by hand: it counts frames by their headers and never parses what they say, so that it costs far less
 * than the server that it measures.
 */
export class Follower {
  #state = "upgrading";
  /** @type {Buffer | null} a frame whose rest has not come yet */
  #rest = null;
  /** @type {(() => void) | null} */
  #onSubscribed = null;
  #leaving = false;

  /**
   * @param {Plan} plan
   * @param {boolean} samples whether it reads the time stamps in the messages it gets
   * @param {Tally} tally
   */
  constructor(plan, samples, tally) {
    this.plan = plan;
    this.samples = samples;
    this.tally = tally;
    this.socket = connect(plan.port, "127.0.0.1");
    this.socket.setNoDelay(true);
    this.socket.on("data", data => this.#take(data));
    this.socket.on("error", error => tally.onEnd(error.message));
    this.socket.on("close", () => {
      if (!this.#leaving) tally.onEnd("a server closed the connection of a follower");
    });
    this.socket.write(
      `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:${plan.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n` +
        "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n",
    );
  }

  /** Resolves when `subscribe` is on its way. */
  subscribed() {
    return new Promise(resolve => {
      this.#onSubscribed = () => resolve(undefined);
    });
  }

  leave() {
    this.#leaving = true;
    this.socket.destroy();
  }

  /** @param {Buffer} data */
  #take(data) {
    if (this.#state !== "upgrading") return this.#frames(data);
    const end = data.indexOf("\r\n\r\n");
    if (end < 0) return;
    if (!data.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) {
      return this.tally.onEnd(`the upgrade was answered with ${data.subarray(0, end)}`);
    }
    this.#state = "starting";
    const payload = this.plan.token === null ? undefined : { authorization: `Bearer ${this.plan.token}` };
    this.#send(1, JSON.stringify({ type: "connection_init", payload }));
    if (data.length > end + 4) this.#frames(data.subarray(end + 4));
  }

  /** @param {Buffer} data */
  #frames(data) {
    const all = this.#rest === null ? data : Buffer.concat([this.#rest, data]);
    const { length } = all;
    let at = 0;
    while (length - at >= 2) {
      const short = (all[at + 1] ?? 0) & 127;
      const header = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (length - at < header) break;
      const size = short < 126 ? short : short === 126 ? all.readUInt16BE(at + 2) : Number(all.readBigUInt64BE(at + 2));
      if (length - at < header + size) break;
      this.#frame((all[at] ?? 0) & 15, all, at + header, size);
      at += header + size;
    }
    this.#rest = at === length ? null : all.subarray(at);
  }

  /** @param {number} opcode @param {Buffer} all @param {number} from @param {number} size */
  #frame(opcode, all, from, size) {
    if (opcode === 1 && size >= leastDelivery) {
      const { tally } = this;
      tally.deliveries += 1;
      tally.bytes += size;
      if (this.samples) {
        const at = all.indexOf(stamp, from) + stamp.length;
        if (at < stamp.length || at > from + size) {
          return tally.onEnd(`a delivery is not the message: ${all.toString("latin1", from, from + size)}`);
        }
        tally.latencies.push(now() - Number(all.toString("latin1", at, at + 16)));
      }
      return tally.onDelivery();
    }
    if (opcode === 9) return this.#send(10, all.toString("latin1", from, from + size));
    if (opcode !== 1) return;
    const text = all.toString("latin1", from, from + size);
    if (text.includes('"error"')) return this.tally.onEnd(`a server answered ${text}`);
    if (text.includes('"ping"')) return this.#send(1, '{"type":"pong"}');
    if (this.#state !== "starting") return;
    this.#state = "following";
    const { query, variables } = this.plan;
    this.#send(1, JSON.stringify({ type: "subscribe", id: randomUUID(), payload: { query, variables } }));
    this.#onSubscribed?.();
  }

  /** Masked with zeros, which is a mask like any other. @param {number} opcode @param {string} text */
  #send(opcode, text) {
    const body = Buffer.from(text);
    const header =
      body.length < 126
        ? Buffer.from([128 | opcode, 128 | body.length, 0, 0, 0, 0])
        : Buffer.from([128 | opcode, 128 | 126, body.length >> 8, body.length & 255, 0, 0, 0, 0]);
    this.socket.write(Buffer.concat([header, body]));
  }
}

/** Microseconds of the machine's own clock, the same in all its processes. */
export const now = () => Number(process.hrtime.bigint() / 1_000n);
