import { type FragmentDefinitionNode, print, stripIgnoredCharacters } from "graphql";
import type { Operation } from "./read-operations.js";

/** The text without what the server ignores. */
const minified = (node: Operation["node"] | FragmentDefinitionNode): string => stripIgnoredCharacters(print(node));

/** The text that is sent: what a server that takes trusted documents only has to know. */
export const documentText = ({ node, fragments }: Operation): string => [node, ...fragments].map(minified).join("");

/** The constant of a domain that holds a fragment's text. */
const constantOf = ({ name: { value } }: FragmentDefinitionNode) =>
  `${value.charAt(0).toLowerCase()}${value.slice(1)}Fragment`;

/** Fragments are written once a domain. */
export const printFragment = (fragment: FragmentDefinitionNode): string =>
  `const ${constantOf(fragment)} = ${JSON.stringify(minified(fragment))};\n`;

/** The expression that gives the operation's text out of its own words and those of its fragments. */
export function printText({ node, fragments }: Operation): string {
  const own = minified(node);
  if (fragments.length === 0) return JSON.stringify(own);
  const escaped = own.replaceAll(/[`\\]|\$\{/g, found => `\\${found}`);
  return `\`${escaped}${fragments.map(one => `\${${constantOf(one)}}`).join("")}\``;
}
