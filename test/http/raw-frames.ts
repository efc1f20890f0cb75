import { once } from "node:events";
import { connect, type Socket } from "node:net";

const key = Buffer.from("0123456789abcdef").toString("base64");

/** A client of the bytes themselves: it decides which of them travel in one write. */
export class RawFrames {
  private received: Buffer = Buffer.alloc(0);
  private wake = () => {};

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", data => {
      this.received = Buffer.concat([this.received, data]);
      this.wake();
    });
    socket.on("error", () => {});
  }

  /** Connects and upgrades; `first` travels in the same write as the upgrade's request. */
  static async connect(url: string, first: Buffer = Buffer.alloc(0)): Promise<RawFrames> {
    const { hostname, port, pathname } = new URL(url);
    const client = new RawFrames(connect({ host: hostname, port: Number(port) }));
    await once(client.socket, "connect");
    const lines = [
      `GET ${pathname} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${key}`,
      "Sec-WebSocket-Protocol: graphql-transport-ws",
    ];
    client.write(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), first]));
    const head = () => client.received.indexOf("\r\n\r\n");
    while (head() < 0) await client.more();
    client.received = client.received.subarray(head() + 4);
    return client;
  }

  /** One write, so one segment on the way to a server of this machine. */
  write(bytes: Buffer) {
    this.socket.write(bytes);
  }

  /** The next message, or the code of the closing frame; WebSocket's own pongs are passed over. */
  async next(): Promise<unknown> {
    while (this.received.length < 2) await this.more();
    const opcode = (this.received[0] ?? 0) & 0x0f;
    const short = (this.received[1] ?? 0) & 0x7f;
    const headLength = short === 126 ? 4 : 2;
    while (this.received.length < headLength) await this.more();
    const length = short === 126 ? this.received.readUInt16BE(2) : short;
    while (this.received.length < headLength + length) await this.more();
    const payload = this.received.subarray(headLength, headLength + length);
    this.received = this.received.subarray(headLength + length);
    if (opcode === 10) return this.next();
    return opcode === 8 ? { closed: payload.readUInt16BE(0) } : JSON.parse(payload.toString("utf8"));
  }

  async take(count: number): Promise<unknown[]> {
    const taken: unknown[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  end() {
    this.socket.destroy();
  }

  private more(): Promise<void> {
    return new Promise(resolve => {
      this.wake = resolve;
    });
  }
}

/** Messages as a client's masked text frames, behind each other; `fin` and `opcode` are for parts of a message. */
export function frames(...messages: readonly unknown[]): Buffer {
  return Buffer.concat(messages.map(message => frame(Buffer.from(JSON.stringify(message)))));
}

/** One frame; the mask is all zeros, which masks nothing. */
export function frame(payload: Buffer, { opcode = 1, last = true } = {}): Buffer {
  const mask = Buffer.alloc(4);
  const first = (last ? 0x80 : 0) | opcode;
  const head =
    payload.length < 126
      ? Buffer.from([first, 0x80 | payload.length])
      : Buffer.from([first, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, mask, payload]);
}
