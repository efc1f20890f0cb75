import type { IncomingMessage } from "node:http";

/** Bytes a request's body may have; a thousand tokens and their variables fit many times over. */
const largestBody = 128 * 1024;

/** A request that never reaches GraphQL, with the status that says why. */
export class BadRequest extends Error {
  constructor(
    readonly status: 400 | 405 | 413 | 415,
    message: string,
  ) {
    super(message);
    this.name = "BadRequest";
  }
}

/** Reads a JSON body of at most 128 KB; throws BadRequest. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/(graphql\+)?json\b/i.test(request.headers["content-type"] ?? "")) {
    throw new BadRequest(415, "Send the operation as application/json.");
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBody) throw new BadRequest(413, `A request may have ${largestBody} bytes.`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    throw new BadRequest(400, "The body is not JSON.");
  }
}
