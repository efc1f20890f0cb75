import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { freePort } from "../scripts/services/find.mjs";
import { signal } from "./processes.mjs";
import { pause } from "./random.mjs";

/** One server of the run, started again on its port after it was killed. */
export class ServerNode {
  /** @type {import("node:child_process").ChildProcess | null} */
  #child = null;
  #port = 0;
  #wanted = true;
  /** @type {string[]} what it did that no server should do by itself */
  faults = [];
  isUp = false;

  /**
   * @param {string} name @param {string} main @param {Record<string, string>} env @param {string} logFile
   * @param {string[]} flags of Node
   */
  constructor(name, main, env, logFile, flags = []) {
    this.name = name;
    this.main = main;
    this.env = env;
    this.logFile = logFile;
    this.flags = flags;
  }

  /** 0 while there is none. */
  get pid() {
    return this.#child?.pid ?? 0;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it and waits until it says that it is ready; what it needs may be on its way back just now. */
  async comeBack() {
    this.#port ||= await freePort();
    for (let tries = 0; ; tries += 1) {
      if (await this.#tryOnce()) return;
      if (tries === 20) throw new Error(`${this.name} does not start; see ${this.logFile}`);
      await pause(500);
    }
  }

  async #tryOnce() {
    const { PATH = "" } = process.env;
    this.#wanted = true;
    const child = spawn(process.execPath, [...this.flags, this.main], {
      env: { PATH, LOG_LEVEL: "warn", ...this.env, PORT: String(this.#port) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    const log = createWriteStream(this.logFile, { flags: "a" });
    child.stderr.pipe(log, { end: false });
    child.stdout.pipe(log, { end: false });
    const ready = new Promise(resolve => {
      let said = "";
      child.stdout.on("data", data => {
        said = (said + data).slice(-4_000);
        if (/ready at/.test(said)) resolve(true);
      });
      child.once("exit", () => resolve(false));
    });
    child.once("exit", (code, name) => {
      const wasUp = this.isUp;
      this.isUp = false;
      if (wasUp && this.#wanted) this.faults.push(`${this.name} ended by itself with ${code ?? name}`);
    });
    this.isUp = await ready;
    return this.isUp;
  }

  async kill() {
    await this.#end("SIGKILL");
  }

  /** SIGTERM. @returns {Promise<{ code: number | null, ms: number }>} its exit code, and how long it took */
  async terminate() {
    const at = Date.now();
    return { code: await this.#end("SIGTERM"), ms: Date.now() - at };
  }

  freeze() {
    signal(this.pid, "SIGSTOP");
  }

  thaw() {
    signal(this.pid, "SIGCONT");
  }

  /** @param {NodeJS.Signals} name */
  async #end(name) {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    this.#wanted = false;
    const gone = once(child, "exit");
    child.kill(name);
    await gone;
    return child.exitCode;
  }
}
