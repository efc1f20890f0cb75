import type { Environment, Signal } from "./environment.js";
import { closedFault, IthacaError } from "./errors.js";

/** Why a token is asked for. */
export interface TokenRequest {
  /**
   * `first`: there is none yet. `expiring`: the one in use ends soon, and the connection wants its successor. `refused`:
   * the server took the last one no more.
   */
  readonly reason: "first" | "expiring" | "refused";
  /** Aborted when nobody waits any more: after ten seconds, by `renew()` and by `close()`. */
  readonly signal: Signal;
}

/** Gives an access token, or null for nobody. A throw is a failure to be tried again. */
export type TokenFunction = (why: TokenRequest) => Promise<string | null> | string | null;

/** The one token of a client. */
export interface Tokens {
  /** The token in use, asked for if there is none; `expiring` asks for its successor. Throws NETWORK or CLOSED. */
  get(reason?: "expiring"): Promise<string | null>;
  /** The server does not take this one any more. One that has been replaced in the meantime changes nothing. */
  refuse(token: string | null): void;
  /** Forgets the token, and what is being asked for just now. */
  drop(): void;
  close(): void;
}

const deadlineMs = 10_000;

/** However many ask, `ask` runs once at a time; what it gives after its deadline is ignored. */
export function createTokens(environment: Environment, ask: TokenFunction = () => null): Tokens {
  let held: string | null = null;
  let why: TokenRequest["reason"] = "first";
  let call: {
    readonly answer: Promise<string | null | undefined>;
    readonly leave: (error?: IthacaError) => void;
  } | null = null;
  let closed = false;

  /** Fulfilled with undefined when what is asked for is of no use any more. */
  const start = (reason: TokenRequest["reason"]) => {
    const controller = new environment.AbortController();
    let leave = (_error?: IthacaError) => {};
    const answer = new Promise<string | null | undefined>((resolve, reject) => {
      const timer = environment.setTimeout(() => leave(fault("took ten seconds")), deadlineMs);
      const settle = (act: () => void) => {
        if (call?.leave !== leave) return;
        call = null;
        environment.clearTimeout(timer);
        act();
      };
      leave = error =>
        settle(() => {
          if (error) reject(error);
          else resolve(undefined);
          controller.abort();
        });
      // Called a moment later, so that what it throws at once is caught too, and `call` is set by then.
      Promise.resolve({ reason, signal: controller.signal })
        .then(ask)
        .then(
          token =>
            settle(() => {
              // Plain JavaScript may say nothing where null is meant.
              held = token || null;
              why = "first";
              resolve(held);
            }),
          cause => settle(() => reject(fault("failed", cause))),
        );
    });
    return { answer, leave };
  };

  const drop = (error?: IthacaError) => {
    held = null;
    why = "first";
    call?.leave(error);
  };

  return {
    async get(reason) {
      for (let wanted = reason; ; ) {
        if (closed) throw closedFault();
        if (held !== null && !wanted) return held;
        call ??= start(wanted ?? why);
        const token = await call.answer;
        if (token !== undefined) return token;
        wanted = undefined;
      }
    },
    refuse(token) {
      if (token === null || token !== held) return;
      held = null;
      why = "refused";
    },
    drop: () => drop(),
    close() {
      closed = true;
      drop(closedFault());
    },
  };
}

const fault = (what: string, cause?: unknown) => new IthacaError("NETWORK", `token() ${what}.`, { cause });

/** How the server is told who one is, over HTTP and the socket alike; undefined for nobody. */
export const authorization = (token: string | null) =>
  token === null ? undefined : { authorization: `Bearer ${token}` };
