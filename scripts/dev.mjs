import { spawn } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { join } from "node:path";
import { buildWhenStale, root } from "./build.mjs";

/** Runs the server and starts it anew, when a source changes, as soon as the old one has drained. */
const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
/** @type {import("node:child_process").ChildProcess | null} */
let server = null;
let isStopping = false;
/** @type {NodeJS.Timeout | undefined} */
let settled;

function start() {
  try {
    buildWhenStale();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return;
  }
  const one = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/server/main.js")], {
    stdio: "inherit",
  });
  server = one;
  one.once("exit", code => {
    server = null;
    if (isStopping) process.exit(code ?? 0);
  });
}

function restart() {
  if (!server) {
    start();
    return;
  }
  server.once("exit", start);
  server.kill("SIGTERM");
}

for (const folder of ["server", "schema", "migrations"].map(name => join(root, name))) {
  if (!existsSync(folder)) continue;
  watch(folder, { recursive: true }, (_event, name) => {
    if (!name?.endsWith(".ts")) return;
    clearTimeout(settled);
    settled = setTimeout(restart, 150);
  });
}
for (const signal of signals) {
  process.on(signal, () => {
    isStopping = true;
    if (server) server.kill(signal);
    else process.exit(0);
  });
}
start();
