import type { Named } from "../core/core.js";
import type { Asked, Part } from "./read-document.js";

/** The data for the one root field of a document: `value`, as the document asks for it. */
export function shapeAnswer(asked: Asked, value: unknown): Named {
  const [root] = asked.parts;
  if (!root || !("field" in root)) throw new SyntaxError("A document has one root field.");
  return { [root.alias]: shape(withTypeName(value, asked.kind, root.parts ?? []), root.parts, asked) };
}

/** What an application is given, as the server says it: there refusals, successes and events are known by their types. */
function withTypeName(value: unknown, kind: Asked["kind"], parts: readonly Part[]): unknown {
  if (kind === "query" || typeof value !== "object" || value === null || "__typename" in value) return value;
  const { type, code, typeName, refused } = value as Named;
  if (kind === "subscription") return { ...value, __typename: type === "Unknown" ? typeName : type };
  if (refused === true) return { ...value, __typename: typeName ?? typeNameOf(String(code)) };
  const success = parts.map(part => ("on" in part ? part.on : null)).find(on => on?.endsWith("Success"));
  return success ? { ...value, __typename: success } : value;
}

/** SLOT_TAKEN is SlotTaken. */
const typeNameOf = (code: string) => code.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());

function shape(value: unknown, parts: readonly Part[] | null, asked: Asked): unknown {
  if (Array.isArray(value)) return value.map(one => shape(one, parts, asked));
  if (typeof value !== "object" || value === null || !parts) return value ?? null;
  const shaped: Record<string, unknown> = {};
  put(shaped, value as Named, parts, asked);
  return shaped;
}

function put(shaped: Record<string, unknown>, value: Named, parts: readonly Part[], asked: Asked) {
  for (const part of parts) {
    if ("field" in part) {
      const { field, alias } = part;
      const own = field === "__typename" ? (value.__typename ?? "Unknown") : shape(value[field], part.parts, asked);
      shaped[alias] = isObject(own) && isObject(shaped[alias]) ? { ...shaped[alias], ...own } : own;
      continue;
    }
    const fragment = "spread" in part ? asked.fragments.get(part.spread) : part;
    if (!fragment) throw new SyntaxError("There is no such fragment.");
    if (isOf(value, fragment.on)) put(shaped, value, fragment.parts, asked);
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an object is of a type. One that does not say what it is is taken for what it is asked for. */
function isOf(value: Named, type: string | null) {
  if (type === "Refusal") return value.refused === true;
  if (type === "StreamEvent") return "cursor" in value;
  return type === null || value.__typename === undefined || value.__typename === type;
}
