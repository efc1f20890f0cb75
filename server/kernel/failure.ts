/** What of an error may stand in a log: its name, words and code, never a statement's parameters, which people wrote. */
export interface FailureFacts {
  readonly error: string;
  readonly code?: string;
  readonly stack?: string;
}

/** The facts of anything thrown. It asks for no class: an error of another realm is an error too. */
export function failureFacts(thrown: unknown): FailureFacts {
  const { name, message, code, stack } = errorLike(thrown);
  if (typeof message !== "string") return { error: typeof thrown };
  return {
    error: `${typeof name === "string" ? name : "Error"}: ${message}`.slice(0, 500),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof stack === "string" ? { stack } : {}),
  };
}

const errorLike = (thrown: unknown): { name?: unknown; message?: unknown; code?: unknown; stack?: unknown } =>
  typeof thrown === "object" && thrown !== null ? thrown : {};
