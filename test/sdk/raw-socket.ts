import { until } from "../support/until.js";

type Frame = { readonly type: string; readonly id?: string; readonly payload?: unknown };
type Constructor = new (url: string, protocol: string) => Pick<WebSocket, "onopen" | "onmessage" | "onclose" | "send">;

/** A socket that says what it is told to, and keeps what it hears and how it was closed. */
export class RawSocket {
  readonly frames: Frame[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  private isOpen = false;
  private readonly socket: InstanceType<Constructor>;

  constructor(WebSocket: unknown, url: string, protocol = "graphql-transport-ws") {
    this.socket = new (WebSocket as Constructor)(url, protocol);
    this.socket.onopen = () => {
      this.isOpen = true;
    };
    this.socket.onmessage = ({ data }) => this.frames.push(JSON.parse(String(data)));
    this.socket.onclose = ({ code, reason }) => {
      this.closed = { code, reason };
    };
  }

  async say(...frames: (Frame | string)[]) {
    await until(() => this.isOpen || this.closed);
    for (const frame of frames) this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** Waits for so many frames of an operation, the one with the id that is named, or of none. */
  async hear(count: number, id?: string): Promise<Frame[]> {
    const mine = () => this.frames.filter(frame => frame.id === id);
    await until(() => mine().length >= count || this.closed);
    return mine();
  }

  async end() {
    await until(() => this.closed);
    return this.closed;
  }
}
