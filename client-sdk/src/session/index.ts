import { isRefusal, type Refusal } from "../core/errors.js";

/** What a session consists of; plain data, to be kept where the application keeps its secrets. */
export interface Kept {
  readonly accessToken: string;
  /** ISO 8601. */
  readonly accessTokenExpiresAt: string;
  /** Good for one use: the next tokens come with another. */
  readonly refreshToken: string;
}

/** Where a session is kept. Tabs that share one share the session: what one has refreshed, the others read. */
export interface SessionStore {
  read(): Kept | null | Promise<Kept | null>;
  /** Null when the session is over. */
  write(kept: Kept | null): void | Promise<void>;
}

/** What a session needs of the domain `accounts`, called by nobody in particular: a client without a token. */
export interface SignsIn<SignIn, SignedIn> {
  signIn(input: SignIn): Promise<SignedIn>;
  refreshTokens(input: { refreshToken: string }): Promise<Kept | Refusal>;
  signOut(input: { refreshToken: string }): Promise<unknown>;
}

export interface Session<SignIn, SignedIn> {
  /** For `createIthaca({ token: session.token })`. */
  readonly token: (why: { readonly reason: string }) => Promise<string | null>;
  /** Gives what signing in gives: the tokens, which are kept, or a refusal. */
  signIn(input: SignIn): Promise<SignedIn>;
  /** Ends the session here at once, and on the server when it can be reached. */
  signOut(): Promise<void>;
  /** Whether there is a session, as far as is known here. */
  isSignedIn(): Promise<boolean>;
  /**
   * Calls back after signing in, signing out, and, with the next token that is asked for, when the server or another tab
   * has ended the session; the result stops that.
   */
  onChange(listener: (isSignedIn: boolean) => void): () => void;
}

/** Access tokens are renewed this long before they end. */
const sparedMs = 20_000;

/**
 * Keeps a person signed in: an access token as long as it is good, then the next by the refresh token. Each refresh token
 * is good for one use, so what is in the store is read again before every use: another tab may have been faster.
 */
export function createSession<SignIn, SignedIn extends Kept | Refusal>(
  accounts: SignsIn<SignIn, SignedIn>,
  store: SessionStore = memoryStore(),
): Session<SignIn, SignedIn> {
  const listeners = new Set<(isSignedIn: boolean) => void>();
  let given: string | null = null;

  const keep = async (tokens: Kept | null) => {
    await store.write(
      tokens && {
        accessToken: tokens.accessToken,
        accessTokenExpiresAt: tokens.accessTokenExpiresAt,
        refreshToken: tokens.refreshToken,
      },
    );
  };
  const tell = (isSignedIn: boolean) => {
    for (const listener of listeners) listener(isSignedIn);
  };
  const leave = () => {
    given = null;
    tell(false);
    return null;
  };

  const token: Session<SignIn, SignedIn>["token"] = async ({ reason }) => {
    const kept = await store.read();
    // Another tab has signed out.
    if (!kept) return given === null ? null : leave();
    const isGood = Date.parse(kept.accessTokenExpiresAt) - Date.now() > sparedMs;
    // One that was refused or is about to end, and that nobody has replaced since.
    const isStale = reason !== "first" && kept.accessToken === given;
    if (isGood && !isStale) {
      given = kept.accessToken;
      return given;
    }
    const next = await accounts.refreshTokens({ refreshToken: kept.refreshToken });
    // Whoever has signed in or out meanwhile, here or in another tab, was later.
    if ((await store.read())?.refreshToken !== kept.refreshToken) return token({ reason: "first" });
    if (isRefusal(next)) {
      await keep(null);
      return leave();
    }
    const tokens = next as Kept;
    await keep(tokens);
    given = tokens.accessToken;
    return given;
  };

  return {
    token,
    async signIn(input) {
      const answer = await accounts.signIn(input);
      if (!isRefusal(answer)) {
        await keep(answer as Kept);
        tell(true);
      }
      return answer;
    },
    async signOut() {
      const kept = await store.read();
      await keep(null);
      leave();
      if (kept) await accounts.signOut({ refreshToken: kept.refreshToken });
    },
    isSignedIn: async () => (await store.read()) !== null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Keeps a session as long as the program runs. */
export function memoryStore(): SessionStore {
  let kept: Kept | null = null;
  return {
    read: () => kept,
    write(next) {
      kept = next;
    },
  };
}

/** Keeps a session as JSON under one key of `localStorage`, or of anything that looks like it or like AsyncStorage. */
export function storageStore(
  key: string,
  storage: {
    getItem(key: string): string | null | Promise<string | null>;
    setItem(key: string, value: string): unknown;
    removeItem(key: string): unknown;
  },
): SessionStore {
  return {
    async read() {
      try {
        return JSON.parse((await storage.getItem(key)) ?? "null");
      } catch {
        return null;
      }
    },
    async write(kept) {
      await (kept ? storage.setItem(key, JSON.stringify(kept)) : storage.removeItem(key));
    },
  };
}
