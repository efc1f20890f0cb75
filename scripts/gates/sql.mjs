import { isNode, visit, walkFiles } from "./syntax.mjs";

/** @typedef {import("./syntax.mjs").Node} Node */

const statement =
  /^\s*(select|insert|update|delete|with|create|alter|drop|truncate|merge|set|lock|order by|where|and)\b/i;
const takesSql = /^(query|where|andWhere|orWhere|having|andHaving|select|addSelect|orderBy|addOrderBy)$/;

/**
 * What a person sent travels as a parameter, never as SQL. In SQL stand literals, numbers, what is chosen among
 * literals, and functions of the module called with these.
 */
export function sql() {
  /** @type {Map<string, Set<string>>} */
  const fixedByFile = new Map();
  return walkFiles(/^(server|migrations)\/.*\.ts$/, ({ node, path, module, moduleNames }) => {
    const fixed = fixedByFile.get(path) ?? fixedNames(module, moduleNames);
    fixedByFile.set(path, fixed);
    if (node.type === "TemplateLiteral" && statement.test(firstText(node))) {
      const strange = nodes(node.expressions).find(one => !isFixed(one, fixed));
      if (strange) return "puts a value into SQL: pass it as a parameter";
    }
    if (node.type !== "CallExpression") return null;
    const name = methodOf(node);
    const [first, second] = argumentsOf(node);
    if (!first || !takesSql.test(name)) return null;
    if (first.type === "BinaryExpression" && !isFixed(first, fixed))
      return `joins SQL by + in ${name}(): pass values as parameters`;
    if (!/^(add)?orderBy$/i.test(name)) return null;
    if (!isFixed(first, fixed) && first.type !== "ObjectExpression") {
      return `${name}() takes a literal, so that nobody orders by what a person sent`;
    }
    if (second && !isFixed(second, fixed)) return `${name}() takes the literal "ASC" or "DESC"`;
    return null;
  });
}

/** @param {Node} template */
function firstText(template) {
  const [first] = nodes(template.quasis);
  return typeof first?.raw === "string" ? first.raw : "";
}

/** @param {Node} call */
function methodOf(call) {
  const callee = call.callee;
  if (!isNode(callee) || callee.type !== "MemberExpression" || !isNode(callee.property)) return "";
  return String(callee.property.value ?? "");
}

/** @param {Node} call @returns {Node[]} */
function argumentsOf(call) {
  const given = Array.isArray(call.arguments) ? call.arguments : [];
  return given.map(one => one.expression).filter(isNode);
}

/**
 * The names of a file that hold only what stands in its source: constants made of literals, and parameters whose type
 * is a number or a choice of literals.
 * @param {Node} module @param {Set<string>} moduleNames
 */
function fixedNames(module, moduleNames) {
  const fixed = new Set(moduleNames);
  const loose = new Set();
  // TypeORM hands the functions in its decorators an alias of its own.
  const ofDecorators = new Set();
  visit(module, node => {
    if (node.type !== "Decorator") return;
    visit(node.expression, one => ofDecorators.add(one));
  });
  visit(module, node => {
    const isConstant = node.type === "VariableDeclarator" && isNode(node.id) && node.id.type === "Identifier";
    if (isConstant && isNode(node.id) && !moduleNames.has(String(node.id.value))) {
      const isGood = isNode(node.init) && isFixed(node.init, fixed);
      (isGood ? fixed : loose).add(String(node.id.value));
    }
    const pattern = node.type === "Parameter" ? node.pat : node.type === "ArrowFunctionExpression" ? node.params : null;
    for (const one of [pattern].flat().filter(isNode)) {
      if (one.type === "Identifier")
        (ofDecorators.has(one) || isFixedType(one.typeAnnotation) ? fixed : loose).add(String(one.value));
    }
  });
  for (const name of loose) fixed.delete(String(name));
  return fixed;
}

/** @param {unknown} annotation @returns {boolean} */
function isFixedType(annotation) {
  const type =
    typeof annotation === "object" && annotation && "typeAnnotation" in annotation && annotation.typeAnnotation;
  if (!isNode(type)) return false;
  if (type.type === "TsKeywordType") return type.kind === "number";
  if (type.type === "TsUnionType") return nodes(type.types).every(one => one.type === "TsLiteralType");
  return type.type === "TsLiteralType";
}

/** @param {Node} node @param {Set<string>} names @returns {boolean} */
function isFixed(node, names) {
  const parts = (/** @type {unknown[]} */ ...given) => given.every(one => isNode(one) && isFixed(one, names));
  if (isLiteral(node)) return true;
  switch (node.type) {
    case "Identifier":
      return names.has(String(node.value));
    case "TemplateLiteral":
      return parts(...nodes(node.expressions));
    case "ConditionalExpression":
      return parts(node.consequent, node.alternate);
    case "BinaryExpression":
      return parts(node.left, node.right);
    case "ParenthesisExpression":
    case "TsAsExpression":
    case "TsConstAssertion":
      return parts(node.expression);
    case "CallExpression":
      return parts(node.callee) && argumentsOf(node).every(one => isFixed(one, names));
    case "MemberExpression":
      // A table of literals at the top of the module: `columns.name`, `order[direction]`.
      return parts(node.object);
    default:
      return false;
  }
}

/** @param {Node} node @returns {boolean} */
const isLiteral = node =>
  /^(String|Numeric|Boolean)Literal$/.test(node.type) ||
  (node.type === "TemplateLiteral" && nodes(node.expressions).every(isLiteral));

/** @param {unknown} value @returns {Node[]} */
const nodes = value => (Array.isArray(value) ? value.filter(isNode) : []);
