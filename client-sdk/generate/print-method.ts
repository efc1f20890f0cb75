import { type GraphQLSchema, getNullableType, isNonNullType, isObjectType } from "graphql";
import { argumentsBelow } from "./free-arguments.js";
import type { Imports } from "./imports.js";
import { type Parameters, targetsOf } from "./parameters.js";
import type { Plan } from "./plan.js";
import { printComment } from "./print-comment.js";
import { refusalCode } from "./print-result.js";

/** A method as its domain's interface and its factory have it. */
export interface Method {
  readonly signature: string;
  readonly implementation: string;
}

/** What is printed of one operation, for its method. */
export interface Printing {
  readonly schema: GraphQLSchema;
  readonly plan: Plan;
  readonly parameters: Parameters;
  /** The type of the object after the id; null when there is none. */
  readonly given: string | null;
  /** The type of what comes out. */
  readonly result: string;
  readonly imports: Imports;
}

/** One thing that a method takes: where it is declared, and where it is passed on. */
interface Taken {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  /** Said in the factory, where nothing infers it, since the method is overloaded. */
  readonly plain: string;
}

const followOptions = "{ readonly after?: string | null }";

export function printMethod(printing: Printing): Method {
  const { plan } = printing;
  const taken = takenBy(printing);
  const free = freeTypeOf(plan);
  const comment = printComment(commentOf(printing), "  ");
  const plain = `${comment}  ${plan.method}(${declared(taken)}): ${outcome(printing)};\n`;
  const signature = free ? plain + overload(printing, taken, free) : plain;
  return { signature, implementation: `  ${plan.method}: ${implementation(printing, taken, free !== null)},\n` };
}

function takenBy({ plan, parameters: { id, fields }, given, imports }: Printing): Taken[] {
  const taken: Taken[] = [];
  if (id) taken.push({ name: id.name, type: "string", isOptional: false, plain: "string" });
  if (given) {
    const isOptional = fields.every(field => field.isOptional);
    taken.push({ name: "input", type: given, isOptional, plain: "Named" });
  }
  if (plan.kind === "pages") {
    const type = imports.core("PageOptions");
    taken.push({ name: "options", type, isOptional: true, plain: type });
  }
  if (plan.kind === "follow") {
    taken.push({ name: "options", type: followOptions, isOptional: true, plain: followOptions });
  }
  return taken;
}

/** The object type whose fields may be selected freely; null where what comes out is what was written down. */
export function freeTypeOf(plan: Plan): string | null {
  if (plan.kind === "pages") return plan.node.type.name;
  if (plan.kind !== "query") return null;
  const type = getNullableType(plan.field.type);
  return isObjectType(type) ? type.name : null;
}

const declared = (taken: readonly Taken[]) =>
  taken.map(({ name, type, isOptional }) => `${name}${isOptional ? "?" : ""}: ${type}`).join(", ");

function outcome({ plan, parameters, result, imports }: Printing, of = result): string {
  if (plan.kind === "pages") return `${imports.core("Pages")}<${of}>`;
  if (plan.kind === "follow") return `${imports.core("Feed")}<${of}>`;
  if (plan.kind === "signals") return `${imports.core("Signals")}<${of}>`;
  if (plan.kind === "send") {
    return `${imports.core("Sending")}<${of}, ${imports.type(String(parameters.input))}>`;
  }
  if (plan.kind === "mutate" || isNonNullType(plan.field.type)) return `Promise<${of}>`;
  return `Promise<${of} | null>`;
}

function overload(printing: Printing, taken: readonly Taken[], free: string): string {
  const { imports, plan } = printing;
  const type = imports.type(free);
  const selection = `${imports.core("Selection")}<${type}>`;
  // What comes before the selection has to be given then, if only as undefined.
  const before = taken.map(({ name, type, isOptional }) => `${name}: ${type}${isOptional ? " | undefined" : ""}`);
  const all = [...before, `selection: ${imports.core("Exact")}<S, ${selection}>`];
  const selected = outcome(printing, `${imports.core("Selected")}<${type}, S>`);
  const comment = printComment("The same with exactly what is selected.", "  ");
  return `${comment}  ${plan.method}<const S extends ${selection}>(${all.join(", ")}): ${selected};\n`;
}

function implementation(
  { schema, plan, parameters, given, imports }: Printing,
  taken: readonly Taken[],
  isFree: boolean,
): string {
  const { id, fields, input, beside } = parameters;
  const isMutation = plan.kind === "mutate" || plan.kind === "send";
  const takes = isFree && Object.keys(argumentsBelow(schema, freeTypeOf(plan) ?? "")).length > 0;
  if (isFree && taken.some(({ plain }) => plain === "Named")) imports.core("Named");
  if (isFree) imports.core("AnySelection");
  const names = taken.map(({ name, isOptional, plain }) =>
    isFree ? `${name}${isOptional ? "?" : ""}: ${plain}` : name,
  );
  const before = names.map(name =>
    name.startsWith("input") && beside.length > 0 && input
      ? `{ ${beside.join(", ")}, ...input }${name.slice(5).replace("?", "")}`
      : name,
  );
  if (isFree) before.push("selection?: AnySelection");
  const isAllOptional = fields.every(field => field.isOptional);
  const isInput = input && !isMutation;
  const parts = [...(id ? [id.name] : []), ...(given ? (isInput ? [...beside, "input"] : ["...input"]) : [])];
  const variables =
    parts.length === 1 && parts[0] === "...input" && !isAllOptional
      ? "input"
      : parts.length === 0
        ? "{}"
        : `{ ${parts.join(", ")} }`;
  const passed = [`${plan.operation.name}Document`, variables];
  if (plan.kind === "send") passed.push(JSON.stringify(targetsOf(plan.input)[0]?.name ?? ""));
  if (plan.kind === "pages" || plan.kind === "follow") passed.push("options");
  if (isFree) passed.push("selection");
  if (takes) passed.push("fieldArguments");
  if (passed.length === 2 && variables === "{}" && !isMutation) passed.pop();
  const [only = "", ...more] = before;
  const taking = before.length === 1 && more.length === 0 && /^\w+$/.test(only) ? only : `(${before.join(", ")})`;
  return `${taking} => core.${plan.kind}(${passed.join(", ")})`;
}

function commentOf({ plan, parameters }: Printing): string {
  const { description } = plan.kind === "pages" ? plan.list : plan.field;
  const lines = [description ?? ""];
  if (parameters.id?.description) lines.push("", `@param ${parameters.id.name} ${parameters.id.description}`);
  if (plan.kind !== "mutate" && plan.kind !== "send") return lines.join("\n");
  if (plan.refusals.length === 0) return lines.join("\n");
  const refusals = plan.refusals.map(({ type }) => `- \`${refusalCode(type.name)}\`: ${type.description ?? ""}`);
  return [lines[0], "", "Refusals:", ...refusals, ...lines.slice(1)].join("\n");
}
