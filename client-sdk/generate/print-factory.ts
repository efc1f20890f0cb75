import { argumentsBelow } from "./free-arguments.js";
import { targetsOf } from "./parameters.js";
import type { Printing, Taken } from "./print-method.js";

/**
 * The function that is a method: what it takes goes on to a verb of the core. Where the method is overloaded, as every one
 * with a free selection of the type `free` is, nothing infers what it takes, so that is said.
 */
export function printFactory(printing: Printing, taken: readonly Taken[], free: string | null): string {
  const { schema, plan, imports } = printing;
  const takes = taken.map(one => printTaken(printing, one, free !== null));
  const passes = [`${plan.operation.name}Document`, printVariables(printing)];
  if (plan.kind === "send") passes.push(JSON.stringify(targetsOf(plan.input)[0]?.name ?? ""));
  if (taken.some(({ name }) => name === "options")) passes.push("options");
  if (free) {
    takes.push(`selection?: ${imports.core("AnySelection")}`);
    passes.push("selection");
    if (Object.keys(argumentsBelow(schema, free)).length > 0) passes.push("fieldArguments");
  }
  const [only = ""] = takes;
  const taking = takes.length === 1 && /^\w+$/.test(only) ? only : `(${takes.join(", ")})`;
  return `${taking} => core.${plan.kind}(${passes.join(", ")})`;
}

function printTaken(printing: Printing, { name, type, isOptional }: Taken, isTyped: boolean): string {
  const { imports, parameters } = printing;
  const isInput = name === "input";
  const isVariable = isInput && hasInputVariable(printing);
  const pattern = isVariable && parameters.beside.length > 0 ? `{ ${parameters.beside.join(", ")}, ...input }` : name;
  // The variable has to be given even if nothing in it has to be.
  const isDefaulted = isVariable && isOptional;
  const mark = isOptional && isTyped && !isDefaulted ? "?" : "";
  const typed = isTyped ? `: ${isInput ? imports.core("Named") : type}` : "";
  return `${pattern}${mark}${typed}${isDefaulted ? " = {}" : ""}`;
}

/** Whether what is given goes on as `$input`; a mutation's core does that by itself. */
const hasInputVariable = ({ plan, parameters }: Printing) =>
  plan.kind !== "mutate" && plan.kind !== "send" && parameters.input;

function printVariables(printing: Printing): string {
  const { given, parameters } = printing;
  const { id, fields, beside } = parameters;
  const named = id ? [id.name] : [];
  if (!given) return named.length > 0 ? `{ ${named.join(", ")} }` : "{}";
  if (hasInputVariable(printing)) return `{ ${[...named, ...beside, "input"].join(", ")} }`;
  const isThere = fields.some(({ isOptional }) => !isOptional);
  return isThere && !id ? "input" : `{ ${[...named, "...input"].join(", ")} }`;
}
