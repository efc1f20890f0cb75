import { GraphQLError, type GraphQLFormattedError, Kind } from "graphql";
import { Fault, type FaultCode, faultCodes } from "../kernel/fault.js";
import { newId } from "../kernel/id.js";

/** Where errors go whose words strangers do not get. */
export type ErrorLog = (error: unknown, facts: { readonly requestId: string; readonly path?: string }) => void;

/** Turns whatever went wrong into what a client may read; `requestId` names the line in the log. */
export type FormatError = (error: unknown, requestId?: string) => GraphQLFormattedError;

export interface FormatOptions {
  readonly log: ErrorLog;
  /** Whether messages may propose names of the schema ("Did you mean …"); off in production. */
  readonly suggestions: boolean;
  /** Told the code of every error that a client is told of. */
  readonly count?: ((code: FaultCode) => void) | undefined;
}

/** Makes the one formatter of errors for HTTP and WebSocket. */
export function createFormatError({ log, suggestions, count }: FormatOptions): FormatError {
  return (error, requestId = newId()) => {
    const { code, message, facts } = faultOf(error);
    count?.(code);
    const inner = innermost(error);
    const located = error instanceof GraphQLError ? error : null;
    if (code === "INTERNAL" || code === "UNAVAILABLE") {
      log(inner, { requestId, ...(located?.path && { path: located.path.join(".") }) });
    }
    return {
      message: inner instanceof GraphQLError && !suggestions ? withoutSuggestions(message) : message,
      ...(located?.locations && { locations: located.locations }),
      ...(located?.path && { path: located.path }),
      extensions: { code, ...facts, requestId },
    };
  };
}

const withoutSuggestions = (message: string) => message.replace(/ ?Did you mean [^?]*\?/g, "");

/** The fault a stranger may see in place of `error`; the original is its cause when it says less than it knows. */
export function faultOf(error: unknown): Fault {
  const inner = innermost(error);
  if (inner instanceof Fault) return inner;
  if (inner instanceof GraphQLError) return ofGraphQL(error instanceof GraphQLError ? error : inner, inner);
  if (isOutage(inner)) {
    return new Fault("UNAVAILABLE", "The service is not available just now. Try again shortly.", {}, { cause: inner });
  }
  if (isUnstorable(inner)) return new Fault("BAD_INPUT", "A text holds a character that cannot be stored.");
  return internal(inner);
}

const internal = (cause: unknown) => new Fault("INTERNAL", "Something went wrong on our side.", {}, { cause });

/** An error of graphql-js itself is about the request, unless it judged what our own resolver returned. */
function ofGraphQL(outer: GraphQLError, inner: GraphQLError): Fault {
  const judgesOurs = outer.path !== undefined && outer.nodes?.every(node => node.kind === Kind.FIELD);
  if (judgesOurs) return internal(inner);
  const { code } = inner.extensions;
  return new Fault(isFaultCode(code) ? code : "BAD_INPUT", inner.message);
}

const isFaultCode = (code: unknown): code is FaultCode => faultCodes.some(known => known === code);

function innermost(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

/** PostgreSQL: connection exceptions, shutdown and crash, no connection left, a transaction that lost to another. */
const outageCode = /^(08...|57P0[123]|57014|53300|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE)$/;
/**
 * A connection that breaks inside a transaction is taken back at once, and the next statement finds it released. The
 * last is a socket in the file system that is gone, as the embedded database's is while it opens again.
 */
const outageWords =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|query runner (was )?already released|connect ENOENT/i;

const isOutage = (error: unknown) =>
  someCause(error, ({ code, message }) => outageCode.test(code) || outageWords.test(message));

/**
 * A NUL, or half a surrogate pair, on its way into a text or jsonb column. JSON is written by JSON.stringify alone, so what
 * PostgreSQL cannot read of it is such a half.
 */
const isUnstorable = (error: unknown) =>
  someCause(
    error,
    ({ code, message }) => code === "22021" || code === "22P05" || (code === "22P02" && / type json$/.test(message)),
  );

/** Looks at an error and at what drivers wrap inside: `cause`, TypeORM's `driverError`, the parts of an AggregateError. */
function someCause(error: unknown, is: (error: { code: string; message: string }) => boolean, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (is({ code, message: error.message })) return true;
  const inside = [error.cause, "driverError" in error ? error.driverError : null];
  if (error instanceof AggregateError) inside.push(...error.errors);
  return inside.some(part => someCause(part, is, depth + 1));
}
