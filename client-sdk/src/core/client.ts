import type { Core, Named } from "./core.js";
import type { Decorated } from "./document.js";
import type { Environment, SocketConstructor } from "./environment.js";
import { IthacaError } from "./errors.js";
import { createFeed, type Feed } from "./feed.js";
import { createHttp } from "./http.js";
import { memoryOutbox } from "./memory-outbox.js";
import { createOutbox, type Outbox, type OutboxStore } from "./outbox.js";
import { createPages } from "./pages.js";
import { resultOf, rootOf } from "./results.js";
import { type AnySelection, type FieldArguments, withSelection } from "./select.js";
import { createSocket } from "./socket.js";
import { createListeners, createStatus, type HasStatus, type Status } from "./status.js";
import { createTokens, type TokenFunction } from "./tokens.js";

export interface IthacaOptions {
  /** Where GraphQL is: `https://api.example.org/graphql`. The WebSocket is at the same address. */
  readonly url: string;
  /** Asked for an access token when one is needed, once at a time; without it, and for null, one is nobody. */
  readonly token?: TokenFunction;
  /** Where what is sent is kept until it has arrived; in memory when left out. */
  readonly outbox?: OutboxStore;
  /** Where this runs: the platform when left out. In React Native give it `nativeEnvironment({ AppState, NetInfo })`. */
  readonly environment?: Environment;
  /** What makes WebSockets where the platform has none: that of the package `ws` in Node 20. */
  readonly webSocket?: SocketConstructor;
  /** Turns a document that is a tree into text, as `print` of `graphql` does; needed for trees without their source. */
  readonly print?: (document: never) => string;
  /** Milliseconds that one attempt of a query or a mutation may take; 30,000 when left out. */
  readonly timeoutMs?: number;
}

/** A client without its domains. */
export interface Ithaca extends HasStatus {
  /**
   * How things stand: the worst of all that is followed. While nothing is followed there is no connection, so it is
   * `connecting`, or `offline` without a network.
   */
  readonly status: Status;
  /** What is sent and kept until it has arrived. */
  readonly outbox: Outbox;
  /**
   * The data of any query or mutation: text, a `Document`, or what code generators make, tree or text. A query is tried
   * again when the server cannot be reached. Throws an IthacaError.
   */
  request<Result = unknown, Variables = Named>(
    document: string | Decorated<Result, Variables>,
    ...variables: Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables]
  ): Promise<Result>;
  /** Forgets the token and connects anew: after somebody has signed in or out. */
  renew(): void;
  /** Ends everything: feeds end, requests fail with CLOSED, and nothing stays. What is in the outbox stays there. */
  close(): void;
}

/** What makes a domain, such as `chat`. */
export type Domain<Methods = unknown> = (core: Core) => Methods;

export type WithDomains<Domains> = Ithaca & {
  readonly [Name in keyof Domains]: Domains[Name] extends Domain<infer Methods> ? Methods : never;
};

/** The worst first. */
const worst: readonly Status[] = ["offline", "connecting", "catching-up", "live"];

/** Makes a client of the domains that are named; others are not shipped. */
export function createClient<Domains extends { readonly [name: string]: Domain }>(
  options: IthacaOptions,
  domains: Domains,
  platform: () => Environment,
): WithDomains<Domains> {
  const { url, print, webSocket, timeoutMs = 30_000 } = options;
  const given = options.environment ?? platform();
  const environment = webSocket ? { ...given, WebSocket: webSocket } : given;
  const tokens = createTokens(environment, options.token);
  const http = createHttp({ environment, url, tokens, timeoutMs });
  const socket = createSocket({ environment, url: url.replace(/^http/, "ws"), tokens });
  const status = createStatus(environment);
  const feeds = new Set<Feed<never>>();
  let closed = false;

  const tell = () => {
    const all = [...feeds].map(feed => feed.status);
    const idle = environment.isOnline() ? "connecting" : "offline";
    status.set(closed ? "offline" : (worst.find(one => all.includes(one)) ?? idle));
  };
  const stopWatching = environment.onChange(tell);
  tell();

  const open = (document: string, variables: Named, after?: string | null) => {
    const feed = createFeed({
      environment,
      socket,
      document,
      variables,
      ...(after !== undefined && { after }),
      // One that has not begun is nobody's concern.
      onBegin() {
        feeds.add(feed);
        tell();
      },
      onEnd() {
        feeds.delete(feed);
        tell();
      },
    });
    feed.onStatus(tell);
    return feed;
  };

  const wakes = createListeners<void>(environment);
  // The server is there again.
  socket.onStatus(status => status === "live" && wakes.tell());

  const { outbox, send, close } = createOutbox({
    store: options.outbox ?? memoryOutbox(),
    environment,
    // It tries again by itself.
    send: (document, variables) => http.send(document, variables, false),
    flatten: resultOf,
    onWake: wakes.add,
  });

  /** Asks with further variables. */
  const asking = (
    isList: boolean,
    document: string,
    variables?: Named,
    selection?: AnySelection,
    args?: FieldArguments,
  ) => {
    const selected = selection ? withSelection(document, isList, selection, args) : { document, variables: {} };
    return (more: object) => http.send(selected.document, { ...variables, ...selected.variables, ...more }, true);
  };

  const core: Core = {
    query: async (document, variables, ...selected) =>
      rootOf(await asking(false, document, variables, ...selected)({})) as never,
    pages: (document, variables, options = {}, ...selected) =>
      createPages(asking(true, document, variables, ...selected), options, /\$before\b/.test(document)),
    async mutate(document, input) {
      return resultOf(document, await http.send(document, { input }, "clientId" in input)) as never;
    },
    send,
    follow: (document, variables = {}, { after = null } = {}) => open(document, variables, after),
    signals: (document, variables = {}) => open(document, variables),
  };

  const client: Ithaca = {
    get status() {
      return status.get();
    },
    onStatus: status.on,
    outbox,
    async request(document, ...[variables]) {
      const text = textOf(document, print);
      const data = await http.send(text, (variables ?? {}) as Named, !/\bmutation\b/.test(text));
      return data as never;
    },
    renew() {
      tokens.drop();
      socket.renew();
      wakes.tell();
    },
    close() {
      closed = true;
      for (const feed of [...feeds]) feed.close();
      void close();
      http.close();
      tokens.close();
      socket.close();
      stopWatching();
      tell();
    },
  };
  const made = Object.entries(domains).map(([name, domain]) => [name, domain(core)]);
  // Not spread: the status is a getter.
  return Object.assign(client, Object.fromEntries(made));
}

/** The text of a document: as it was written, if the tree still knows. */
function textOf(document: unknown, print: IthacaOptions["print"]): string {
  const { kind, loc } = document as { readonly kind?: string; readonly loc?: { readonly source?: { body?: string } } };
  if (kind !== "Document") return String(document);
  const text = loc?.source?.body ?? print?.(document as never);
  if (text === undefined) {
    throw new IthacaError("BAD_INPUT", "A document that is a tree needs `print`.");
  }
  return text;
}
