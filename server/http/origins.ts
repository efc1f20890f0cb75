import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Cross-origin rules for pages (Fetch standard, CORS). No cookie opens this API, so what matters is which pages may
 * read answers; preflights are answered here. False: the request is answered already.
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, origins: ReadonlySet<string>): boolean {
  const { origin } = request.headers;
  response.setHeader("vary", "origin");
  const known = origin !== undefined && origins.has(origin);
  if (known) response.setHeader("access-control-allow-origin", origin);
  if (request.method !== "OPTIONS") return true;
  if (known) {
    response.setHeader("access-control-allow-methods", "GET, POST");
    response.setHeader(
      "access-control-allow-headers",
      "authorization, content-type, apollo-require-preflight, x-apollo-operation-name",
    );
    response.setHeader("access-control-max-age", "600");
  }
  response.writeHead(known ? 204 : 403).end();
  return false;
}
