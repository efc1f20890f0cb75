import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerProcess, startServer } from "./server-process.js";

/** The servers of a test file: each has a folder of its own unless told, and all end with the file. */
export class Servers {
  private readonly root = mkdtempSync(join(tmpdir(), "ithaca-servers-"));
  private readonly running: ServerProcess[] = [];
  private folders = 0;

  /** A path nobody has used, for data. */
  folder(): string {
    this.folders += 1;
    return join(this.root, `data ${this.folders}`);
  }

  async start(env: Readonly<Record<string, string>>, main?: string): Promise<ServerProcess> {
    const server = await startServer({ DATA_DIR: this.folder(), ...env }, main);
    this.running.push(server);
    return server;
  }

  /** Ends what still runs, at once, and removes the folders. */
  async end(): Promise<void> {
    await Promise.all(this.running.map(server => server.kill()));
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}
