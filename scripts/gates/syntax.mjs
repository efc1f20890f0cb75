import { parseSync } from "@swc/core";
import { writtenFiles } from "./files.mjs";

/**
 * @typedef {{ type: string, span?: { start: number }, [key: string]: unknown }} Node
 * @typedef {{ node: Node, path: string, moduleNames: Set<string>, module: Node }} Visit
 */

/**
 * Walks every node of the TypeScript files whose path fits.
 * @param {RegExp} pattern
 * @param {(visit: Visit) => string | null} look names a fault, or null
 * @returns {string[]} the faults, each with its place
 */
export function walkFiles(pattern, look) {
  /** @type {string[]} */
  const faults = [];
  for (const { path, text } of writtenFiles(pattern)) {
    // The parser counts bytes on from file to file; a last statement of ours tells where this file begins.
    const mark = ";0";
    const source = Buffer.from(text);
    const module = parseSync(`${text}${mark}`, { syntax: "typescript", decorators: true, tsx: path.endsWith("x") });
    const begin = (module.body.at(-1)?.span.start ?? 0) - source.length - 1;
    const moduleNames = namesOf(module.body);
    if (!isNode(module)) continue;
    visit(module, node => {
      const fault = look({ node, path, moduleNames, module });
      if (!fault) return;
      const start = node.span ? node.span.start - begin : 0;
      const line = source.subarray(0, start).toString().split("\n").length;
      faults.push(`${path}:${line} ${fault}`);
    });
  }
  return faults;
}

/**
 * @param {unknown} value
 * @param {(node: Node) => void} look
 */
export function visit(value, look) {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, look);
    return;
  }
  if (!isNode(value)) {
    // An argument wraps its expression in an object that is no node.
    if (typeof value === "object" && value !== null) for (const one of Object.values(value)) visit(one, look);
    return;
  }
  look(value);
  for (const one of Object.values(value)) if (typeof one === "object" && one !== null) visit(one, look);
}

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
export const isNode = value =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/**
 * What a module declares or imports at its top: nothing of a request can be in it.
 * @param {import("@swc/core").ModuleItem[]} body
 */
function namesOf(body) {
  const names = new Set();
  for (const item of body) {
    if (item.type === "ImportDeclaration") for (const one of item.specifiers) names.add(one.local.value);
    const declared = item.type === "ExportDeclaration" ? item.declaration : item;
    if (declared.type === "FunctionDeclaration") names.add(declared.identifier.value);
    if (declared.type !== "VariableDeclaration" || declared.kind !== "const") continue;
    for (const one of declared.declarations) if (one.id.type === "Identifier") names.add(one.id.value);
  }
  return names;
}
