import type { IncomingMessage, ServerResponse } from "node:http";
import {
  ApolloServer,
  type ApolloServerOptions,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  HeaderMap,
  type HTTPGraphQLResponse,
} from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginLandingPageLocalDefault } from "@apollo/server/plugin/landingPage/default";
import { GraphQLError, type GraphQLSchema, OperationTypeNode } from "graphql";
import { Fault, type FaultCode } from "../kernel/fault.js";
import type { Log } from "../kernel/log.js";
import type { Caller, Viewer } from "../kernel/viewer.js";
import type { Api, Gate } from "./api.js";
import { BadRequest, readJson } from "./body.js";
import type { Documents } from "./documents.js";
import { type FormatError, faultOf } from "./errors.js";
import type { Execute } from "./executor.js";
import { answerOf, plainPostOf } from "./plain-post.js";

export interface GraphQLOptions {
  readonly api: Api;
  readonly gate: Gate;
  readonly documents: Documents;
  readonly execute: Execute;
  readonly formatError: FormatError;
  readonly log: Log;
  /** Whether the schema may be asked about itself and the explorer page is shown. */
  readonly explorer: boolean;
}

/** GraphQL over HTTP: guards the document, finds out who asks, and hands the rest to Apollo Server. */
export interface GraphQLOverHttp {
  answer(request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void>;
  stop(): Promise<void>;
}

export async function createGraphQLOverHttp(options: GraphQLOptions): Promise<GraphQLOverHttp> {
  const { api, gate, documents, execute, formatError, log, explorer } = options;
  const apollo = new ApolloServer<object>({
    gateway: executedBy(api.schema, execute),
    // What Apollo finds in the store has been parsed, guarded and validated already; all else is turned away before it.
    documentStore: documents.store,
    introspection: explorer,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    formatError: (_, error) => formatError(error),
    stopOnTerminationSignals: false,
    logger: loggerOf(log),
    plugins: [
      noSubscriptions,
      // It would wrap the resolver of every field, for cache hints that are not given: nothing here may be cached.
      ApolloServerPluginCacheControlDisabled(),
      explorer ? ApolloServerPluginLandingPageLocalDefault({ footer: false }) : ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();

  const refuse = (response: ServerResponse, status: number, errors: readonly unknown[]) =>
    sendJson(response, status, { errors: errors.map(error => formatError(error)) });

  return {
    async answer(request, response, caller) {
      const inUrl = request.method === "GET" ? searchOf(request) : null;
      const isPage = inUrl !== null && !["query", "extensions"].some(name => inUrl.has(name));
      let body: unknown;
      try {
        if (request.method !== "GET" && request.method !== "POST") throw new BadRequest(405, "Use POST.");
        body = request.method === "POST" ? await readJson(request) : "";
      } catch (error) {
        if (!(error instanceof BadRequest)) throw error;
        if (error.status === 405) response.setHeader("allow", "GET, POST");
        // What is left of the body would be taken for the next request.
        if (!request.complete) response.setHeader("connection", "close");
        return refuse(response, error.status, [new Fault("BAD_INPUT", error.message)]);
      }
      const asked = inUrl ? askedInUrl(inUrl) : askedInBody(body);
      if (asked && !isPage) {
        const taken = documents.take(asked.source, asked.extensions);
        // Apollo's clients take a hash that is not known for no failure of HTTP, and so does Apollo Server.
        if ("errors" in taken) return refuse(response, isUnknownHash(taken.errors) ? 200 : 400, taken.errors);
        // From here on it is the text that was asked for.
        if (asked.extensions !== undefined) {
          if (!inUrl) body = { ...Object(body), query: taken.source, extensions: null };
          inUrl?.set("query", taken.source);
          inUrl?.delete("extensions");
        }
      }
      let viewer: Viewer | null = null;
      try {
        const { authorization } = request.headers;
        viewer = authorization === undefined ? null : (await gate.grantOf(authorization)).viewer;
      } catch (error) {
        const status = statusOf(faultOf(error).code);
        if (status === 401) response.setHeader("www-authenticate", "Bearer"); // RFC 9110, 15.5.2
        return refuse(response, status, [error]);
      }
      const plain = inUrl ? null : plainPostOf(body, request.headers.accept);
      if (plain) {
        const answer = await apollo.executeOperation(plain.request, { contextValue: api.contextFor(caller, viewer) });
        return send(response, answerOf(answer, plain.contentType));
      }
      const headers = new HeaderMap();
      for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
      }
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? "GET", headers, search: inUrl ? `?${inUrl}` : "", body },
        context: async () => api.contextFor(caller, viewer),
      });
      await send(response, answer);
    },
    stop: () => apollo.stop(),
  };
}

/** Apollo's hook for an executor in place of graphql-js's; there is no gateway behind it. */
const executedBy = (schema: GraphQLSchema, execute: Execute): ApolloServerOptionsWithGateway<object>["gateway"] => ({
  onSchemaLoadOrUpdate(tell) {
    tell({ apiSchema: schema, coreSupergraphSdl: "" });
    return () => {};
  },
  load: async () => ({
    executor: ({ document, request, operationName, context }) =>
      execute({ schema, document, operationName, contextValue: context, variableValues: request.variables ?? {} }),
  }),
  stop: async () => {},
});

/** Apollo would execute a subscription like a query and answer with an error of ours. */
const noSubscriptions: ApolloServerPlugin<object> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
      throw new GraphQLError("Subscriptions go over the WebSocket at this address.", {
        extensions: { code: "BAD_INPUT", http: { status: 400 } },
      });
    },
  }),
};

/** A credential that is not good, one that cannot be checked just now, or our own failure to check it. */
const statusOf = (code: FaultCode) => (code === "UNAUTHENTICATED" ? 401 : code === "UNAVAILABLE" ? 503 : 500);

/** Apollo's own words go where all others go. */
const loggerOf = (log: Log): NonNullable<ApolloServerOptions<object>["logger"]> => ({
  debug: () => {},
  info: () => {},
  warn: message => log.warn({}, String(message)),
  error: message => log.error({}, String(message)),
});

/** Which document a request asks for: by its text, or by its hash in the extensions with or without the text. */
interface Asked {
  readonly source: string;
  readonly extensions: unknown;
}

/** Null for what Apollo turns away by itself. */
function askedInBody(body: unknown): Asked | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
  const { query, extensions } = body as { query?: unknown; extensions?: unknown };
  return askedBy(query, extensions);
}

const searchOf = ({ url = "" }: IncomingMessage) => new URLSearchParams(url.slice(url.indexOf("?") + 1 || url.length));

function askedInUrl(search: URLSearchParams): Asked | null {
  try {
    return askedBy(search.get("query"), JSON.parse(search.get("extensions") ?? "null"));
  } catch {
    return null;
  }
}

function askedBy(query: unknown, extensions: unknown): Asked | null {
  const isNamed = typeof extensions === "object" && extensions !== null && "persistedQuery" in extensions;
  if (typeof query === "string") return { source: query, extensions: isNamed ? extensions : undefined };
  return isNamed && (query === undefined || query === null) ? { source: "", extensions } : null;
}

const isUnknownHash = (errors: readonly GraphQLError[]) =>
  errors.some(({ extensions }) => extensions.code === "PERSISTED_QUERY_NOT_FOUND");

const jsonHeader = { "content-type": "application/json; charset=utf-8" };

/** Answers with JSON; nothing GraphQL says may be kept by a cache. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  write(response, status, jsonHeader, JSON.stringify(body));
}

async function send(response: ServerResponse, { status = 200, headers, body }: HTTPGraphQLResponse): Promise<void> {
  if (body.kind === "complete") return write(response, status, Object.fromEntries(headers), body.string);
  response.writeHead(status, { ...notKept, ...Object.fromEntries(headers) });
  for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end();
}

const notKept = { "cache-control": "no-store" };

/** With its length: without one Node would send it in chunks, which are several parts of one write. */
function write(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  response.writeHead(status, { ...notKept, ...headers, "content-length": Buffer.byteLength(text) });
  response.end(text);
}
