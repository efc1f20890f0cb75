import { isNode, walkFiles } from "./syntax.mjs";

/** @typedef {import("./syntax.mjs").Node} Node */

const statement =
  /^\s*(select|insert|update|delete|with|create|alter|drop|truncate|merge|set|lock|order by|where|and)\b/i;
const takesSql = /^(query|where|andWhere|orWhere|having|andHaving|select|addSelect|orderBy|addOrderBy)$/;

/**
 * What a person sent travels as a parameter, never as SQL. In SQL stand literals, constants of the module, and
 * functions of the module called with literals.
 */
export function sql() {
  return walkFiles(/^(server|migrations)\/.*\.ts$/, ({ node, moduleNames }) => {
    if (node.type === "TemplateLiteral" && statement.test(firstText(node))) {
      const strange = nodes(node.expressions).find(one => !isFixed(one, moduleNames));
      if (strange) return "puts a value into SQL: pass it as a parameter";
    }
    if (node.type !== "CallExpression") return null;
    const name = methodOf(node);
    const [first, second] = argumentsOf(node);
    if (!first || !takesSql.test(name)) return null;
    if (first.type === "BinaryExpression") return `joins SQL by + in ${name}(): pass values as parameters`;
    if (!/^(add)?orderBy$/i.test(name)) return null;
    if (!isLiteral(first) && first.type !== "ObjectExpression")
      return `${name}() takes a literal, so that nobody orders by what a person sent`;
    if (second && !isLiteral(second)) return `${name}() takes the literal "ASC" or "DESC"`;
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

/** @param {Node} node @param {Set<string>} moduleNames @returns {boolean} */
function isFixed(node, moduleNames) {
  if (isLiteral(node)) return true;
  if (node.type === "Identifier") return moduleNames.has(String(node.value));
  if (node.type === "ConditionalExpression")
    return [node.consequent, node.alternate].every(one => isNode(one) && isFixed(one, moduleNames));
  if (node.type === "ParenthesisExpression") return isNode(node.expression) && isFixed(node.expression, moduleNames);
  if (node.type === "CallExpression" && isNode(node.callee)) {
    return isFixed(node.callee, moduleNames) && argumentsOf(node).every(one => isFixed(one, moduleNames));
  }
  return false;
}

/** @param {Node} node @returns {boolean} */
const isLiteral = node =>
  /^(String|Numeric|Boolean)Literal$/.test(node.type) ||
  (node.type === "TemplateLiteral" && nodes(node.expressions).every(isLiteral));

/** @param {unknown} value @returns {Node[]} */
const nodes = value => (Array.isArray(value) ? value.filter(isNode) : []);
