import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildSchema, GraphQLError } from "graphql";
import { createDocuments } from "../../server/http/documents.js";
import { createFormatError } from "../../server/http/errors.js";
import { createExecutor } from "../../server/http/executor.js";
import { createGraphQLOverHttp, type GraphQLOverHttp } from "../../server/http/graphql.js";
import { defaultGuardLimits } from "../../server/http/guard-document.js";
import { plainPostOf } from "../../server/http/plain-post.js";
import { Fault } from "../../server/kernel/fault.js";

const schema = buildSchema(`
  type Query { hello(name: String): String, count: Int!, missing: String, lost: String!, teapot: String }
  type Mutation { note(text: String!): String }
  type Subscription { ticks: Int }
`);
const answers = {
  hello: ({ name }: { name?: string }) => `Grüße, ${name ?? "🎈"}`,
  count: () => 3,
  missing: () => {
    throw new Fault("NOT_FOUND", "There is no such thing.");
  },
  lost: () => {
    throw new Error("nobody's to know");
  },
  teapot: () => {
    const headers = new Map([["x-pot", "short and stout"]]);
    throw new GraphQLError("I am", { extensions: { http: { status: 418, headers } } });
  },
  note: ({ text }: { text: string }) => text,
};

let graphql: GraphQLOverHttp;
let server: Server;
beforeAll(async () => {
  const execute = createExecutor(schema);
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  graphql = await createGraphQLOverHttp({
    api: { schema, contextFor: () => ({}) },
    gate: { grantOf: () => Promise.reject(new Fault("UNAUTHENTICATED", "no")), watchSessions: () => () => {} },
    documents: createDocuments(schema, { ...defaultGuardLimits, introspection: false }),
    execute: args => execute({ ...args, rootValue: answers }),
    formatError: createFormatError({ log: () => {}, suggestions: false }),
    log,
    explorer: false,
  });
  server = createServer((asked, response) => void graphql.answer(asked, response, { address: "", userAgent: null }));
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
  await graphql.stop();
});

/** The whole answer; `fetch` would send an Accept of its own. */
const ask = (body: unknown, accept: string) =>
  new Promise<{ status: number | undefined; headers: object; text: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const headers = { "content-type": "application/json", ...(accept !== "" && { accept }) };
    const asked = request({ port, host: "127.0.0.1", method: "POST", headers }, response => {
      const parts: Buffer[] = [];
      response.on("data", part => parts.push(part));
      response.once("end", () => {
        const { date: _, ...rest } = response.headers;
        const text = String(Buffer.concat(parts)).replace(/"requestId":"[^"]*"/g, '"requestId":""');
        resolve({ status: response.statusCode, headers: rest, text });
      });
    });
    asked.once("error", reject);
    asked.end(JSON.stringify(body));
  });

const accepts = [
  "",
  "*/*",
  "application/json",
  "application/graphql-response+json,application/json;q=0.9",
  "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed",
];
/** The same preferences in other words, which are left to Apollo. */
const reworded = (accept: string) => `${accept || "*/*"}, x/y;q=0.1`;

const named = "query A { hello } query B { count }";
const bodies = [
  { query: "{ hello count }" },
  { query: "{ hello }", variables: null, operationName: null, extensions: null },
  { query: "{ hello }", variables: {}, extensions: {} },
  { query: "query ($name: String) { hello(name: $name) }", variables: { name: 'a "quoted" <b>\u2028' } },
  { query: "query ($name: String) { hello(name: $name) }", variables: { name: { a: 1 } } },
  { query: named, operationName: "B" },
  { query: named, operationName: "C" },
  { query: named, operationName: "" },
  { query: named },
  { query: "{ hello missing }" },
  { query: "{ lost }" },
  { query: "{ teapot }" },
  { query: "{ nothing }" },
  { query: "{ hello " },
  { query: "" },
  { query: 'mutation { note(text: "x") }' },
  { query: "subscription { ticks }" },
  { query: "{ hello }", extensions: { other: 1 } },
];

test.each(bodies)("%j is answered to the byte as by Apollo's own HTTP layer, whatever is accepted", async body => {
  for (const accept of accepts) {
    // From the third time on it is compiled.
    for (let times = 0; times < 3; times += 1) await ask(body, accept);
    expect(await ask(body, accept)).toEqual(await ask(body, reworded(accept)));
  }
});

test("what is plain is known as such, and what is not is left to Apollo", () => {
  for (const body of bodies) {
    for (const accept of accepts) expect(plainPostOf(body, accept) === null).toBe(body.query === "");
    expect(plainPostOf(body, reworded(""))).toBeNull();
  }
  const query = "{ hello }";
  const wrong = [null, [], [{ query }], "x", 1, {}, { query: 1 }, { query: ["{ hello }"] }];
  for (const body of wrong) expect(plainPostOf(body)).toBeNull();
  for (const variables of ["{}", 1, []]) expect(plainPostOf({ query, variables })).toBeNull();
  for (const extensions of ["{}", 1, []]) expect(plainPostOf({ query, extensions })).toBeNull();
  for (const operationName of [1, {}, []]) expect(plainPostOf({ query, operationName })).toBeNull();
});

test.each([
  [{ query: "{ hello }", variables: "{}" }],
  [{ query: "{ hello }", variables: [] }],
  [{ query: "{ hello }", extensions: 1 }],
  [{ query: "{ hello }", operationName: 1 }],
  [[{ query: "{ hello }" }]],
  [{}],
])("%j is refused", async body => {
  expect(await ask(body, "")).toMatchObject({ status: 400, text: expect.stringContaining("BAD_INPUT") });
});
