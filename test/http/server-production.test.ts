import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { Client } from "../support/client.js";
import { Servers } from "../support/servers.js";
import { get, post, talk, verdictOf } from "./over-http.js";
import { codesIn, RawClient } from "./raw-client.js";

const servers = new Servers();
let url = "";

beforeAll(async () => {
  const server = await servers.start({
    NODE_ENV: "production",
    PUBLIC_URL: "https://ithaca.example.org/",
    HOST: "127.0.0.1",
    DEMO: "1",
  });
  url = server.url;
}, 300_000);

afterAll(() => servers.end(), 300_000);

const socketTo = () => RawClient.signedIn(`${url.replace("http", "ws")}/graphql`);

test.each([
  ["the standard introspection query", getIntrospectionQuery()],
  ["a type by its name", `{ __type(name: "Person") { name } }`],
  ["the schema through a fragment", "{ ...S } fragment S on Query { __schema { queryType { name } } }"],
])("%s is refused on both transports", async (_, query) => {
  const reply = await post(url, query);
  expect(verdictOf(reply)).toEqual({ status: 400, codes: ["BAD_INPUT"] });
  const socket = await socketTo();
  socket.subscribe("1", query);
  const answer = await socket.next();
  expect({ type: answer.type, codes: codesIn(answer) }).toEqual({ type: "error", codes: ["BAD_INPUT"] });
  socket.socket.close();
});

test("__typename answers, clients depend on it", async () => {
  expect((await post(url, "{ __typename }")).json).toEqual({ data: { __typename: "Query" } });
});

test("no error proposes a name of the schema", async () => {
  const wrong = [
    post(url, "{ me { displayNam } }"),
    post(url, "{ mee { id } }"),
    post(url, "mutation ($input: SignInInpu!) { signIn(input: $input) { __typename } }"),
    post(url, "mutation { signIn(input: { emai: 1 }) { __typename } }"),
    post(url, "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }", {
      variables: { input: { emai: "a", password: "b" } },
    }),
    post(url, "{ termSearch(kinds: [INTERES]) { nodes { key } } }"),
  ];
  for (const reply of await Promise.all(wrong)) {
    expect(verdictOf(reply).status).toBe(400);
    expect(reply.text).not.toMatch(/did you mean/i);
  }
  const socket = await socketTo();
  socket.subscribe("1", "{ me { displayNam } }");
  expect(JSON.stringify(await socket.next())).not.toMatch(/did you mean/i);
  socket.socket.close();
});

test("there is no page to explore with", async () => {
  const page = await talk(`${url}/graphql`, { headers: { accept: "text/html" } });
  expect({ status: page.status, html: /<html/i.test(page.text) }).toEqual({ status: 400, html: false });
  expect((await get(url, {}, { "apollo-require-preflight": "1" })).status).toBe(400);
  expect((await talk(`${url}/`, {})).status).toBe(404);
});

test("DEMO=1 loads the demo all the same", async () => {
  const mentee = await new Client(url).signIn("mentee@demo.test", "ithaca-demo");
  expect(await mentee.ask("{ me { displayName } }")).toMatchObject({ me: { displayName: expect.any(String) } });
});

test("pages of the public address may use the API, those of this machine may not", async () => {
  const origins = ["https://ithaca.example.org", url];
  const allowed = origins.map(async origin => (await post(url, "{ __typename }", { headers: { origin } })).headers);
  const named = (await Promise.all(allowed)).map(headers => headers.get("access-control-allow-origin"));
  expect(named).toEqual(["https://ithaca.example.org", null]);
});
