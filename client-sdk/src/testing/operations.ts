import type { Named } from "../core/core.js";
import { IthacaError } from "../core/errors.js";
import { type Asked, readDocument } from "./read-document.js";
import { shapeAnswer } from "./shape-answer.js";

/** An operation that reached the server. */
export interface Received {
  readonly operation: string;
  readonly kind: Asked["kind"];
  readonly variables: Named;
  /** The access token it came with; null for nobody. */
  readonly token: string | null;
  readonly transport: "http" | "socket";
  readonly document: string;
}

/**
 * The value of the operation's root field, as the application is to get it, or what gives it: an object, a refusal as
 * `refusal` makes it, or null. More than was asked for is left out. A fault is an IthacaError that is thrown.
 */
export type Answer = unknown | ((variables: never, received: Received) => unknown);

/** What a result of GraphQL looks like. */
export interface Result {
  readonly data?: Named | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Named }[];
}

export const failed = (error: unknown): Result => {
  const { code, message, requestId, field } =
    error instanceof IthacaError ? error : new IthacaError("INTERNAL", String(error), { cause: error });
  return {
    errors: [{ message, extensions: { code, requestId: requestId ?? "test", ...(field !== null && { field }) } }],
  };
};

/** Reads what arrived; throws BAD_INPUT. It knows no document by its hash, and asks for the text. */
export function readReceived(
  payload: Named,
  from: Pick<Received, "token" | "transport">,
): { readonly asked: Asked; readonly received: Received } {
  const { query, variables, extensions } = payload;
  if (typeof query !== "string" || query === "") {
    const isHash = (extensions as Named | undefined)?.persistedQuery;
    throw isHash
      ? new IthacaError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
      : new IthacaError("BAD_INPUT", "There is no document.");
  }
  try {
    const asked = readDocument(query);
    const { name: operation, kind } = asked;
    return { asked, received: { operation, kind, variables: (variables ?? {}) as Named, document: query, ...from } };
  } catch (cause) {
    throw new IthacaError("BAD_INPUT", String(cause), { cause });
  }
}

/** Answers queries and mutations: what was done under a clientId is done once, and the first answer given again. */
export function createAnswers() {
  const answers = new Map<string, Answer>();
  const done = new Map<string, { readonly input: string; readonly value: Promise<unknown> }>();

  const valueFor = async (received: Received): Promise<unknown> => {
    const { operation, variables } = received;
    if (!answers.has(operation)) {
      throw new IthacaError("BAD_INPUT", `The test server has no answer for ${operation}: give it one by answer().`);
    }
    const answer = answers.get(operation);
    return typeof answer === "function" ? answer(variables as never, received) : answer;
  };

  const once = async (received: Received, { clientId, ...input }: Named): Promise<unknown> => {
    const key = `${received.operation} ${clientId}`;
    const text = JSON.stringify(input);
    const before = done.get(key);
    if (before && before.input !== text) {
      throw new IthacaError("CLIENT_ID_REUSED", "This clientId was used for something else.");
    }
    const value = before?.value ?? valueFor(received);
    done.set(key, { input: text, value });
    // What was not done may be tried again.
    const isDone = await value.then(
      given => (given as { refused?: unknown } | null)?.refused !== true,
      () => false,
    );
    if (!isDone) done.delete(key);
    return value;
  };

  return {
    set: (operation: string, answer: Answer) => void answers.set(operation, answer),
    async run(asked: Asked, received: Received): Promise<Result> {
      try {
        const input = received.variables.input as Named | undefined;
        const isOnce = asked.kind === "mutation" && typeof input?.clientId === "string";
        const value = await (isOnce ? once(received, input) : valueFor(received));
        return { data: shapeAnswer(asked, value) };
      } catch (error) {
        return { data: null, ...failed(error) };
      }
    },
  };
}
