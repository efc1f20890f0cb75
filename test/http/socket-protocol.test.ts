import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createClient } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocket, WebSocketServer } from "ws";
import { completing, type Heard, RawClient, subscribing } from "./raw-client.js";
import { Room, Stage, schema, urlOf } from "./room.js";

let room: Room;
let url: string;
const oracle = { http: createServer(), url: "", close: async () => {} };

beforeEach(async () => {
  room = new Room();
  url = await room.open();
});

afterEach(() => room.close());

/** The server of graphql-ws itself, on the same schema. */
async function startOracle() {
  oracle.http = createServer();
  const server = new WebSocketServer({ server: oracle.http });
  const { dispose } = useServer({ schema, context: () => ({ stage: new Stage(), viewer: null }) }, server);
  oracle.http.listen(0, "127.0.0.1");
  await once(oracle.http, "listening");
  oracle.url = urlOf(oracle.http);
  oracle.close = async () => {
    await dispose();
    oracle.http.close();
  };
}

const init = { type: "connection_init" };
const ask = (id: string, query = "{ hello }") => subscribing(id, query);

/** Scripts that end in a close of the server's, or in our own leaving. */
const scripts: Record<string, { say: unknown[]; hear: number }> = {
  "a query": { say: [init, ask("1")], hear: 3 },
  "a mutation": { say: [init, ask("2", 'mutation { note(text: "né 🎈") }')], hear: 3 },
  "a stream to its end": { say: [init, ask("1", "subscription { count(to: 3) }")], hear: 5 },
  "an error among the data of a query": { say: [init, ask("1", "{ hello missing }")], hear: 3 },
  "an error in one event of a stream": { say: [init, ask("1", "subscription { badEvent }")], hear: 3 },
  "a stream that breaks": { say: [init, ask("1", "subscription { breaking }")], hear: 3 },
  "a field that does not exist": { say: [init, ask("1", "{ nothing }")], hear: 2 },
  "an operation name that does not exist": {
    say: [init, { id: "1", type: "subscribe", payload: { query: "query A { hello }", operationName: "B" } }],
    hear: 2,
  },
  "pings, with and without payload, before and after the init": {
    say: [{ type: "ping" }, { type: "ping", payload: { a: 1 } }, { type: "pong" }, init, { type: "ping" }],
    hear: 4,
  },
  "a completion of nothing": { say: [init, completing("nothing"), ask("1")], hear: 3 },
  "a subscription before the init": { say: [ask("1")], hear: 1 },
  "two inits": { say: [init, init], hear: 2 },
  "two live operations of one id": {
    say: [init, ask("1", "subscription { ticks }"), ask("1", "subscription { ticks }")],
    hear: 2,
  },
  "no JSON": { say: [init, "{"], hear: 2 },
  "an unknown type": { say: [init, { type: "shout" }], hear: 2 },
  "no object": { say: ["[]"], hear: 1 },
  "an empty id": { say: [init, ask("")], hear: 2 },
  "a query that is no string": { say: [init, { id: "1", type: "subscribe", payload: { query: 1 } }], hear: 2 },
};

/** Says one thing after the other, each after what the one before it brought. */
async function play(address: string, { say, hear }: { say: unknown[]; hear: number }): Promise<Heard[]> {
  const client = await RawClient.connect(address);
  const heard: Heard[] = [];
  for (const message of say) {
    client.say(message);
    if (message === init) heard.push(await client.next());
  }
  while (heard.length < hear && heard.at(-1)?.closed === undefined) heard.push(await client.next());
  client.socket.close();
  return heard.map(withoutOurWords);
}

/** Codes, ids of requests and hidden words are ours; that there is an error, where, and in which message, is not. */
function withoutOurWords(message: Heard): Heard {
  return JSON.parse(
    JSON.stringify(message, (key, value) => {
      if (key === "extensions") return undefined;
      return key === "message" ? "…" : value;
    }),
  );
}

test.each(Object.entries(scripts))("ours and graphql-ws's server hear and say the same: %s", async (_, script) => {
  await startOracle();
  const expected = await play(oracle.url, script);
  expect(await play(url, script)).toEqual(expected);
  await oracle.close();
});

test("documented difference: a message only servers send closes 4400, not 4500", async () => {
  const client = await RawClient.signedIn(url);
  client.say({ type: "connection_ack" });
  expect(await client.next()).toEqual({ closed: 4400 });
});

test("documented difference: a syntax error is an error message, and the socket lives", async () => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", "{ hello");
  expect(await client.next()).toMatchObject({
    type: "error",
    id: "1",
    payload: [{ extensions: { code: "BAD_INPUT" } }],
  });
  client.subscribe("1", "{ hello }");
  expect(await client.next()).toMatchObject({ type: "next", id: "1" });
});

test("documented difference: a request that never ran is an error message, not a next without data", async () => {
  const client = await RawClient.signedIn(url);
  client.subscribe("1", "subscription { refused }");
  expect(await client.next()).toMatchObject({ type: "error", payload: [{ extensions: { code: "NOT_FOUND" } }] });
  client.subscribe("2", "query ($name: String) { hello(name: $name) }", { name: 1 });
  expect(await client.next()).toMatchObject({ type: "error", payload: [{ extensions: { code: "BAD_INPUT" } }] });
});

test("without the subprotocol the socket closes 4406", async () => {
  for (const protocols of [[], ["graphql-ws"]]) {
    const client = await RawClient.connect(url, protocols).catch(error => error);
    if (client instanceof RawClient) expect(await client.next()).toEqual({ closed: 4406 });
    else expect(client.message).toContain("subprotocol");
  }
});

test("no init within three seconds closes 4408, and an init in time keeps the socket", async () => {
  const [silent, quick] = [await RawClient.connect(url), await RawClient.signedIn(url)];
  room.timing.advance(2_999);
  silent.say({ type: "ping" });
  expect(await silent.next()).toEqual({ type: "pong" });
  room.timing.advance(1);
  expect(await silent.next()).toEqual({ closed: 4408 });
  quick.subscribe("1", "{ hello }");
  expect(await quick.next()).toMatchObject({ type: "next" });
});

test("a message of more than 128 KB closes 1009", async () => {
  const client = await RawClient.signedIn(url);
  client.say({ type: "ping", payload: { a: "x".repeat(128 * 1024) } });
  expect(await client.next()).toEqual({ closed: 1009 });
});

test("a page of a foreign origin gets 403 before the upgrade; an allowed one and a program get in", async () => {
  const statusFor = (origin: string) => {
    const socket = new WebSocket(url, "graphql-transport-ws", { origin });
    return Promise.race([
      once(socket, "unexpected-response").then(([, response]) => response.statusCode),
      once(socket, "open").then(() => socket.close() ?? 101),
    ]);
  };
  expect(await statusFor("https://evil.example")).toBe(403);
  expect(await statusFor("null")).toBe(403);
  expect(await statusFor("https://portal.example.evil.example")).toBe(403);
  expect(await statusFor("https://portal.example")).toBe(101);
});

test("graphql-ws's own client talks to it: a query, a stream to its end and one it leaves", async () => {
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  const all = async (query: string) => {
    const results = [];
    for await (const result of client.iterate({ query })) results.push(result.data);
    return results;
  };
  expect(await all("{ hello }")).toEqual([{ hello: "Hello you" }]);
  expect(await all("subscription { count(to: 2) }")).toEqual([{ count: 1 }, { count: 2 }]);
  const ticks = client.iterate({ query: "subscription { ticks }" });
  const first = ticks.next();
  await room.stage.until(() => room.stage.openTicks === 1);
  room.stage.tick(7);
  expect((await first).value).toEqual({ data: { ticks: 7 } });
  await ticks.return?.();
  await room.stage.until(() => room.stage.openTicks === 0);
  await client.dispose();
});
