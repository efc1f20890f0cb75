import { type GraphQLSchema, getNullableType, isNonNullType, isObjectType } from "graphql";
import type { Imports } from "./imports.js";
import type { Parameters } from "./parameters.js";
import type { Plan } from "./plan.js";
import { printComment } from "./print-comment.js";
import { printFactory } from "./print-factory.js";
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
export interface Taken {
  readonly name: "input" | "options" | (string & {});
  readonly type: string;
  readonly isOptional: boolean;
}

const followOptions = "{ readonly after?: string | null }";

export function printMethod(printing: Printing): Method {
  const { plan } = printing;
  const taken = takenBy(printing);
  const free = freeTypeOf(plan);
  const comment = printComment(commentOf(printing), "  ");
  const plain = `${comment}  ${plan.method}(${declared(taken)}): ${outcome(printing)};\n`;
  const signature = free ? plain + overload(printing, taken, free) : plain;
  return { signature, implementation: `  ${plan.method}: ${printFactory(printing, taken, free)},\n` };
}

function takenBy({ plan, parameters: { id, fields }, given, imports }: Printing): Taken[] {
  const taken: Taken[] = [];
  if (id) taken.push({ name: id.name, type: "string", isOptional: false });
  if (given) {
    const isOptional = fields.every(field => field.isOptional);
    taken.push({ name: "input", type: given, isOptional });
  }
  if (plan.kind === "pages") {
    const type = imports.core("PageOptions");
    taken.push({ name: "options", type, isOptional: true });
  }
  if (plan.kind === "follow") {
    taken.push({ name: "options", type: followOptions, isOptional: true });
  }
  return taken;
}

/** The object type whose fields may be selected freely; null where what comes out is what was written down. */
export function freeTypeOf(plan: Plan): string | null {
  if (plan.kind === "pages") return plan.isFree ? plan.node.type.name : null;
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

function commentOf({ plan, parameters: { id } }: Printing): string {
  const { description } = plan.kind === "pages" ? plan.list : plan.field;
  const way =
    plan.kind === "pages" && plan.isBackward ? ["", "Read from the end: a loop gives the last one first."] : [];
  const after = plan.kind === "follow" ? plan.field.args.find(({ name }) => name === "after")?.description : null;
  const refusals = "refusals" in plan ? plan.refusals : [];
  const entries = refusals.map(({ type }) => `- \`${refusalCode(type.name)}\`: ${type.description ?? ""}`);
  const deprecationReason = plan.field.deprecationReason ?? ("list" in plan ? plan.list.deprecationReason : null);
  return [
    description ?? "",
    ...way,
    ...(entries.length > 0 ? ["", "Refusals:", ...entries] : []),
    ...(id?.description ? ["", `@param ${id.name} ${id.description}`] : []),
    ...(after ? [...(id?.description ? [] : [""]), `@param options \`after\`: ${after}`] : []),
    ...(deprecationReason ? ["", `@deprecated ${deprecationReason}`] : []),
  ].join("\n");
}
