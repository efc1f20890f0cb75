import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildWhenStale, root } from "../scripts/build.mjs";
import { sabotages } from "./sabotage.mjs";

/**
 * Copies what was built into a folder of the run, so that the servers of a run are all the same, and breaks the copy
 * when that is asked. Throws when a patch of the sabotage does not fit the product any more.
 * @param {string} folder @param {string | null} sabotage
 * @returns {string} the program to start
 */
export function makeRelease(folder, sabotage) {
  buildWhenStale();
  const release = join(folder, "release");
  cpSync(join(root, "dist"), join(release, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(release, "package.json"));
  symlinkSync(join(root, "node_modules"), join(release, "node_modules"));
  for (const { file, find, replace } of sabotage === null ? [] : patchesOf(sabotage)) {
    const path = join(release, "dist", file);
    const text = readFileSync(path, "utf8");
    const parts = text.split(find);
    if (parts.length !== 2)
      throw new Error(
        `The sabotage ${sabotage} does not fit ${file}: its lines stand there ${parts.length - 1} times.`,
      );
    writeFileSync(path, parts.join(replace));
  }
  return join(release, "dist/server/main.js");
}

/** @param {string} name */
function patchesOf(name) {
  const found = sabotages.get(name);
  if (!found) throw new Error(`There is no sabotage ${name}; there are ${[...sabotages.keys()].join(", ")}.`);
  return found.patches;
}
