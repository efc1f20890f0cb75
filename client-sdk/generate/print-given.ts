import type { Imports } from "./imports.js";
import type { Parameter, Parameters } from "./parameters.js";
import { printComment, printDescription } from "./print-comment.js";
import { printInputType } from "./print-value.js";

/** What is given, field by field. */
export const printFields = (fields: readonly Parameter[], imports: Imports, indent: string): string =>
  fields
    .map(({ name, type, isOptional, ...described }) => {
      const comment = printDescription(described, indent);
      return `${comment}${indent}readonly ${name}${isOptional ? "?" : ""}: ${printInputType(type, imports)};\n`;
    })
    .join("");

/** The type of the object that a method takes, with its declaration where the schema has none that is the same. */
export function printGiven(
  operation: string,
  { fields, input, id, beside }: Parameters,
  imports: Imports,
): Given | null {
  if (fields.length === 0) return null;
  const hasClientId = input !== null && "clientId" in input.getFields();
  if (input && !id && !hasClientId && beside.length === 0) return { type: imports.type(input.name), declaration: null };
  const name = `${operation}Input`;
  const comment = printComment(input?.description);
  // An alias, since an interface does not pass where anything by name is taken.
  return { type: name, declaration: `${comment}export type ${name} = {\n${printFields(fields, imports, "  ")}};\n` };
}

interface Given {
  readonly type: string;
  readonly declaration: string | null;
}
