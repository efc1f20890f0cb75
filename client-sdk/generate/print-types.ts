import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from "graphql";
import { Imports } from "./imports.js";
import { given } from "./parameters.js";
import { printComment, printDescription } from "./print-comment.js";
import { printFields } from "./print-given.js";
import { knownOf, printLeaf, printList } from "./print-value.js";
import { reachableFrom } from "./reachable.js";

/** The schema's types that domains name, with all that these lead to: what can be selected, and what is given. */
export function printTypes(schema: GraphQLSchema, names: Iterable<string>, home: string | null): string {
  const imports = new Imports(home, true);
  const asked = [...names].map(name => (schema.getType(name) ? name : name.replace(/^Known/, "")));
  const reached = reachableFrom(schema, asked);
  const abstract = reached.filter(isAbstractType);
  const isMember = (type: GraphQLObjectType) => abstract.some(one => schema.isSubType(one, type));
  const texts = reached.map(type => {
    if (isEnumType(type)) return printEnum(type, imports);
    if (isInputObjectType(type)) return printInput(type, imports);
    if (isAbstractType(type)) {
      const members = schema.getPossibleTypes(type).map(({ name }) => name);
      return `${printComment(type.description)}export type ${type.name} = ${members.join(" | ")};\n`;
    }
    return isScalarType(type) ? "" : printObject(type, imports, isMember(type));
  });
  return [imports.print(), ...texts.filter(Boolean)].join("\n");
}

/** One of several types that can stand in a place is told from the others by its name. */
function printObject(type: GraphQLObjectType, imports: Imports, isMember: boolean): string {
  const fields = Object.values(type.getFields());
  const lines = fields.map(field => {
    const comment = printDescription(field, "  ");
    return `${comment}  readonly ${field.name}: ${printOutput(field.type, imports)};\n`;
  });
  const withArguments = fields.filter(({ args }) => args.length > 0);
  const taken = withArguments.map(({ name, args }) => {
    return `  readonly ${name}: {\n${printFields(args.map(given), imports, "    ")}  };\n`;
  });
  const typeName = isMember ? `  readonly __typename: "${type.name}";\n` : "";
  const bases = taken.length > 0 ? ` extends ${imports.core("TakesArguments")}<{\n${taken.join("")}}>` : "";
  return `${printComment(type.description)}export interface ${type.name}${bases} {\n${typeName}${lines.join("")}}\n`;
}

function printOutput(type: GraphQLOutputType, imports: Imports): string {
  if (isNonNullType(type)) return printPresent(type.ofType, imports);
  return `${printPresent(type, imports)} | null`;
}

function printPresent(type: GraphQLOutputType, imports: Imports): string {
  if (isListType(type)) return printList(printOutput(type.ofType, imports));
  if (isScalarType(type)) return printLeaf(type, imports);
  return String(type);
}

/** Twice: what can be given is known, what comes may be newer. An editor shows the values' meaning with the type. */
function printEnum(type: GraphQLEnumType, imports: Imports): string {
  const values = type.getValues();
  const meaning = values.map(({ name, description, deprecationReason }) => {
    const instead = deprecationReason ? ` Deprecated: ${deprecationReason}` : "";
    return `- \`${name}\`: ${description ?? ""}${instead}`;
  });
  const words = [type.description ?? "", "", ...meaning].join("\n");
  const known = knownOf(type.name);
  const comment = printComment(words);
  const names = values
    .map(({ name }) => `  | "${name}"\n`)
    .join("")
    .trimEnd();
  return `${comment}export type ${known} =\n${names};\n\n${comment}export type ${type.name} = ${imports.core("Open")}<${known}>;\n`;
}

function printInput(type: GraphQLInputObjectType, imports: Imports): string {
  const fields = Object.values(type.getFields()).map(given);
  return `${printComment(type.description)}export type ${type.name} = {\n${printFields(fields, imports, "  ")}};\n`;
}
