import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildWhenStale, root } from "./build.mjs";
import { startServices } from "./services/session.mjs";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** Builds, starts the services, hands the arguments to Jest and ends with one line that counts. */
async function main() {
  const starting = startServices();
  buildWhenStale();
  const services = await starting;
  process.on("exit", services.kill);

  const outputFile = join(services.folder, "results.json");
  const exit = await runJest(["--json", `--outputFile=${outputFile}`, ...process.argv.slice(2)], services.env);
  const results = readResults(outputFile);
  await services.stop();
  report(results, exit, services.missing);
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>} Jest's exit code
 */
function runJest(args, env) {
  const node = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
  const jest = spawn(process.execPath, [...node, join(root, "node_modules/jest/bin/jest.js"), ...args], {
    cwd: root,
    stdio: ["inherit", "ignore", "inherit"], // with --json Jest reports on the error output
    env: { ...process.env, ...env },
  });
  // The services must outlive Jest: a signal ends Jest, and its end ends us.
  for (const signal of signals) process.on(signal, () => jest.kill(signal));
  return new Promise((resolve, reject) => {
    jest.once("error", reject);
    jest.once("exit", code => resolve(code ?? 1));
  });
}

/** @param {string} file */
function readResults(file) {
  try {
    const found = JSON.parse(readFileSync(file, "utf8"));
    return {
      passed: Number(found.numPassedTests),
      // A file that could not be loaded has no tests to count, and is a failure all the same.
      failed: Number(found.numFailedTests) + Number(found.numRuntimeErrorTestSuites),
      skipped: Number(found.numPendingTests) + Number(found.numTodoTests),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * @param {{ passed: number, failed: number, skipped: number }} counts
 * @param {number} exit
 * @param {string[]} missing
 */
function report({ passed, failed, skipped }, exit, missing) {
  const isCi = process.env.CI === "true";
  if (missing.length > 0) {
    const verdict = isCi ? "CI must run everything, so this is a failure." : "Everything that needs it was left out.";
    console.error(`\nNOT RUN AGAINST ${missing.join(" AND ").toUpperCase()}. ${verdict}`);
  }
  let failures = failed + (isCi ? missing.length : 0);
  if (exit !== 0 && failures === 0) failures = 1;
  console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failures > 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
