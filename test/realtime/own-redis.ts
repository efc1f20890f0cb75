import { createClient } from "redis";
import { findProgram, freePort } from "../../scripts/services/find.mjs";
import { type Service, startService } from "../../scripts/services/process.mjs";

/** A Redis of one test's own that can be killed, started again on its port, stopped in its tracks and let go on. */
export class OwnRedis {
  private constructor(
    private readonly port: number,
    private service: Service,
  ) {
    running.push(this);
  }

  static async start(): Promise<OwnRedis> {
    const port = await freePort();
    return new OwnRedis(port, await run(port));
  }

  get url(): string {
    return this.service.url;
  }

  async kill(): Promise<void> {
    await this.service.stop();
  }

  async startAgain(): Promise<void> {
    this.service = await run(this.port);
  }

  freeze(): void {
    process.kill(this.service.pid, "SIGSTOP");
  }

  thaw(): void {
    process.kill(this.service.pid, "SIGCONT");
  }
}

const running: OwnRedis[] = [];

/** Ends what a test has started, frozen or not. */
export async function stopOwnRedis(): Promise<void> {
  await Promise.all(running.splice(0).map(redis => redis.kill()));
}

/** Channels with this prefix that somebody listens to on a Redis. */
export async function channelsOn(url: string, prefix: string): Promise<string[]> {
  const client = createClient({ url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await client.pubSubChannels(`${prefix}*`);
  } finally {
    await client.close();
  }
}

function run(port: number): Promise<Service> {
  const program = findProgram("redis-server");
  if (program === null) throw new Error("Redis is not installed.");
  return startService({
    program,
    args: ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    ready: /Ready to accept connections/,
    stopSignal: "SIGKILL",
    url: `redis://127.0.0.1:${port}`,
    cwd: "/",
  });
}
