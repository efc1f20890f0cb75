/**
 * Every code a client can meet in `errors[].extensions.code`. Only UNAVAILABLE is worth retrying unchanged;
 * PERSISTED_QUERY_NOT_FOUND asks for the text, as Apollo's clients send it by themselves.
 */
export const faultCodes = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "BAD_INPUT",
  "CLIENT_ID_REUSED",
  "RATE_LIMITED",
  "TOO_COMPLEX",
  "PERSISTED_QUERY_NOT_FOUND",
  "UNAVAILABLE",
  "INTERNAL",
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** Facts a fault may carry beside its code; they stand in `extensions` as they are. */
export interface FaultFacts {
  /** Seconds until asking again makes sense; only with RATE_LIMITED and UNAVAILABLE. */
  readonly retryAfterSeconds?: number;
  /** Path of the input field at fault, such as `input.body`; only with BAD_INPUT. */
  readonly field?: string;
}

/** Stops the request with a code and words meant for a stranger. Any other throw is our bug and reads INTERNAL outside. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly facts: FaultFacts = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "Fault";
  }
}

/** The answer for what is not there and for what is not the viewer's: both read alike, so neither can be told apart. */
export const notFound = (what: string) => new Fault("NOT_FOUND", `There is no such ${what}.`);
