import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionNode,
} from "graphql";
import type { Imports } from "./imports.js";
import type { Member } from "./plan.js";
import { printComment, printDescription } from "./print-comment.js";
import { printLeaf, printList } from "./print-value.js";
import type { SelectedField, Selections } from "./select-fields.js";

/** An interface to print: what is selected of a type, and more or less. */
export interface Printed extends Member {
  readonly name: string;
  /** What it extends beside the fragments. */
  readonly bases?: readonly string[];
  /** Lines before those of the fields. */
  readonly before?: string;
  /** Response names that are not shown. */
  readonly without?: readonly string[];
}

/** Stands for the names of types until objects that are alike have been put together. */
const typeNames = "\u0000";

/** Prints what is selected as types, exactly. */
export class SelectionPrinter {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly selections: Selections,
    private readonly imports: Imports,
  ) {}

  interface({ name, type, selections, bases = [], before = "", without = [] }: Printed): string {
    const shape = this.selections.shapeOf(type, selections, without);
    const fields = shape.fields.filter(field => !without.includes(field.name));
    const all = [...bases, ...shape.fragments];
    const comment = printComment(type.description);
    if (fields.length === 0 && before === "" && all.length === 1) return `${comment}export type ${name} = ${all[0]};\n`;
    const extended = all.length > 0 ? ` extends ${all.join(", ")}` : "";
    const body = this.properties(fields, type, "  ").replaceAll(typeNames, `"${type.name}"`);
    return `${comment}export interface ${name}${extended} {\n${before}${body}}\n`;
  }

  /** The fragment that says all of a selection; null when it takes more or less. */
  fragmentOf({ type, selections }: Member): string | null {
    const { fragments, fields } = this.selections.shapeOf(type, selections);
    return fields.length === 0 && fragments.length === 1 ? (fragments[0] ?? null) : null;
  }

  /** The type of a value, as the server gives it. */
  value(type: GraphQLOutputType, selections: readonly SelectionNode[], indent = ""): string {
    if (isNonNullType(type)) return this.present(type.ofType, selections, indent);
    return `${this.present(type, selections, indent)} | null`;
  }

  private present(type: GraphQLOutputType, selections: readonly SelectionNode[], indent: string): string {
    if (isNonNullType(type)) return this.present(type.ofType, selections, indent);
    if (isListType(type)) return printList(this.value(type.ofType, selections, indent));
    if (isObjectType(type)) return this.object(type, selections, indent).replaceAll(typeNames, `"${type.name}"`);
    if (isAbstractType(type)) return this.union(this.schema.getPossibleTypes(type), selections, indent);
    return printLeaf(type, this.imports);
  }

  private union(types: readonly GraphQLObjectType[], selections: readonly SelectionNode[], indent: string): string {
    const alike = new Map<string, string[]>();
    for (const type of types) {
      const text = this.object(type, selections, indent);
      alike.set(text, [...(alike.get(text) ?? []), `"${type.name}"`]);
    }
    return [...alike].map(([text, names]) => text.replaceAll(typeNames, names.join(" | "))).join(" | ");
  }

  private object(type: GraphQLObjectType, selections: readonly SelectionNode[], indent: string): string {
    const { fragments, fields } = this.selections.shapeOf(type, selections);
    const own = fields.length > 0 || fragments.length === 0;
    const literal = `{\n${this.properties(fields, type, `${indent}  `)}${indent}}`;
    return [...fragments, ...(own ? [literal] : [])].join(" & ");
  }

  private properties(fields: readonly SelectedField[], type: GraphQLObjectType, indent: string): string {
    return fields.map(field => this.property(field, type, indent)).join("");
  }

  private property({ name, field, isConditional, below }: SelectedField, type: GraphQLObjectType, indent: string) {
    const isTypeName = field.name === "__typename" && !(field.name in type.getFields());
    const comment = isTypeName ? "" : printDescription(field, indent);
    const value = isTypeName ? typeNames : this.value(field.type, below, indent);
    return `${comment}${indent}readonly ${name}${isConditional ? "?" : ""}: ${value};\n`;
  }
}
