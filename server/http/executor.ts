import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";

/** Executes as graphql-js's `execute` does. */
export type Execute = (args: ExecutionArgs) => Promise<ExecutionResult>;

/** How compiled operations are kept. */
export interface CompilerLimits {
  /** The use of an operation from which on it is compiled: what is asked once or twice costs less as it is. */
  readonly fromUse: number;
  /** Compiled operations kept at most; the least recently used leave first. */
  readonly maxCount: number;
}

const usualLimits: CompilerLimits = { fromUse: 3, maxCount: 300 };

/** "as it is": the compiler cannot take it. */
type Form = CompiledQuery | "as it is";

/**
 * Makes an executor that compiles a query which is asked again and again to JavaScript, and answers as graphql-js does.
 * What is no plain matter is left to graphql-js itself: mutations, which run one after the other and are small, and
 * a query that failed otherwise than by one throw of one resolver, which is then executed again. Compiled, it would name
 * failures that graphql-js leaves out below a null, and say what is wrong with a value in other words.
 */
export function createExecutor(schema: GraphQLSchema, limits = usualLimits): Execute {
  const uses = new WeakMap<DocumentNode, Map<string, number>>();
  // A Map keeps the order of insertion: its first key was unused longest.
  const compiled = new Map<string, Form>();
  const ids = new WeakMap<DocumentNode, number>();
  let lastId = 0;

  const keyOf = (document: DocumentNode, name: string): string => {
    let id = ids.get(document);
    if (id === undefined) {
      lastId += 1;
      id = lastId;
      ids.set(document, id);
    }
    return `${id} ${name}`;
  };

  const isAskedOften = (document: DocumentNode, name: string): boolean => {
    const counts = uses.get(document) ?? new Map<string, number>();
    const count = (counts.get(name) ?? 0) + 1;
    uses.set(document, counts.set(name, count));
    return count >= limits.fromUse;
  };

  const formOf = (document: DocumentNode, name: string): Form => {
    const key = keyOf(document, name);
    const known = compiled.get(key);
    if (!known && !isAskedOften(document, name)) return "as it is";
    const form = known ?? compile(schema, document, name);
    compiled.delete(key);
    compiled.set(key, form);
    for (const oldest of compiled.keys()) {
      if (compiled.size <= limits.maxCount) break;
      compiled.delete(oldest);
    }
    return form;
  };

  return async args => {
    const { document, operationName, rootValue, contextValue, variableValues } = args;
    const form = formOf(document, operationName ?? "");
    if (form === "as it is") return execute(args);
    const result = await form.query(rootValue, contextValue, variableValues);
    const [error, second] = result.errors ?? [];
    if (error === undefined) return result;
    if (second !== undefined || !isThrownByResolver(error)) return execute(args);
    return { ...result, errors: [asOfGraphQL(error, document)] };
  };
}

/** The compiler's errors only look like those of graphql-js: they are of no class, and may have no extensions. */
function asOfGraphQL({ message, locations, path, originalError }: GraphQLError, document: DocumentNode): GraphQLError {
  const source = document.loc?.source;
  const starts = source && [0, ...Array.from(source.body.matchAll(/\r\n|[\n\r]/g), end => end.index + end[0].length)];
  const positions = starts && locations?.map(({ line, column }) => (starts[line - 1] ?? 0) + column - 1);
  return new GraphQLError(message, { source, positions, path, originalError });
}

function compile(schema: GraphQLSchema, document: DocumentNode, name: string): Form {
  if (getOperationAST(document, name || null)?.operation !== OperationTypeNode.QUERY) return "as it is";
  try {
    const form = compileQuery(schema, document, name || undefined);
    return isCompiledQuery(form) ? form : "as it is";
  } catch {
    return "as it is";
  }
}

/** As against what an executor says of itself, or of a value: there graphql-js's own words and nodes are wanted. */
function isThrownByResolver(error: GraphQLError): boolean {
  const { originalError } = error;
  return error.path !== undefined && originalError instanceof Error && !(originalError instanceof GraphQLError);
}
