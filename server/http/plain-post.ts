import type { GraphQLRequest, GraphQLResponse, HTTPGraphQLResponse } from "@apollo/server";
import { HeaderMap } from "@apollo/server";

/** A POST of which Apollo's own HTTP layer would only unwrap the operation, and the content type of its answer. */
export interface PlainPost {
  readonly request: GraphQLRequest<Record<string, unknown>>;
  readonly contentType: string;
}

const json = "application/json; charset=utf-8";
const graphqlJson = "application/graphql-response+json; charset=utf-8";

/** What Apollo negotiates for what clients send as Accept: nothing, fetch's own, and the words of Apollo's and urql's. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ["", json],
  ["*/*", json],
  ["application/json", json],
  ["application/graphql-response+json,application/json;q=0.9", graphqlJson],
  [
    "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed",
    graphqlJson,
  ],
]);

/** Reads the body of a POST that came as JSON; null for one that is left to Apollo's HTTP layer, wrong ones among them. */
export function plainPostOf(body: unknown, accept = ""): PlainPost | null {
  const contentType = contentTypes.get(accept);
  if (contentType === undefined || !isRecord(body)) return null;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== "string" || query === "") return null;
  if (!isTextOrAbsent(operationName) || !isRecordOrAbsent(variables) || !isRecordOrAbsent(extensions)) return null;
  return {
    request: {
      query,
      ...(typeof operationName === "string" && { operationName }),
      ...(variables && { variables }),
      ...(extensions && { extensions }),
    },
    contentType,
  };
}

/** The answer as Apollo's HTTP layer gives it. */
export function answerOf({ http, body }: GraphQLResponse, contentType: string): HTTPGraphQLResponse {
  if (body.kind !== "single") throw new Error("Nothing here is delivered in parts.");
  const headers = new HeaderMap(http.headers);
  if (!headers.has("content-type")) headers.set("content-type", contentType);
  const { errors, data, extensions } = body.singleResult;
  const string = `${JSON.stringify({ errors, data, extensions })}\n`;
  return { ...(http.status && { status: http.status }), headers, body: { kind: "complete", string } };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isRecordOrAbsent = (value: unknown): value is Record<string, unknown> | null | undefined =>
  value === undefined || value === null || isRecord(value);

const isTextOrAbsent = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === "string";
