/**
 * Runs the product: `start.mjs` the server, `start.mjs admin …` its command line. It compiles when the sources changed,
 * and in a tree without the compiler, as a production image is, runs what was compiled. Everything but the version's
 * check is imported late, so that an old Node gets as far as saying what it lacks.
 */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Ithaca needs Node 20.19 or later, and this is ${process.versions.node}: https://nodejs.org`);
  process.exit(1);
}

const { existsSync } = await import("node:fs");
const { join } = await import("node:path");
const { pathToFileURL } = await import("node:url");
const { buildWhenStale, isProductionTree, root } = await import("./build.mjs");

const programs = new Map([["admin", "admin.js"]]);
const named = programs.get(process.argv[2] ?? "");
const entry = join(root, "dist", "server", named ?? "main.js");

if (!existsSync(join(root, "node_modules"))) {
  console.error("The dependencies are missing: run `npm install` first.");
  process.exit(1);
}
if (!isProductionTree() || !existsSync(entry)) {
  try {
    buildWhenStale();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

// npm passes SIGTERM to the shell it started this in, and the shell dies of it without passing it on: the server would
// go on with nobody to stop it. Whoever loses their npm was meant to stop.
if (process.env.npm_lifecycle_event !== undefined && process.platform !== "win32") {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  watch.unref();
}

// In this very process, so that signals, exit codes and the terminal are the server's own.
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, entry, ...process.argv.slice(named ? 3 : 2)];
await import(pathToFileURL(entry).href);
