import { join } from "node:path";
import type { App } from "./app.js";
import { type Config, ConfigError, readConfig } from "./config.js";
import { demoPassword, demoSignIns } from "./demo/index.js";
import { CannotStart } from "./floor.js";
import type { Api } from "./http/api.js";
import { createLog } from "./log.js";
import { type Node, startNode } from "./node.js";

/** Runs a node as a process: reads the environment, says where it is, and stops it on SIGTERM and SIGINT. */
export async function run(process: NodeJS.Process, buildApi: (app: App) => Promise<Api>): Promise<void> {
  let node: Node | null = null;
  try {
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    const crash = (error: unknown) => {
      log.error({ err: error }, "the process cannot go on");
      const force = setTimeout(() => process.exit(1), config.drainMs);
      force.unref();
      void (node?.stop() ?? Promise.resolve()).finally(() => process.exit(1));
    };
    process.on("uncaughtException", crash);
    process.on("unhandledRejection", crash);
    node = await startNode(config, buildApi, log);
    process.stdout.write(greeting(node, config));
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CannotStart)) throw error;
    process.stderr.write(`\n${error.message}\n\n`);
    process.exit(1);
  }
  const running = node;
  const leave = () => void running.stop().then(() => process.exit(0));
  process.once("SIGTERM", leave);
  process.once("SIGINT", leave);
}

/** What a person who has just started the server wants to know. */
function greeting(node: Node, config: Config): string {
  const lines = ["", `Ithaca is ready at ${node.url}`, `  GraphQL     ${node.url}/graphql  (HTTP and WebSocket)`];
  if (config.demo) {
    lines.push(`  Sign in as  ${demoSignIns.join(", ")}`, `              password ${demoPassword}`);
  }
  if (node.dataDir !== null) lines.push(`  Data        ${node.dataDir}  (embedded PostgreSQL)`);
  if (config.smtpUrl === null) lines.push(`  Mails       ${join(config.dataDir, "outbox")}`);
  return `${lines.join("\n")}\n\n`;
}
