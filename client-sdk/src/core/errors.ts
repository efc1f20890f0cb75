/** Why a request failed, as the server says it; `NETWORK`, `NOT_KEPT` and `CLOSED` are the client's own. */
export type FaultCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_INPUT"
  | "CLIENT_ID_REUSED"
  | "RATE_LIMITED"
  | "TOO_COMPLEX"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "UNAVAILABLE"
  | "INTERNAL"
  | "NETWORK"
  | "NOT_KEPT"
  | "CLOSED";

/** A fault: what a program cannot act on but by telling, trying again or being mended. What a screen can act on is a refusal. */
export class IthacaError extends Error {
  override readonly name = "IthacaError";
  /** A code of a newer server is passed on as it is. */
  declare readonly code: FaultCode | (string & {});
  /** Names the line in the server's log; null when the server was not reached. */
  declare readonly requestId: string | null;
  /** Where in the variables what was refused as BAD_INPUT stands, as in `input.rules[3].until`; null where it is not said. */
  declare readonly field: string | null;

  constructor(code: FaultCode | (string & {}), message: string, facts: FaultFacts = {}) {
    super(message, facts);
    this.code = code;
    this.requestId = facts.requestId ?? null;
    this.field = facts.field ?? null;
  }
}

/** What an IthacaError is made with beside its code and message. */
export interface FaultFacts {
  readonly requestId?: string | null;
  readonly field?: string | null;
  readonly cause?: unknown;
}

/** What everything answers once the client is closed. */
export const closedFault = () => new IthacaError("CLOSED", "The client was closed.");

/** A "no" that a screen can act on, with its facts. `code` is the type's name in the schema: SlotTaken is SLOT_TAKEN. */
export interface Refusal<Code extends string = string> {
  readonly refused: true;
  readonly code: Code;
  /** In the reader's words. */
  readonly message: string;
}

/** A refusal that a newer server has added; `typeName` is its name in the schema. */
export interface UnknownRefusal extends Refusal<"UNKNOWN"> {
  readonly typeName: string;
}

/** Whether a mutation was refused; what is left otherwise is its success. */
export function isRefusal<T>(result: T): result is Extract<T, { readonly refused: true }> {
  return (result as { readonly refused?: unknown } | null | undefined)?.refused === true;
}
