import {
  type GraphQLInputType,
  type GraphQLLeafType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
} from "graphql";
import type { Imports } from "./imports.js";

const scalars: { readonly [name: string]: string } = { Int: "number", Float: "number", Boolean: "boolean" };

/** A leaf as results have it: text for what GraphQL has no type of its own for, and enums that a newer server may widen. */
export const printLeaf = (type: GraphQLLeafType, imports: Imports): string =>
  isScalarType(type) ? (scalars[type.name] ?? "string") : imports.type(type.name);

/** A value as it is given: enums are closed, and of lists nothing is changed. */
export function printInputType(type: GraphQLInputType, imports: Imports): string {
  if (isNonNullType(type)) return printGiven(type.ofType, imports);
  return `${printGiven(type, imports)} | null`;
}

function printGiven(type: GraphQLInputType, imports: Imports): string {
  if (isNonNullType(type)) return printGiven(type.ofType, imports);
  if (isListType(type)) return printList(printInputType(type.ofType, imports));
  if (isScalarType(type)) return scalars[type.name] ?? "string";
  if (isEnumType(type)) return imports.type(knownOf(type.name));
  return imports.type(type.name);
}

/** The values of an enum that are known: what may be given. */
export const knownOf = (name: string): string => `Known${name}`;

export const printList = (entry: string): string =>
  /^(\w+|\{[^|&]*\})$/.test(entry) ? `readonly ${entry}[]` : `readonly (${entry})[]`;
