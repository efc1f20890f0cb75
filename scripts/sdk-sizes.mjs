import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "./build.mjs";

const source = join(root, "client-sdk/src");
const core = `
  import { createIthaca, isRefusal } from "./index.js";
  import { chat } from "./generated/chat.js";
  export const ithaca = createIthaca({ url: "https://ithaca.example/graphql", token: () => null }, { chat });
  export { isRefusal };`;
const kB = 1_000;

/**
 * What a part of the client SDK weighs in an application: minified for browsers by esbuild and packed by gzip, in bytes.
 * @typedef {{ part: string, bytes: number, limit: number }} Weight
 */

/**
 * The core with its first domain, and what each other part adds to that.
 * @returns {Promise<Weight[]>}
 */
export async function sdkWeights() {
  const alone = await weigh(core);
  const domains = readdirSync(join(source, "generated"))
    .map(file => basename(file, ".ts"))
    .filter(name => name !== "types" && name !== "chat");
  const parts = [
    ...domains.map(name => ({
      part: `another domain, ${name}`,
      code: `export * from "./generated/${name}.js"`,
      limit: 1.5,
    })),
    { part: "React", code: 'export * from "./react/index.js"', limit: 2 },
    { part: "offline", code: 'export * from "./offline/index.js"', limit: 1.5 },
  ];
  const weights = [{ part: "core and chat", bytes: alone, limit: 9 * kB }];
  for (const { part, code, limit } of parts) {
    weights.push({ part, bytes: (await weigh(`${core}\n${code};`)) - alone, limit: limit * kB });
  }
  return weights;
}

/**
 * @param {string} code of an application
 * @param {string} [folder] from which its imports are resolved
 * @returns {Promise<number>} bytes
 */
export async function weigh(code, folder = source) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"', "globalThis.__DEV__": "false" },
    external: ["react", "react-dom", "react/*"],
    legalComments: "none",
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).byteLength;
}

/** Which parts are heavier than they may be. */
export async function sdkTooHeavy() {
  return (await sdkWeights())
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ part, bytes, limit }) => `${part}: ${bytes} bytes packed, at most ${limit}`);
}
