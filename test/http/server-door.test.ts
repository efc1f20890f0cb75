import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import WebSocket from "ws";
import { Servers } from "../support/servers.js";
import { codesOf, post, talk, verdictOf } from "./over-http.js";

const portal = "https://portal.example.org";
const servers = new Servers();
let url = "";
let port = 0;

beforeAll(async () => {
  ({ url } = await servers.start({ DEMO: "0", ALLOWED_ORIGINS: `${portal}, https://other.example.org` }));
  port = Number(new URL(url).port);
}, 300_000);

afterAll(() => servers.end(), 300_000);

const ask = "{ __typename }";
const send = (body: string, contentType: string | null) =>
  talk(`${url}/graphql`, {
    method: "POST",
    body: new TextEncoder().encode(body),
    headers: contentType === null ? {} : { "content-type": contentType },
  });

describe("a body", () => {
  test.each([
    ["application/x-www-form-urlencoded"],
    ["multipart/form-data; boundary=x"],
    ["text/plain"],
    ["application/json-patch+json"],
    [null],
  ])("sent as %s, which a form or another format could, is refused", async contentType => {
    expect(verdictOf(await send(JSON.stringify({ query: ask }), contentType))).toEqual({
      status: 415,
      codes: ["BAD_INPUT"],
    });
  });

  test.each([["application/json"], ["application/json; charset=utf-8"], ["Application/JSON;charset=UTF-8"]])(
    "sent as %s is taken",
    async contentType => {
      expect((await send(JSON.stringify({ query: ask }), contentType)).json).toEqual({ data: { __typename: "Query" } });
    },
  );

  test.each([
    ["{ not json"],
    [""],
    ["null"],
    ["42"],
    ['"text"'],
    ["{}"],
    ['{"query": 1}'],
    ['{"query":"{a}","variables":"x"}'],
  ])("of %j is refused", async body => {
    expect(verdictOf(await send(body, "application/json"))).toEqual({ status: 400, codes: ["BAD_INPUT"] });
  });

  test("of 128 KB is read, a larger one is answered with 413", async () => {
    const padded = (bytes: number) => {
      const bare = JSON.stringify({ query: ask, variables: { pad: "" } });
      return JSON.stringify({ query: ask, variables: { pad: "x".repeat(bytes - bare.length) } });
    };
    expect((await send(padded(128 * 1024), "application/json")).status).toBe(200);
    for (const bytes of [128 * 1024 + 1, 900 * 1024]) {
      expect(verdictOf(await send(padded(bytes), "application/json"))).toEqual({ status: 413, codes: ["BAD_INPUT"] });
    }
    expect((await send(padded(1_000), "application/json")).status).toBe(200);
  });

  test("without an end and without a length is cut off when it has become too large", async () => {
    const call = request(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" } });
    call.on("error", () => {});
    const closed = new Promise(resolve => call.once("close", resolve));
    const more = () => {
      while (!call.destroyed && call.write("x".repeat(64 * 1024)));
    };
    call.on("drain", more);
    more();
    await closed;
    expect((await post(url, ask)).status).toBe(200);
  });

  test("that its sender gives up on harms nobody and is no error of ours", async () => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
    await new Promise(resolve => socket.write(head, resolve));
    socket.resetAndDestroy();
    expect((await post(url, ask)).status).toBe(200);
  });
});

test("every refusal carries a code and the number of its request", async () => {
  const refused = [
    await send("", "text/plain"),
    await send("{", "application/json"),
    await post(url, "{"),
    await post(url, "{ x }"),
  ];
  for (const { json } of refused) {
    expect(json?.errors?.[0]?.extensions).toEqual({
      code: "BAD_INPUT",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  }
});

test("methods that mean nothing here are refused with those that do", async () => {
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    const reply = await talk(`${url}/graphql`, { method });
    expect({ ...verdictOf(reply), allow: reply.headers.get("allow") }).toEqual({
      status: 405,
      codes: ["BAD_INPUT"],
      allow: "GET, POST",
    });
  }
});

describe("a page of another origin", () => {
  const preflight = (origin: string) =>
    talk(`${url}/graphql`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });

  test("may ask and read when it is one of ours", async () => {
    const { status, headers } = await preflight(portal);
    expect({ status, origin: headers.get("access-control-allow-origin") }).toEqual({ status: 204, origin: portal });
    expect(headers.get("access-control-allow-headers")).toMatch(/authorization.*content-type/);
    expect(headers.has("access-control-allow-credentials")).toBe(false);
    const reply = await post(url, ask, { headers: { origin: portal } });
    expect(reply.headers.get("access-control-allow-origin")).toBe(portal);
    expect(reply.headers.get("vary")).toMatch(/origin/i);
  });

  test.each([["https://evil.example"], [`${portal}.evil.example`], ["null"], ["http://portal.example.org"]])(
    "such as %s may neither ask nor read",
    async origin => {
      const { status, headers } = await preflight(origin);
      expect({ status, origin: headers.get("access-control-allow-origin") }).toEqual({ status: 403, origin: null });
      const reply = await post(url, ask, { headers: { origin } });
      expect(reply.headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  test.each([
    [portal, 101],
    ["https://evil.example", 403],
    ["null", 403],
  ])("%s that opens a WebSocket is answered with %i", async (origin, status) => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, ["graphql-transport-ws"], { origin });
    const answer = await new Promise<number | undefined>(resolve => {
      socket.on("upgrade", response => resolve(response.statusCode));
      socket.on("unexpected-response", (_, response) => resolve(response.statusCode));
    });
    expect(answer).toBe(status);
    socket.on("error", () => {});
    socket.terminate();
  });
});

test("there is no WebSocket anywhere else, and asking and hanging up harms nobody", async () => {
  const head = "GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
  const socket = connect(port, "127.0.0.1");
  socket.write(head);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 404 /);
  for (let n = 0; n < 20; n += 1) {
    const rude = connect(port, "127.0.0.1");
    rude.on("error", () => {});
    await once(rude, "connect");
    rude.write(head, () => rude.resetAndDestroy());
    await once(rude, "close");
  }
  expect((await post(url, ask)).status).toBe(200);
});

test("what is not there is not there", async () => {
  for (const path of ["/graphql/", "/admin", "/../etc/passwd", "/health"]) {
    expect((await talk(url + path, {})).status).toBe(404);
  }
});

test("a socket that sends half a header, half a body or nothing is closed", async () => {
  const half = [
    "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Ty",
    "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
    "",
  ];
  const closed = half.map(async said => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    if (said) socket.write(said);
    const closing = once(socket, "close");
    socket.resume();
    await closing;
  });
  await Promise.all(closed);
}, 300_000);

test("health says what it found", async () => {
  expect((await talk(`${url}/health/live`, {})).json).toEqual({ status: "ok" });
  const ready = await talk(`${url}/health/ready`, {});
  expect({ status: ready.status, json: ready.json }).toEqual({
    status: 200,
    json: { status: "ok", database: "ok", bus: "in-process", zoneData: expect.stringMatching(/^20\d\d[a-z]$/) },
  });
});

test("answers are kept by no cache and taken for nothing else", async () => {
  for (const reply of [await post(url, ask), await post(url, "{")]) {
    expect(reply.headers.get("cache-control")).toContain("no-store");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect(codesOf(await post(url, "{"))).toEqual(["BAD_INPUT"]);
});
