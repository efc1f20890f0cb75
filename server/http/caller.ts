import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Caller } from "../kernel/viewer.js";

const longestUserAgent = 200;

/**
 * Who is calling. Each trusted proxy appends the address it saw to X-Forwarded-For, so the client is that many entries
 * from the end; what stands before them anybody can write.
 */
export function callerOf(request: IncomingMessage, trustProxy: number): Caller {
  const userAgent = request.headers["user-agent"]?.slice(0, longestUserAgent) ?? null;
  const direct = request.socket.remoteAddress ?? "unknown";
  if (trustProxy === 0) return { address: direct, userAgent };
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map(part => part.trim())
    .filter(part => part !== "");
  return { address: addressIn(forwarded.at(-trustProxy) ?? forwarded[0] ?? "") ?? direct, userAgent };
}

/** The address of an entry; some proxies write the port behind it, which would make each connection another caller. */
function addressIn(entry: string): string | null {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
  return isIP(bare) === 0 ? null : bare;
}
