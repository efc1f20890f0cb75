import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgresFolder, unprivilegedUser } from "../../scripts/services/find.mjs";
import { startPostgres } from "../../scripts/services/postgres.mjs";
import { type Service, startService } from "../../scripts/services/process.mjs";
import { connectedTo } from "./own-databases.js";

/** A PostgreSQL that a test may kill and start again on the same data; nobody else uses it. */
export class OwnPostgres {
  private constructor(
    private readonly folder: string,
    private service: Service,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const folder = mkdtempSync(join(tmpdir(), "ithaca-own-postgres-"));
    // It runs as another user, who must get through.
    chmodSync(folder, 0o711);
    const service = await startPostgres(folder);
    // The run's PostgreSQL acknowledges before it has written, which is quicker; what is killed must not.
    await connectedTo(service.url, client => client.query("alter role all set synchronous_commit = on"));
    return new OwnPostgres(folder, service);
  }

  get url(): string {
    return this.service.url;
  }

  /** Ends it without a word to anybody, as a machine that loses its power. */
  async die(): Promise<void> {
    process.kill(this.service.pid, "SIGQUIT");
    await this.service.stop();
  }

  async comeBack(): Promise<void> {
    const { url } = this.service;
    const cwd = join(this.folder, "postgres");
    const settings = [`port=${new URL(url).port}`, "listen_addresses=127.0.0.1", "unix_socket_directories="];
    this.service = await startService({
      program: join(findPostgresFolder() ?? "", "postgres"),
      args: ["-D", join(cwd, "data"), ...settings.flatMap(setting => ["-c", setting])],
      ready: /ready to accept connections/,
      stopSignal: "SIGQUIT",
      user: unprivilegedUser(),
      url,
      cwd,
    });
  }

  async end(): Promise<void> {
    await this.service.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
