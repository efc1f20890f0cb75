import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server of this machine that can be cut like a cable: both ends see their connections break. */
export class CuttableProxy {
  private readonly sockets = new Set<Socket>();
  private isParted = false;
  private readonly server = createServer(near => {
    if (this.isParted) {
      near.on("error", () => {}).resetAndDestroy();
      return;
    }
    const far = connect({ host: "127.0.0.1", port: this.port });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.pipe(other);
      one.on("error", () => {});
      one.on("close", () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  });

  constructor(private readonly port: number) {}

  /** Starts to listen; resolves to its port. */
  async open(): Promise<number> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection; new ones are let through. */
  cut() {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Breaks every connection and lets none through until `mend`. */
  part() {
    this.isParted = true;
    this.cut();
  }

  mend() {
    this.isParted = false;
  }

  async close() {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }
}
