#!/usr/bin/env node
import type { Command } from "./command.js";
import { asksForHelp, readArguments } from "./read-arguments.js";

const args = process.argv.slice(2);
const asked = readArguments(args);
if (typeof asked === "string") end(asked, asksForHelp(args) ? 0 : 2);
else await run(asked);

async function run(asked: Command): Promise<void> {
  try {
    const { command } = await import("./command.js");
    const { said, code } = command(asked);
    end(said, code);
  } catch (error) {
    // Who only uses the client needs no graphql, so it is not installed with it.
    if (!isMissing(error)) throw error;
    end("ithaca-sdk needs the package graphql: npm install --save-dev graphql@16\n", 1);
  }
}

function end(said: string, code: number): void {
  (code === 0 ? process.stdout : process.stderr).write(said);
  process.exitCode = code;
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "ERR_MODULE_NOT_FOUND" &&
    /'graphql'/.test(error.message)
  );
}
