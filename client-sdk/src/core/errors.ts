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

  constructor(
    code: FaultCode | (string & {}),
    message: string,
    requestId: string | null = null,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.code = code;
    this.requestId = requestId;
  }
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
