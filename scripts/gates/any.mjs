import ts from "typescript";

const kinds = new Set([ts.SyntaxKind.AnyKeyword, ts.SyntaxKind.JSDocAllType, ts.SyntaxKind.JSDocUnknownType]);

/**
 * The lines on which a type says `any`, or `*` and `?` which mean the same. JavaScript has its types in comments, so the
 * compiler's own parser tells them from words.
 * @param {string} path @param {string} text @returns {number[]}
 */
export function linesThatSayAny(path, text) {
  const file = ts.createSourceFile(path, text, {
    languageVersion: ts.ScriptTarget.ES2022,
    jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
  });
  /** @type {number[]} */
  const lines = [];
  /** @param {ts.Node} node */
  const look = node => {
    if (kinds.has(node.kind)) lines.push(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
    // Unlike forEachChild, this includes comments.
    for (const child of node.getChildren(file)) look(child);
  };
  look(file);
  return lines;
}
