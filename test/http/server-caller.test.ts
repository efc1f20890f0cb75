import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { callerOf } from "../../server/http/caller.js";

/** Says whom it takes the caller for; how many proxies it trusts stands in the path. */
const server: Server = createServer((request, response) => {
  response.end(JSON.stringify(callerOf(request, Number(request.url?.slice(1)))));
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.close();
});

async function takenFor(trusted: number, forwarded: string | null): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const headers: Record<string, string> = forwarded === null ? {} : { "x-forwarded-for": forwarded };
  const response = await fetch(`http://127.0.0.1:${port}/${trusted}`, { headers });
  const { address } = JSON.parse(await response.text());
  return address;
}

test.each([
  ["nobody is believed", 0, "203.0.113.7", "127.0.0.1"],
  ["one proxy says who called it", 1, "203.0.113.7", "203.0.113.7"],
  ["what the caller wrote before it counts for nothing", 1, "198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["two proxies: the second to last", 2, "198.51.100.1, 203.0.113.7, 192.0.2.9", "203.0.113.7"],
  ["two proxies, of which one was passed by", 2, "203.0.113.7", "203.0.113.7"],
  ["a port behind the address is left out", 1, "203.0.113.7:55123", "203.0.113.7"],
  ["an IPv6 address", 1, "2001:db8::7", "2001:db8::7"],
  ["an IPv6 address with a port", 1, "[2001:db8::7]:443", "2001:db8::7"],
  ["no header: who is connected", 1, null, "127.0.0.1"],
  ["no address: who is connected", 1, "unknown", "127.0.0.1"],
  ["empty entries do not count", 1, "203.0.113.7, ,", "203.0.113.7"],
])("%s", async (_, trusted, forwarded, address) => {
  expect(await takenFor(trusted, forwarded)).toBe(address);
});
