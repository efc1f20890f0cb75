import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { hashOf } from "../../server/http/persisted.js";
import { runToExit } from "../support/server-process.js";
import { Servers } from "../support/servers.js";
import { codesOf, get, post, talk, verdictOf } from "./over-http.js";
import { codesIn, RawClient } from "./raw-client.js";

const servers = new Servers();
const folder = mkdtempSync(join(tmpdir(), "ithaca-trusted-"));
const known = "query Known { __typename }";
const stream = "subscription { inboxEvents { __typename } }";
let open = "";
let closed = "";

function trustedFile(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

beforeAll(async () => {
  const trusted = trustedFile("documents.json", { [hashOf(known)]: known, [hashOf(stream)]: stream });
  const production = { NODE_ENV: "production", PUBLIC_URL: "https://ithaca.example.org", HOST: "127.0.0.1" };
  [open, closed] = await Promise.all([
    servers.start({ DEMO: "0" }).then(({ url }) => url),
    servers.start({ ...production, TRUSTED_DOCUMENTS: trusted }).then(({ url }) => url),
  ]);
}, 180_000);

afterAll(async () => {
  await servers.end();
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

const named = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });

/** What Apollo Client's link of persisted queries sends: at first the hash alone, then both. */
const ask = (url: string, extensions: unknown, query?: string) =>
  talk(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, extensions, variables: {} }),
  });

/** The first thing a socket hears for an operation. */
async function overSocket(url: string, query: string, extensions?: unknown) {
  const client = await RawClient.signedIn(`${url.replace("http", "ws")}/graphql`);
  client.say({ id: "1", type: "subscribe", payload: { query, extensions } });
  const heard = await client.next();
  client.socket.close();
  return { type: heard.type, codes: codesIn(heard), payload: heard.payload };
}

describe("a document asked for by its hash", () => {
  test("is not found at first, runs with its text, and is found by everybody from then on", async () => {
    const text = "query First { __typename }";
    const unknown = await ask(open, named(hashOf(text)));
    expect(verdictOf(unknown)).toEqual({ status: 200, codes: ["PERSISTED_QUERY_NOT_FOUND"] });
    expect(unknown.json?.errors?.[0]?.message).toBe("PersistedQueryNotFound");
    expect((await ask(open, named(hashOf(text)), text)).json).toEqual({ data: { __typename: "Query" } });
    expect((await ask(open, named(hashOf(text)))).json).toEqual({ data: { __typename: "Query" } });
    expect(await overSocket(open, "", named(hashOf(text)))).toMatchObject({
      type: "next",
      payload: { data: { __typename: "Query" } },
    });
  });

  test("is found by GET, as caches between like it", async () => {
    const text = "query ByGet { __typename }";
    await post(open, text);
    const parameters = { extensions: JSON.stringify(named(hashOf(text))) };
    const reply = await get(open, parameters, { "apollo-require-preflight": "1" });
    expect(reply.json).toEqual({ data: { __typename: "Query" } });
    expect(verdictOf(await get(open, parameters))).toEqual({ status: 400, codes: ["BAD_INPUT"] });
  });

  test("is learned over the socket too", async () => {
    const text = "query OverSocket { __typename }";
    const unknown = await overSocket(open, "", named(hashOf(text)));
    expect(unknown).toMatchObject({ type: "error", codes: ["PERSISTED_QUERY_NOT_FOUND"] });
    expect(unknown.payload).toMatchObject([{ message: "PersistedQueryNotFound" }]);
    expect(await overSocket(open, text, named(hashOf(text)))).toMatchObject({ type: "next" });
    expect((await ask(open, named(hashOf(text)))).json).toEqual({ data: { __typename: "Query" } });
  });

  test("is not learned when it may not run", async () => {
    const text = "{ nothing }";
    expect(verdictOf(await ask(open, named(hashOf(text)), text))).toEqual({ status: 400, codes: ["BAD_INPUT"] });
    expect(codesOf(await ask(open, named(hashOf(text))))).toEqual(["PERSISTED_QUERY_NOT_FOUND"]);
  });

  test.each([
    ["another's hash", named(hashOf("{ other }"))],
    ["an unknown version", named(hashOf(known), 2)],
    ["no hash", named(undefined)],
    ["a hash that is a number", named(7)],
    ["nothing of the protocol", { persistedQuery: true }],
  ])("is refused with %s, on both transports", async (_, extensions) => {
    expect(verdictOf(await ask(open, extensions, known))).toEqual({ status: 400, codes: ["BAD_INPUT"] });
    expect(await overSocket(open, known, extensions)).toMatchObject({ type: "error", codes: ["BAD_INPUT"] });
  });

  test("leaves other extensions alone", async () => {
    expect((await ask(open, { mine: { a: 1 } }, known)).json).toEqual({ data: { __typename: "Query" } });
  });
});

describe("a server of trusted documents", () => {
  test("runs what it knows, by hash and by text, on both transports", async () => {
    expect((await ask(closed, named(hashOf(known)))).json).toEqual({ data: { __typename: "Query" } });
    expect((await ask(closed, undefined, known)).json).toEqual({ data: { __typename: "Query" } });
    expect(await overSocket(closed, "", named(hashOf(known)))).toMatchObject({ type: "next" });
    expect(await overSocket(closed, "", named(hashOf(stream)))).toMatchObject({ codes: ["UNAUTHENTICATED"] });
  });

  test.each([
    ["another text", "{ __typename }", undefined],
    ["the same text with a blank more", `${known} `, undefined],
    ["another text with its own hash", "{ __typename }", named(hashOf("{ __typename }"))],
    ["another text under a known hash", "{ __typename }", named(hashOf(known))],
    ["an unknown hash", "", named(hashOf("{ __typename }"))],
    ["nothing", "", undefined],
  ])("refuses %s, again and again, on both transports", async (_, query, extensions) => {
    for (let time = 0; time < 2; time += 1) {
      expect(verdictOf(await ask(closed, extensions, query))).toEqual({ status: 400, codes: ["BAD_INPUT"] });
      expect(await overSocket(closed, query, extensions)).toMatchObject({ type: "error", codes: ["BAD_INPUT"] });
    }
  });

  test("refuses by GET what it refuses by POST", async () => {
    const headers = { "apollo-require-preflight": "1" };
    expect(verdictOf(await get(closed, { query: "{ __typename }" }, headers))).toEqual({
      status: 400,
      codes: ["BAD_INPUT"],
    });
    expect((await get(closed, { query: known }, headers)).json).toEqual({ data: { __typename: "Query" } });
  });

  test.each([
    ["that is not there", "nowhere.json", null, /cannot be read/],
    ["that is no JSON", "words.json", "words", /cannot be read/],
    ["that is a list", "list.json", [known], /no object/],
    ["with a hash that is not its text's", "wrong.json", { [hashOf("{ other }")]: known }, /not the SHA-256/],
  ])("does not start with a file %s", async (_, name, content, words) => {
    const file = content === null ? join(folder, name) : trustedFile(name, content);
    const { code, output } = await runToExit({ DATA_DIR: servers.folder(), DEMO: "0", TRUSTED_DOCUMENTS: file });
    expect(code).toBe(1);
    expect(output).toMatch(words);
  });
});
