/** What of an error may stand in a log: never a statement's parameters, which hold people's words. */
export function wordsOf(error: unknown): { error: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return {
    error: `${error.name}: ${error.message}`.slice(0, 500),
    ...code,
    ...(error.stack ? { stack: error.stack } : {}),
  };
}
