import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entry = fileURLToPath(new URL("../../dist/server/main.js", import.meta.url));

/** A server in a process of its own, as a stranger starts it. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has written so far, both streams. */
  readonly output: () => string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/**
 * Starts a server on a free port and waits until it says that it is ready; throws with its words when it exits. Another
 * entry may stand in for the product's own, to do in the process what nobody can ask it for from outside.
 */
export async function startServer(env: Readonly<Record<string, string>>, main = entry): Promise<ServerProcess> {
  const child = spawnServer(env, main);
  let output = "";
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      output += data.toString("utf8");
      const url = /ready at (http:\/\/\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", code => reject(new Error(`The server left with ${code} before it was ready:\n${output}`)));
  });
  const url = await ready;
  const gone = async () => (child.exitCode === null && child.signalCode === null ? once(child, "exit") : []);
  return {
    url,
    process: child,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      await gone();
      return child.exitCode;
    },
    async kill() {
      child.kill("SIGKILL");
      await gone();
    },
  };
}

/** Runs a server that is expected to refuse to start; gives its exit code and its words. */
export async function runToExit(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnServer(env);
  let output = "";
  child.stdout?.on("data", data => {
    output += data;
  });
  child.stderr?.on("data", data => {
    output += data;
  });
  await once(child, "exit");
  return { code: child.exitCode, output };
}

function spawnServer(env: Readonly<Record<string, string>>, main = entry): ChildProcess {
  const { PATH = "" } = process.env;
  return spawn(process.execPath, [main], { cwd: root, env: { PATH, PORT: "0", LOG_LEVEL: "warn", ...env } });
}
