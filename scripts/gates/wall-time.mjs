import { isNode, walkFiles } from "./syntax.mjs";

/** @typedef {import("./syntax.mjs").Node} Node */

const libraries =
  /^(luxon|dayjs|date-fns|date-fns-tz|@date-fns|moment|moment-timezone|spacetime|temporal-polyfill|@js-temporal|@js-joda|@internationalized\/date|rrule|rrule-temporal|tzdata)(\/|$)/;
const localParts = /^[gs]et(FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)$|^getTimezoneOffset$/;
const localTexts = /^toLocale(Date|Time)?String$|^to(Date|Time)String$/;
const table = "take the zone table of server/kernel/zones";

/**
 * Nothing in the server goes between wall time and instants but the zone table: the zones of Node and of a database are
 * years old, and the zone of the machine is nobody's. So no local part of a Date, no Date of local parts or of text
 * without a zone, no Temporal, no library, no AT TIME ZONE. Intl may write dates in UTC, of wall time that the table gave.
 */
export function wallTime() {
  /** @type {WeakSet<object>} The words DateTimeFormat of calls that write in UTC. */
  const inUtc = new WeakSet();
  return walkFiles(/^(server|schema|migrations)\/.*\.ts$/, ({ node }) => faultOf(node, inUtc));
}

/** @param {Node} node @param {WeakSet<object>} inUtc */
function faultOf(node, inUtc) {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return faultOfImport(node.source);
    case "NewExpression":
    case "CallExpression":
      return faultOfCall(node, inUtc);
    case "MemberExpression":
      return faultOfPart(nameOf(node.property));
    case "Identifier":
      if (node.value === "Temporal") return `uses Temporal: ${table}`;
      return node.value === "DateTimeFormat" && !inUtc.has(node)
        ? 'formats in a zone of Node: hand Intl wall time of the zone table, and timeZone: "UTC"'
        : null;
    case "StringLiteral":
    case "TemplateElement":
      return /\bat time zone\b(?! 'UTC')/i.test(String(node.value ?? node.raw)) ? `says AT TIME ZONE: ${table}` : null;
    default:
      return null;
  }
}

/** @param {unknown} source */
function faultOfImport(source) {
  const name = textOf(source);
  return name !== null && libraries.test(name) ? `imports ${name}: ${table}` : null;
}

/** @param {Node} call @param {WeakSet<object>} inUtc */
function faultOfCall({ type, callee, arguments: given }, inUtc) {
  if (!isNode(callee)) return null;
  const [first, second] = Array.isArray(given) ? given.map(one => one.expression) : [];
  if (callee.type === "Import") return faultOfImport(first);
  const isMember = callee.type === "MemberExpression";
  if (isMember && isNode(callee.property) && nameOf(callee.property) === "DateTimeFormat" && saysUtc(second)) {
    inUtc.add(callee.property);
  }
  const isDate = type === "NewExpression" && nameOf(callee) === "Date";
  if (isDate && second) return "makes a Date of local parts: use Date.UTC and the zone table";
  const isParse = isMember && nameOf(callee.object) === "Date" && nameOf(callee.property) === "parse";
  const end = isDate || isParse ? endOf(first) : "";
  return /\d\d:\d\d/.test(end) && !/(Z|[+-]\d\d:\d\d)$/.test(end)
    ? "reads a time without a zone, which is that of this machine"
    : null;
}

/** @param {string} name */
function faultOfPart(name) {
  if (localParts.test(name)) return `asks or sets the zone of this machine by ${name}()`;
  return localTexts.test(name) ? `writes in the zone of this machine by ${name}()` : null;
}

/** @param {unknown} options */
function saysUtc(options) {
  const properties = isNode(options) && Array.isArray(options.properties) ? options.properties : [];
  return properties.some(one => nameOf(one.key) === "timeZone" && textOf(one.value) === "UTC");
}

/** @param {unknown} node @returns {string} the word of an identifier, also of one in brackets; "" for anything else */
function nameOf(node) {
  if (!isNode(node)) return "";
  if (node.type === "Computed") return textOf(node.expression) ?? "";
  return node.type === "Identifier" ? String(node.value) : "";
}

/** @param {unknown} node @returns {string | null} a literal's text */
function textOf(node) {
  return isNode(node) && node.type === "StringLiteral" && typeof node.value === "string" ? node.value : null;
}

/** @param {unknown} node what a literal or a template ends with */
function endOf(node) {
  if (!isNode(node) || node.type !== "TemplateLiteral") return textOf(node) ?? "";
  const last = Array.isArray(node.quasis) ? node.quasis.at(-1) : null;
  return isNode(last) && typeof last.raw === "string" ? last.raw : "";
}
