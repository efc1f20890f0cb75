import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { findProgram, freePort } from "../../scripts/services/find.mjs";
import { type Service, startService } from "../../scripts/services/process.mjs";
import { until } from "../support/until.js";

const slots = 16_384;

/** A Redis Cluster of one test file's own: three masters on ports of the loopback address. */
export class OwnCluster {
  private constructor(
    private readonly folder: string,
    private readonly masters: { readonly port: number; service: Service }[],
  ) {}

  static async start(): Promise<OwnCluster> {
    const folder = mkdtempSync(join(tmpdir(), "ithaca-cluster-"));
    const ports = [await freePort(), await freePort(), await freePort()];
    const masters = await Promise.all(ports.map(async port => ({ port, service: await run(folder, port) })));
    const cluster = new OwnCluster(folder, masters);
    await cluster.join();
    return cluster;
  }

  get urls(): string[] {
    return this.masters.map(({ service }) => service.url);
  }

  /** The answer of one master to a command. */
  ask(master: number, ...command: string[]): Promise<unknown> {
    return ask(this.urls[master] ?? "", command);
  }

  async kill(master: number): Promise<void> {
    await this.masters[master]?.service.stop();
  }

  async startAgain(master: number): Promise<void> {
    const it = this.masters[master];
    if (it) it.service = await run(this.folder, it.port);
  }

  async stop(): Promise<void> {
    await Promise.all(this.masters.map(({ service }) => service.stop()));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async isWhole(): Promise<boolean> {
    const states = await Promise.all(this.urls.map((_, master) => this.ask(master, "CLUSTER", "INFO")));
    return states.every(state => /cluster_state:ok/.test(String(state)) && /known_nodes:3/.test(String(state)));
  }

  private async join(): Promise<void> {
    const share = Math.ceil(slots / this.masters.length);
    for (const [master] of this.masters.entries()) {
      const [from, to] = [master * share, Math.min(slots, (master + 1) * share) - 1];
      await this.ask(master, "CLUSTER", "ADDSLOTSRANGE", String(from), String(to));
      await this.ask(master, "CLUSTER", "SET-CONFIG-EPOCH", String(master + 1));
    }
    for (const { port } of this.masters.slice(1)) {
      await this.ask(0, "CLUSTER", "MEET", "127.0.0.1", String(port), String(await busPortOf(port)));
    }
    await until(() => this.isWhole());
  }
}

const busPorts = new Map<number, Promise<number>>();

function busPortOf(port: number): Promise<number> {
  const known = busPorts.get(port) ?? freePort();
  busPorts.set(port, known);
  return known;
}

async function ask(url: string, command: string[]): Promise<unknown> {
  const client = createClient({ url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}

async function run(folder: string, port: number): Promise<Service> {
  const program = findProgram("redis-server");
  if (program === null) throw new Error("Redis is not installed.");
  const plain = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const cluster = ["--cluster-enabled", "yes", "--cluster-config-file", `nodes-${port}.conf`];
  const tempered = ["--cluster-node-timeout", "2000", "--cluster-port", String(await busPortOf(port))];
  return startService({
    program,
    args: [...plain, ...cluster, ...tempered],
    ready: /Ready to accept connections/,
    stopSignal: "SIGKILL",
    url: `redis://127.0.0.1:${port}`,
    cwd: "/",
  });
}
