import { backoffMs } from "./backoff.js";
import type { Named } from "./core.js";
import type { Environment } from "./environment.js";
import { closedFault, IthacaError } from "./errors.js";
import { authorization, type Tokens } from "./tokens.js";

/** Queries and mutations, over HTTP. */
export interface Http {
  /**
   * The data of a document. What may be done twice is tried again, three times, when the server cannot be reached or is
   * not available. Throws an IthacaError, also when a part of the data is there.
   */
  send(query: string, variables: Named, mayRepeat: boolean): Promise<Named>;
  close(): void;
}

interface Options {
  readonly environment: Environment;
  readonly url: string;
  readonly tokens: Tokens;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs: number;
}

/** What a server says of an error. */
export interface WireError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly requestId?: string; readonly field?: string };
}

const repeats = 3;

export function createHttp({ environment, url, tokens, timeoutMs }: Options): Http {
  /** What ends each thing that waits. */
  const waiting = new Set<(error: IthacaError) => void>();
  let closed = false;

  /** Fulfilled after so long, or fails with what is to be said then; fails at once when the client is closed. */
  const after = (ms: number, error?: IthacaError) => {
    let settle = (_fault?: IthacaError) => {};
    const passed = new Promise<void>((resolve, reject) => {
      settle = fault => {
        environment.clearTimeout(timer);
        waiting.delete(settle);
        if (fault) reject(fault);
        else resolve();
      };
    });
    const timer = environment.setTimeout(() => settle(error), ms);
    waiting.add(settle);
    return { passed, settle };
  };

  const attempt = async (body: string, token: string | null): Promise<Named> => {
    const controller = new environment.AbortController();
    const headers = { "content-type": "application/json", ...authorization(token) };
    const asked = async () => {
      const response = await environment.fetch(url, { method: "POST", headers, body, signal: controller.signal });
      return [response.status, await response.text()] as const;
    };
    const tooLate = after(timeoutMs, new IthacaError("NETWORK", `No answer in ${timeoutMs} ms.`));
    try {
      const answer = await Promise.race([asked(), tooLate.passed]);
      return dataOf(...(answer as [number, string]));
    } catch (cause) {
      if (cause instanceof IthacaError) throw cause;
      throw new IthacaError("NETWORK", "The server could not be reached.", { cause });
    } finally {
      tooLate.settle();
      // Does nothing to what has been answered.
      controller.abort();
    }
  };

  return {
    async send(query, variables, mayRepeat) {
      const body = JSON.stringify({ query, variables });
      let isRefused = false;
      for (let failures = 0; ; ) {
        if (closed) throw closedFault();
        let token: string | null | undefined;
        try {
          token = await tokens.get();
          return await attempt(body, token);
        } catch (error) {
          const { code } = error as IthacaError;
          if (code === "UNAUTHENTICATED" && token && !isRefused) {
            isRefused = true;
            tokens.refuse(token);
            continue;
          }
          // Without a token nothing has been sent, so it may be sent whatever it is.
          const isWorthIt = (mayRepeat || token === undefined) && (code === "NETWORK" || code === "UNAVAILABLE");
          if (!isWorthIt || failures === repeats) throw error;
          await after(backoffMs(environment, failures)).passed;
          failures += 1;
        }
      }
    },
    close() {
      closed = true;
      for (const settle of [...waiting]) settle(closedFault());
    },
  };
}

function dataOf(status: number, text: string): Named {
  let answer: { readonly data?: Named | null; readonly errors?: readonly WireError[] } | null = null;
  try {
    answer = JSON.parse(text);
  } catch {
    // Some proxy's page: the status says what there is to know.
  }
  if (answer?.errors?.[0]) throw faultOf(answer.errors);
  if (answer?.data) return answer.data;
  // What is too large for a proxy is so each time, and would be tried for ever.
  const codes: { readonly [status: number]: string } = {
    401: "UNAUTHENTICATED",
    413: "BAD_INPUT",
    429: "RATE_LIMITED",
  };
  const code = codes[status] ?? (status < 400 ? "NETWORK" : "UNAVAILABLE");
  throw new IthacaError(code, `Status ${status} was not the server's.`);
}

/** The first of the errors that the server gave. */
export function faultOf([error]: readonly WireError[]): IthacaError {
  const facts = error?.extensions;
  return new IthacaError(facts?.code ?? "INTERNAL", error?.message ?? "There is no data.", facts);
}
