import type { IncomingMessage } from "node:http";

/** Bytes a request's body may have; a thousand tokens and their variables fit many times over. */
const largestBody = 128 * 1024;
/** Bytes of a larger one that are still taken and dropped: cut off while it sends, a client would not read the answer. */
const largestDropped = 1024 * 1024;

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
  if (!/^application\/(graphql\+)?json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) {
    throw new BadRequest(415, "Send the operation as application/json.");
  }
  const bytes = await bytesOf(request);
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new BadRequest(400, "The body is not JSON.");
  }
}

function bytesOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let size = 0;
    const refuse = () => reject(new BadRequest(413, `A request may have ${largestBody} bytes.`));
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size <= largestBody) parts.push(part);
      else parts = [];
      if (size > largestDropped) refuse();
    });
    request.once("end", () => (size > largestBody ? refuse() : resolve(Buffer.concat(parts))));
    // A caller who leaves, or is cut for being slow, is nobody's failure.
    request.once("error", () => reject(new BadRequest(400, "The body did not arrive whole.")));
  });
}
