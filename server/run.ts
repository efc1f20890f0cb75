import { join } from "node:path";
import type { App } from "./app.js";
import { type Config, ConfigError, readConfig } from "./config.js";
import { demoPassword, demoSignIns } from "./demo/index.js";
import { CannotStart } from "./floor.js";
import type { Api } from "./http/api.js";
import { createLog } from "./log.js";
import { type Node, startNode } from "./node.js";

/** What closing the database and the rest may take after requests and sockets had theirs. */
const closingMs = 5_000;
/** One Ctrl-C may come twice, from the terminal and from a program in between; a second one comes later. */
const sameKeyMs = 500;

/** Runs a node as a process: reads the environment, says where it is, and stops it on SIGTERM, SIGINT and SIGHUP. */
export async function run(process: NodeJS.Process, buildApi: (app: App) => Promise<Api>): Promise<void> {
  const config = configOf(process);
  const log = createLog(config.logLevel);
  let node: Node | null = null;
  let exitCode = 0;

  const leave = () => {
    if (!node) process.exit(exitCode);
    setTimeout(() => {
      log.error({}, "the server did not stop in time");
      process.exit(1);
    }, config.drainMs + closingMs).unref();
    node.stop().then(
      () => process.exit(exitCode),
      error => {
        log.error({ err: error }, "the server did not stop in order");
        process.exit(1);
      },
    );
  };
  const crash = (error: unknown) => {
    log.error({ err: error }, "the process cannot go on");
    exitCode = 1;
    leave();
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  // Signals come again: npm, a service manager and a terminal each pass them to whom they know.
  process.on("SIGTERM", leave);
  process.on("SIGHUP", leave);
  let interruptedAt: number | null = null;
  process.on("SIGINT", () => {
    const now = performance.now();
    interruptedAt ??= now;
    if (now - interruptedAt > sameKeyMs) process.exit(130);
    leave();
  });

  try {
    node = await startNode(config, buildApi, log);
    process.stdout.write(greeting(node, config));
  } catch (error) {
    if (error instanceof CannotStart) process.stderr.write(`\n${error.message}\n\n`);
    else log.error({ err: error }, "the server could not start");
    process.exit(1);
  }
}

function configOf(process: NodeJS.Process): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`\n${error.message}\n\n`);
    process.exit(1);
  }
}

/** What a person who has just started the server wants to know. */
function greeting(node: Node, config: Config): string {
  const lines = ["", `Ithaca is ready at ${node.url}`, `  GraphQL     ${node.url}/graphql  (HTTP and WebSocket)`];
  if (node.hasDemo) {
    lines.push(`  Sign in as  ${demoSignIns.join(", ")}`, `              password ${demoPassword}`);
  }
  if (node.dataDir !== null) lines.push(`  Data        ${node.dataDir}  (embedded PostgreSQL)`);
  if (config.smtpUrl === null) lines.push(`  Mails       ${join(config.dataDir, "outbox")}`);
  return `${lines.join("\n")}\n\n`;
}
