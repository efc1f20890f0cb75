import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/build.mjs";

/** @param {string} name */
const part = name => import(pathToFileURL(join(root, "dist/server", `${name}.js`)).href);

/**
 * The parts of the product that say what a search means, from the build: how it is read, what its criteria earn, and the
 * lots of equals.
 * @returns {Promise<typeof import("../../server/matching/lot.js") & typeof import("../../server/matching/read-search.js")
 *   & typeof import("../../server/matching/score.js") & typeof import("../../server/matching/taxonomy.js")
 *   & typeof import("../../server/matching/weights.js") & typeof import("../../server/meetings/index.js")>}
 */
export async function builtMatching() {
  const names = ["matching/lot", "matching/read-search", "matching/score", "matching/taxonomy", "matching/weights"];
  return Object.assign({}, ...(await Promise.all([...names, "meetings/index"].map(part))));
}
