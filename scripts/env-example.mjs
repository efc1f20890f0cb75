import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenStale, root } from "./build.mjs";

/** Writes .env.example from the table in server/config.ts; with --print it only says what it would write. */
buildWhenStale();
/** @type {{ settings: typeof import("../server/config.js").settings }} */
const { settings } = await import(pathToFileURL(join(root, "dist/server/config.js")).href);
const lines = Object.values(settings).map(({ variable, usual, meaning }) => `# ${meaning}\n#${variable}=${usual}\n`);
const text = ["# Every setting, as it is when nothing is set. Written by `npm run env-example`.\n", ...lines].join(
  "\n",
);
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(join(root, ".env.example"), text);
