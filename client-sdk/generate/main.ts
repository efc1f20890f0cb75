#!/usr/bin/env node
import { command } from "./command.js";
import { readArguments } from "./read-arguments.js";

const asked = readArguments(process.argv.slice(2));
if (typeof asked === "string") {
  process.stderr.write(asked);
  process.exitCode = 2;
} else {
  const { said, code } = command(asked);
  (code === 0 ? process.stdout : process.stderr).write(said);
  process.exitCode = code;
}
