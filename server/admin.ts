import { createApp } from "./app.js";
import { commandOf, help, UsageError } from "./commands.js";
import { ConfigError, readConfig } from "./config.js";
import { CannotStart, openFloor } from "./floor.js";
import { Fault } from "./kernel/fault.js";
import { createLog } from "./log.js";

/** Runs one command on the database that the server's own settings name, then closes it. */
async function main(): Promise<void> {
  const [name = "help", ...args] = process.argv.slice(2);
  if (name === "help" || name === "--help") {
    process.stdout.write(help());
    return;
  }
  const command = commandOf(name);
  const config = readConfig(process.env);
  const log = createLog(config.logLevel === "info" ? "warn" : config.logLevel);
  const floor = await openFloor(config, log);
  try {
    const app = createApp(floor);
    process.stdout.write(`${await command.run({ app, db: floor.db, config }, args)}\n`);
    await app.accounts.close();
  } finally {
    await floor.close();
  }
}

try {
  await main();
} catch (error) {
  const meant = [UsageError, ConfigError, CannotStart, Fault].some(kind => error instanceof kind);
  if (!meant) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
