/** Which access tokens are good, and until when: any text is, for ten minutes from when it was first seen. */
export interface TestTokens {
  /** When the token ends, in milliseconds since 1970; null when it is none any more. */
  expiresAt(token: string): number | null;
  /** Takes no token that `isRefused` is true of. */
  refuse(isRefused: (token: string) => boolean): void;
}

const lifeMs = 600_000;

export function createTokens(now: () => number): TestTokens {
  const ends = new Map<string, number>();
  let isRefused = (_: string) => false;
  return {
    expiresAt(token) {
      const end = ends.get(token) ?? now() + lifeMs;
      ends.set(token, end);
      return end > now() && !isRefused(token) ? end : null;
    },
    refuse(next) {
      isRefused = next;
    },
  };
}

/** The token of an `authorization` header; null when there is none. */
export const tokenOf = (authorization: unknown): string | null =>
  typeof authorization === "string" ? authorization.replace(/^Bearer /, "") : null;
