import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";
import { Servers } from "../support/servers.js";
import { codesOf, get, post, talk, verdictOf } from "./over-http.js";
import { RawClient } from "./raw-client.js";

const servers = new Servers();
let url = "";
let mentee: Client;

beforeAll(async () => {
  ({ url } = await servers.start({ DEMO: "1" }));
  mentee = await new Client(url).signIn("mentee@demo.test", "ithaca-demo");
}, 300_000);

afterAll(async () => {
  await mentee?.close();
  await servers.end();
}, 300_000);

const me = "{ me { id displayName } }";
const signedIn = () => ({ authorization: mentee.authorization });
const deep = (depth: number) => `{ me { ${"inbox { ".repeat(depth - 2)}id${" }".repeat(depth - 2)} } }`;
const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: __typename`).join(" ")} }`;
/** Two braces and the rest names. */
const tokens = (count: number) => `{ ${"__typename ".repeat(count - 2)}}`;

describe("a document that may not run is answered with 4xx and its code", () => {
  test.each([
    ["of depth 11", deep(11), "TOO_COMPLEX"],
    ["of 16 aliases", aliases(16), "TOO_COMPLEX"],
    ["of 1,001 tokens", tokens(1_001), "TOO_COMPLEX"],
    ["with a syntax error", "{ me { id }", "BAD_INPUT"],
    ["with an unknown field", "{ me { shoeSize } }", "BAD_INPUT"],
    ["that is empty", "", "BAD_INPUT"],
    ["with a fragment that contains itself", "{ ...A } fragment A on Query { ...A }", "BAD_INPUT"],
    ["with two operations and no name", `query A ${me} query B ${me}`, "BAD_INPUT"],
    ["that subscribes", "subscription { inboxEvents { __typename } }", "BAD_INPUT"],
  ])("%s", async (_, query, code) => {
    const reply = await post(url, query, { headers: signedIn() });
    expect(verdictOf(reply)).toEqual({ status: expect.any(Number), codes: [code] });
    expect([400, 405]).toContain(reply.status);
  });

  test("with variables of the wrong type, whose words are not repeated as a suggestion to guess by", async () => {
    const reply = await post(url, "query ($id: ID!) { person(id: $id) { id } }", { variables: { id: { a: 1 } } });
    expect(verdictOf(reply)).toEqual({ status: 400, codes: ["BAD_INPUT"] });
  });
});

test("a document at the limits runs", async () => {
  expect((await post(url, aliases(15))).json).toMatchObject({ data: { a14: "Query" } });
});

test("a name close to one of the schema is suggested in development", async () => {
  const reply = await post(url, "{ me { displayNam } }");
  expect(reply.json?.errors?.[0]?.message).toContain('Did you mean "displayName"');
});

test("the same document asked twice, and over the socket, answers the same", async () => {
  const answers = [await post(url, me, { headers: signedIn() }), await post(url, me, { headers: signedIn() })];
  const socket = await RawClient.signedIn(`${url.replace("http", "ws")}/graphql`, mentee.authorization);
  socket.subscribe("1", me);
  const next = await socket.next();
  socket.socket.close();
  expect(answers[0]?.json).toMatchObject({ data: { me: { id: expect.any(String) } } });
  expect(answers[1]?.json).toEqual(answers[0]?.json);
  expect(next).toEqual({ id: "1", type: "next", payload: answers[0]?.json });
});

test("several operations in one request are refused as one", async () => {
  const body = JSON.stringify([{ query: me }, { query: me }]);
  const headers = { "content-type": "application/json", ...signedIn() };
  const reply = await talk(`${url}/graphql`, { method: "POST", headers, body });
  expect(verdictOf(reply)).toEqual({ status: 400, codes: ["BAD_INPUT"] });
});

describe("by GET", () => {
  test("a query answers when the page that asks must have been let through by a preflight", async () => {
    const preflighted = { "apollo-require-preflight": "1", ...signedIn() };
    const asJson = { "content-type": "application/json", ...signedIn() };
    expect((await get(url, { query: me }, preflighted)).json).toHaveProperty("data.me.id");
    expect((await get(url, { query: me }, asJson)).json).toHaveProperty("data.me.id");
  });

  test("a query that any page could send is refused", async () => {
    expect(verdictOf(await get(url, { query: "{ __typename }" }))).toEqual({ status: 400, codes: ["BAD_INPUT"] });
  });

  test("a mutation is refused, whoever asks", async () => {
    const query = `mutation { signOut(input: { refreshToken: "x" }) { __typename } }`;
    const reply = await get(url, { query }, { "apollo-require-preflight": "1", ...signedIn() });
    expect(verdictOf(reply)).toEqual({ status: 405, codes: ["BAD_INPUT"] });
    expect(reply.headers.get("allow")).toBe("POST");
  });

  test("the limits are the same", async () => {
    const reply = await get(url, { query: deep(11) }, { "apollo-require-preflight": "1" });
    expect(verdictOf(reply)).toEqual({ status: 400, codes: ["TOO_COMPLEX"] });
  });

  test("a document given twice is no way past them", async () => {
    const twice = new URLSearchParams([
      ["query", "{ __typename }"],
      ["query", deep(11)],
    ]);
    const reply = await talk(`${url}/graphql?${twice}`, { headers: { "apollo-require-preflight": "1" } });
    expect(verdictOf(reply)).toEqual({ status: 400, codes: ["BAD_INPUT"] });
  });
});

test("a token that is not good is refused before anything runs", async () => {
  for (const authorization of ["Bearer nonsense", "Basic bWU6bWU=", "Bearer ", `${mentee.authorization}x`]) {
    const reply = await post(url, "{ __typename }", { headers: { authorization } });
    expect(verdictOf(reply)).toEqual({ status: 401, codes: ["UNAUTHENTICATED"] });
    expect(reply.headers.get("www-authenticate")).toBe("Bearer");
  }
});

test("a stranger who asks for a signed-in field is told so, and gets what is public beside it", async () => {
  const query = `{ term(key: "critical-care") { key } person(id: "${newId()}") { id } }`;
  const { status, json } = await post(url, query);
  expect({ status, data: json?.data }).toEqual({ status: 200, data: { term: { key: "critical-care" }, person: null } });
  expect(json?.errors).toMatchObject([{ path: ["person"], extensions: { code: "UNAUTHENTICATED" } }]);
});

test("a query that fails says the same however often it is asked, compiled too", async () => {
  const query = `{ person(id: "${newId()}") { id } me { id } }`;
  const said = [];
  for (let times = 0; times < 5; times += 1) {
    const { status, json } = await post(url, query);
    said.push({ status, data: json?.data, errors: json?.errors?.map(error => [error.path, error.extensions?.code]) });
  }
  expect(said[0]?.errors).toContainEqual([["me"], "UNAUTHENTICATED"]);
  for (const one of said) expect(one).toEqual(said[0]);
  const alone = [];
  for (let times = 0; times < 5; times += 1) alone.push(verdictOf(await post(url, "query Alone { me { id } }")));
  expect(alone).toEqual(Array.from({ length: 5 }, () => ({ status: 200, codes: ["UNAUTHENTICATED"] })));
});

test("a NUL byte in a text is the asker's mistake, not ours", async () => {
  const query = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }`;
  const reply = await post(url, query, { variables: { input: { headline: "a\u0000b" } }, headers: signedIn() });
  expect(codesOf(reply)).toEqual(["BAD_INPUT"]);
  const search = await post(url, "query ($text: String!) { messageSearch(text: $text) { nodes { id } } }", {
    variables: { text: "a\u0000b" },
    headers: signedIn(),
  });
  expect(codesOf(search).filter(code => code !== "BAD_INPUT")).toEqual([]);
});

test("an id that is no id is something that is not there", async () => {
  const query = "query ($id: ID!) { conversation(id: $id) { id } }";
  for (const id of ["1", "' or 1=1 --", "\u0000", newId()]) {
    const { json } = await post(url, query, { variables: { id }, headers: signedIn() });
    expect(json).toEqual({ data: { conversation: null } });
  }
});

test("the standard introspection query answers over HTTP and over the socket", async () => {
  const query = getIntrospectionQuery();
  expect((await post(url, query)).json).toHaveProperty("data.__schema.queryType.name", "Query");
  const socket = await RawClient.signedIn(`${url.replace("http", "ws")}/graphql`);
  socket.subscribe("1", query);
  expect(await socket.next()).toHaveProperty("payload.data.__schema.queryType.name", "Query");
  socket.socket.close();
});

test("a browser finds a page to explore with", async () => {
  const page = await talk(`${url}/graphql`, { headers: { accept: "text/html" } });
  expect({ status: page.status, type: page.headers.get("content-type") }).toEqual({
    status: 200,
    type: expect.stringContaining("text/html"),
  });
  const root = await talk(`${url}/`, {});
  expect({ status: root.status, to: root.headers.get("location") }).toEqual({ status: 302, to: "/graphql" });
});
