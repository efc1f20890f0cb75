import { isNode, walkFiles } from "./syntax.mjs";

/** The environment is read once, where the process starts; the rest is given its settings. */
export function environment() {
  return walkFiles(
    /^(server|schema|migrations|client-sdk\/src)\/(?!(main|admin|run|config)\.ts$).*\.tsx?$/,
    ({ node }) => {
      if (node.type === "MemberExpression" && isNamed(node.object, "process") && isNamed(node.property, "env")) {
        return "reads process.env: take the setting as an argument";
      }
      if (node.type === "ImportSpecifier" && isNamed(node.imported ?? node.local, "env")) {
        return "imports env: take the setting as an argument";
      }
      return null;
    },
  );
}

/** @param {unknown} node @param {string} name */
const isNamed = (node, name) => isNode(node) && node.type === "Identifier" && node.value === name;
