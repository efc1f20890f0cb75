import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One address for several servers of this machine, each connection to the next of them that is there. */
export class RoundRobin {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private turn = 0;
  private readonly server = createServer(near => {
    near.on("error", () => {});
    this.join(near, this.ports.length);
  });

  constructor(private readonly ports: readonly number[]) {}

  /** Starts to listen; resolves to its URL. */
  async open(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks every connection; new ones are let through. */
  cut() {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  async close() {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  private join(near: Socket, tries: number) {
    if (tries === 0) return near.destroy();
    this.turn += 1;
    const far = connect({ host: "127.0.0.1", port: this.ports[this.turn % this.ports.length] ?? 0 });
    const onFailure = () => this.join(near, tries - 1);
    far.once("error", onFailure);
    far.once("connect", () => {
      far.off("error", onFailure).on("error", () => {});
      const pair = [near, far] as const;
      this.pairs.add(pair);
      const end = () => {
        this.pairs.delete(pair);
        near.destroy();
        far.destroy();
      };
      near.once("close", end);
      far.once("close", end);
      near.pipe(far);
      far.pipe(near);
    });
    return undefined;
  }
}
