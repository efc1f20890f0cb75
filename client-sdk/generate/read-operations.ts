import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
  visit,
} from "graphql";
import { CannotGenerate } from "./cannot-generate.js";

/** An operation with the fragments it uses, each once, those that others use after them. */
export interface Operation {
  readonly name: string;
  readonly node: OperationDefinitionNode;
  readonly fragments: readonly FragmentDefinitionNode[];
}

/** The operations of one file. */
export interface Domain {
  /** As the client has it: `chat`. */
  readonly name: string;
  /** As its operations begin: `Chat`. */
  readonly prefix: string;
  /** The comment at the head of the file; empty when there is none. */
  readonly description: string;
  readonly operations: readonly Operation[];
  readonly fragments: readonly FragmentDefinitionNode[];
}

/** What no constant and no parameter can be called. */
const keywords = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
   finally for function if implements import in instanceof interface let new null package private protected public return
   static super switch this throw true try typeof var void while with yield`.split(/\s+/),
);
/** The file beside the domains, and what a client has already; with `then` it would be a promise. */
const taken = new Set(["types", "onStatus", "outbox", "request", "renew", "close", "status", "then"]);
/** What methods take beside an id, and what they are made of. */
const parameters = new Set(["core", "fieldArguments", "input", "options", "selection"]);

/** Reads the texts of domains by their names; throws CannotGenerate for what the schema cannot execute or nobody could name. */
export function readOperations(schema: GraphQLSchema, texts: { readonly [domain: string]: string }): Domain[] {
  const faults: string[] = [];
  const owners = new Map<string, string>();
  const domains = Object.entries(texts).map(([name, text]) => {
    const fault = (words: string) => faults.push(`${name}.graphql: ${words}`);
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) fault("a domain is named in camelCase, as the client will have it");
    if (keywords.has(name) || taken.has(name)) fault(`a domain cannot be named ${name}`);
    const document = parsed(text, fault);
    for (const { message, locations } of validate(schema, document)) {
      const rule = /fragment "/i.test(message)
        ? " A file has the fragments that its operations use, and no others."
        : "";
      faults.push(`${name}.graphql:${locations?.[0]?.line ?? 1} ${message}${rule}`);
    }
    const domain = domainOf(name, text, document);
    for (const { name: operation, node } of domain.operations) {
      if (!new RegExp(`^${domain.prefix}[A-Z]`).test(operation)) {
        fault(`${operation || "an operation"} is not named ${domain.prefix}… with the method after it`);
      }
      if (operation === `${domain.prefix}Then`) fault(`${operation} would make a promise of the domain`);
      for (const variable of parametersIn(node)) {
        if (!parameters.has(variable) && !keywords.has(variable)) continue;
        fault(`${operation} calls a variable $${variable}, as the methods call something else`);
      }
    }
    for (const { value } of [...domain.operations, ...domain.fragments].map(named)) {
      const owner = owners.get(value);
      if (owner && owner !== name) fault(`there is a ${value} in ${owner}.graphql, too`);
      owners.set(value, name);
    }
    return domain;
  });
  if (faults.length > 0) throw new CannotGenerate(faults);
  return domains;
}

/** Variables that code calls by their names: ids, and what is given beside `$input`. */
function parametersIn({ variableDefinitions = [] }: OperationDefinitionNode): string[] {
  const variables = variableDefinitions.map(({ variable, type }) => ({ name: variable.name.value, type: print(type) }));
  const isBeside = variables.some(({ name }) => name === "input");
  return variables.flatMap(({ name, type }) => (type === "ID!" || (isBeside && name !== "input") ? name : []));
}

const named = (one: Operation | FragmentDefinitionNode) =>
  typeof one.name === "string" ? { value: one.name } : one.name;

function parsed(text: string, fault: (words: string) => void): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    fault(error instanceof Error ? error.message : String(error));
    return { kind: Kind.DOCUMENT, definitions: [] };
  }
}

function domainOf(name: string, text: string, { definitions }: DocumentNode): Domain {
  const fragments = definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter(node => node.kind === Kind.OPERATION_DEFINITION);
  const head = /^(?:#.*\n)+/.exec(text)?.[0] ?? "";
  return {
    name,
    prefix: name.charAt(0).toUpperCase() + name.slice(1),
    description: head.replaceAll(/^# ?/gm, "").trim(),
    fragments,
    operations: operations.map(node => ({
      name: node.name?.value ?? "",
      node,
      fragments: usedBy(node, fragments),
    })),
  };
}

function usedBy(root: OperationDefinitionNode, fragments: readonly FragmentDefinitionNode[]): FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode) => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.find(one => one.name.value === name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(root);
  return [...used];
}
