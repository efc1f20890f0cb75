import { type GraphQLSchema, isNonNullType, isObjectType } from "graphql";
import { CannotGenerate } from "./cannot-generate.js";
import { Declarations } from "./declarations.js";
import { argumentsBelow } from "./free-arguments.js";
import { Imports } from "./imports.js";
import { parametersOf, variablesOf } from "./parameters.js";
import { type Plan, plan } from "./plan.js";
import { printComment } from "./print-comment.js";
import { printFragment, printText } from "./print-document.js";
import { printFields, printGiven } from "./print-given.js";
import { freeTypeOf, type Method, printMethod } from "./print-method.js";
import { printResult } from "./print-result.js";
import { SelectionPrinter } from "./print-selection.js";
import type { Domain } from "./read-operations.js";
import { Selections } from "./select-fields.js";

export interface PrintedDomain {
  readonly text: string;
  /** What it names of types.ts. */
  readonly types: ReadonlySet<string>;
}

/** The file of a domain: its types, its documents, and the factory that a client is given. */
export function printDomain(schema: GraphQLSchema, domain: Domain, home: string | null): PrintedDomain {
  const imports = new Imports(home);
  const selections = new Selections(schema, domain.fragments);
  const printer = new SelectionPrinter(schema, selections, imports);
  const declarations = new Declarations(domain.name);
  for (const fragment of domain.fragments) {
    const type = schema.getType(fragment.typeCondition.name.value);
    const name = fragment.name.value;
    if (!isObjectType(type)) continue;
    const text = printer.interface({ name, type, selections: fragment.selectionSet.selections });
    declarations.add(name, text, "a fragment");
  }
  const methods: Method[] = [];
  const documents: string[] = [];
  const plans = plansOf(schema, domain, selections);
  for (const one of plans) {
    const { name } = one.operation;
    const result = printResult(one, printer, imports);
    for (const [declared, text] of result.declarations) declarations.add(declared, text, name);
    const parameters = parametersOf(schema, one);
    const given = printGiven(name, parameters, imports);
    if (given?.declaration) declarations.add(given.type, given.declaration, name);
    methods.push(
      printMethod({ schema, plan: one, parameters, given: given?.type ?? null, result: result.type, imports }),
    );
    documents.push(printDocument(schema, one, printer, imports, result.type));
  }
  const free = plans.flatMap(one => freeTypeOf(one) ?? []);
  const fieldArguments = argumentsBelow(schema, ...free);
  const head = printComment(domain.description);
  const factory = `${domain.prefix}Domain`;
  const body = [
    ...declarations.texts,
    `${head}export interface ${factory} {\n${methods.map(one => one.signature).join("\n")}}\n`,
    domain.fragments.map(printFragment).join(""),
    ...documents,
    Object.keys(fieldArguments).length > 0 ? `const fieldArguments = ${JSON.stringify(fieldArguments)};\n` : "",
    `${head}export const ${domain.name} = (core: ${imports.core("Core")}): ${factory} => ({\n${methods.map(one => one.implementation).join("")}});\n`,
  ];
  const others = plans.flatMap(({ operation: { name } }) => [`${name}Data`, `${name}Variables`, `${name}Document`]);
  declarations.refuse([...imports.names, factory, ...others]);
  return { text: [imports.print(), ...body].filter(Boolean).join("\n"), types: imports.types };
}

function plansOf(schema: GraphQLSchema, domain: Domain, selections: Selections): Plan[] {
  const faults: string[] = [];
  const plans = domain.operations.flatMap(operation => {
    const planned = plan(schema, domain, selections, operation);
    if (typeof planned !== "string") return planned;
    faults.push(`${domain.name}.graphql: ${operation.name} ${planned}`);
    return [];
  });
  if (faults.length > 0) throw new CannotGenerate(faults);
  return plans;
}

/** A document with its types: the answer as the server gives it, which `request` passes on as it is. */
function printDocument(
  schema: GraphQLSchema,
  { kind, operation, field, selections }: Plan,
  printer: SelectionPrinter,
  imports: Imports,
  result: string,
): string {
  const { name, node } = operation;
  const named = isNonNullType(field.type) ? result : `${result} | null`;
  const value = kind === "query" ? named : printer.value(field.type, selections, "  ");
  const data = `  readonly ${field.name}: ${value};\n`;
  const variables = variablesOf(schema, node);
  const given = variables.length > 0 ? `{\n${printFields(variables, imports, "  ")}}` : "Record<string, never>";
  const type = `${imports.core("Document")}<${name}Data, ${name}Variables>`;
  return [
    `export type ${name}Data = {\n${data}};\n`,
    `export type ${name}Variables = ${given};\n`,
    `export const ${name}Document = ${printText(operation)} as ${type};\n`,
  ].join("");
}
