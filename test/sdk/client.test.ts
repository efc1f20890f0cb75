import type { TypedDocumentNode } from "@apollo/client";
import { expect, test } from "@jest/globals";
import { parse, print } from "graphql";
import type { Core } from "../../client-sdk/src/core/core.js";
import {
  type AnySelection,
  createIthaca,
  type Document,
  type IthacaOptions,
  isRefusal,
} from "../../client-sdk/src/index.js";
import { TurnedEnvironment } from "./turned-environment.js";

interface Asked {
  readonly query: string;
  readonly variables: object;
}

const followed = "subscription{root{__typename ... on StreamEvent{cursor} ... on Happened{n}}}";
const booking =
  "mutation($input:BookInput!){book(input:$input){__typename ... on BookSuccess{meeting{id}} ... on SlotTaken{refusalMessage:message alternatives} ... on Refusal{refusalMessage:message}}}";

const domain = (core: Core) => ({
  me: (): Promise<unknown> => core.query("query{me{id}}"),
  meWith: (selection: AnySelection): Promise<unknown> => core.query("query{me{id}}", {}, selection),
  people: () =>
    core.pages(
      "query($first:Int,$after:String){people(first:$first,after:$after){nodes{id}pageInfo{hasNextPage endCursor}}}",
    ),
  book: (input: object): Promise<{ refused?: true; code?: string }> => core.mutate(booking, { ...input }),
  bookSurely: (input: object) => core.send(booking, { ...input }, "day"),
  follow: () => core.follow(followed),
});

/** A client whose server answers with these data in order, the last one again and again; "lost" does not answer. */
function asking(answers: readonly (object | "lost")[], options: Partial<IthacaOptions> = {}) {
  const environment = new TurnedEnvironment();
  const asked: Asked[] = [];
  environment.fetch = async (_, { body }) => {
    asked.push(JSON.parse(body));
    const data = answers[Math.min(asked.length, answers.length) - 1];
    if (data === "lost") throw new TypeError("fetch failed");
    return { status: 200, headers: new Headers(), text: async () => JSON.stringify({ data }) };
  };
  const ithaca = createIthaca({ url: "http://api.test/graphql", environment, ...options }, { domain });
  return { asked, environment, ithaca };
}

test("a domain is there by its name, and asks for what it was made to ask", async () => {
  const { asked, ithaca } = asking([{ me: { id: "p1" } }]);
  expect(await ithaca.domain.me()).toEqual({ id: "p1" });
  expect(asked).toEqual([{ query: "query{me{id}}", variables: {} }]);
});

test("a free selection takes the place of the document's own", async () => {
  const { asked, ithaca } = asking([{ me: { displayName: "Ada" } }]);
  expect(await ithaca.domain.meWith({ displayName: true })).toEqual({ displayName: "Ada" });
  expect(asked[0]?.query).toBe("query{me{displayName}}");
});

test("a list is asked for page by page", async () => {
  const page = (id: string, endCursor: string | null) => ({
    people: { nodes: [{ id }], pageInfo: { hasNextPage: endCursor !== null, endCursor } },
  });
  const { asked, ithaca } = asking([page("a", "c1"), page("b", null)]);
  const ids: unknown[] = [];
  for await (const { id } of ithaca.domain.people() as AsyncIterable<{ id: string }>) ids.push(id);
  expect(ids).toEqual(["a", "b"]);
  expect(asked.map(({ variables }) => variables)).toEqual([{}, { after: "c1" }]);
});

test("a mutation gives the fields of its success, or a refusal with its facts, also one that only a newer server knows", async () => {
  const { ithaca } = asking([
    { book: { __typename: "BookSuccess", meeting: { id: "m1" } } },
    { book: { __typename: "SlotTaken", refusalMessage: "Somebody was faster.", alternatives: ["16:00"] } },
    { book: { __typename: "MoonInTheWay", refusalMessage: "Wait for the sun." } },
  ]);
  const [booked, taken, unknown] = [
    await ithaca.domain.book({}),
    await ithaca.domain.book({}),
    await ithaca.domain.book({}),
  ];
  expect([booked, taken, unknown].map(isRefusal)).toEqual([false, true, true]);
  expect(booked).toEqual({ meeting: { id: "m1" } });
  expect(taken).toEqual({
    refused: true,
    code: "SLOT_TAKEN",
    message: "Somebody was faster.",
    alternatives: ["16:00"],
  });
  expect(unknown).toEqual({
    refused: true,
    code: "UNKNOWN",
    typeName: "MoonInTheWay",
    message: "Wait for the sun.",
  });
});

test("a mutation is sent again when no answer came, exactly if its clientId makes that safe", async () => {
  for (const [input, times] of [[{}, 1] as const, [{ clientId: "x" }, 4] as const]) {
    const { asked, environment, ithaca } = asking(["lost"]);
    const failed = expect(ithaca.domain.book(input)).rejects.toMatchObject({ code: "NETWORK" });
    await environment.turn(60_000);
    await failed;
    expect(asked).toHaveLength(times);
  }
});

test("a request takes text, typed text, and trees as code generators make them", async () => {
  const { asked, ithaca } = asking([{ me: { id: "p1" } }], { print });
  const typed = "query($n:Int){me{id}}" as Document<{ readonly me: { readonly id: string } }, { readonly n?: number }>;
  type Tree = TypedDocumentNode<{ readonly me: { readonly id: string } }, Record<string, never>>;
  const tree: Tree = parse("query { me { id } }");
  const withoutSource: Tree = parse("query { me { id } }", { noLocation: true });
  const object = Object.assign(Object("query{me{id}}"), { __meta__: {} }) as Document<unknown, Record<string, never>>;
  const { me } = await ithaca.request(typed, { n: 1 });
  expect(me.id).toBe("p1");
  await ithaca.request("query{me{id}}");
  expect((await ithaca.request(tree)).me.id).toBe("p1");
  await ithaca.request(withoutSource);
  await ithaca.request(object);
  expect(asked.map(({ query }) => query.replace(/\s+/g, " "))).toEqual([
    "query($n:Int){me{id}}",
    "query{me{id}}",
    "query { me { id } }",
    "{ me { id } }",
    "query{me{id}}",
  ]);
  expect(asked[0]?.variables).toEqual({ n: 1 });
});

test("a tree without its source says what it needs to become text", async () => {
  const { asked, ithaca } = asking([{}]);
  const tree = parse("{ me { id } }", { noLocation: true });
  await expect(ithaca.request(tree as never)).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringContaining("needs `print`"),
  });
  expect(asked).toHaveLength(0);
});

test("a requested query is tried again, a requested mutation is not", async () => {
  for (const [text, times] of [
    ["query { me { id } }", 4] as const,
    ["fragment F on A { b } mutation { c }", 1] as const,
  ]) {
    const { asked, environment, ithaca } = asking(["lost"]);
    const failed = expect(ithaca.request(text)).rejects.toMatchObject({ code: "NETWORK" });
    await environment.turn(60_000);
    await failed;
    expect(asked).toHaveLength(times);
  }
});

test("its status is that of the feed that stands worst", async () => {
  const { environment, ithaca } = asking([]);
  expect(ithaca.status).toBe("connecting");
  const [one, other] = [ithaca.domain.follow(), ithaca.domain.follow()];
  void one.next();
  void other.next();
  await environment.settle();
  environment.socket.greet();
  const give = (typeName: string, operation: number) =>
    environment.socket.give({ __typename: typeName, cursor: "c" }, operation);
  give("StreamReady", 0);
  give("StreamCaughtUp", 0);
  expect([one.status, other.status, ithaca.status]).toEqual(["live", "connecting", "connecting"]);
  give("StreamReady", 1);
  expect(ithaca.status).toBe("catching-up");
  give("StreamCaughtUp", 1);
  expect(ithaca.status).toBe("live");
  await environment.go("offline");
  expect(ithaca.status).toBe("offline");
  await environment.go("online");
  expect(ithaca.status).toBe("connecting");
  one.close();
  other.close();
  expect(ithaca.status).toBe("connecting");
});

test("a client that is made without a network says so", async () => {
  const environment = new TurnedEnvironment();
  await environment.go("offline");
  const ithaca = createIthaca({ url: "https://api.test/graphql", environment });
  expect(ithaca.status).toBe("offline");
  await environment.go("online");
  expect(ithaca.status).toBe("connecting");
});

test("after somebody else has signed in, requests and the connection speak for them", async () => {
  let session = "ada";
  const tokens: string[] = [];
  const { environment, ithaca } = asking([{ me: 1 }], { token: () => session });
  const { fetch } = environment;
  environment.fetch = (url, init) => {
    tokens.push(init.headers.authorization ?? "");
    return fetch(url, init);
  };
  void ithaca.domain.follow().next();
  await ithaca.domain.me();
  environment.socket.greet();
  session = "bo";
  await ithaca.domain.me();
  ithaca.renew();
  await environment.settle();
  environment.socket.greet();
  await ithaca.domain.me();
  expect(tokens).toEqual(["Bearer ada", "Bearer ada", "Bearer bo"]);
  expect(environment.sockets.map(({ heard }) => heard[0]?.payload)).toEqual([
    { authorization: "Bearer ada" },
    { authorization: "Bearer bo" },
  ]);
});

test("a closed client leaves nothing, says so, and asks for nothing more", async () => {
  const { asked, environment, ithaca } = asking(["lost"]);
  const reading = ithaca.domain.follow().next();
  const failed = expect(ithaca.domain.me()).rejects.toMatchObject({ code: "CLOSED" });
  await environment.settle();
  environment.socket.greet();
  ithaca.close();
  ithaca.close();
  await failed;
  expect(await reading).toEqual({ done: true, value: undefined });
  await expect(ithaca.request("{ me }")).rejects.toMatchObject({ code: "CLOSED" });
  await environment.settle();
  expect(environment.left).toEqual({ timers: 0, listeners: 0, sockets: 0 });
  expect([ithaca.status, asked.length]).toEqual(["offline", 1]);
});

test("closing while token() hangs leaves nothing", async () => {
  const { environment, ithaca } = asking([], { token: () => new Promise(() => {}) });
  const reading = ithaca.domain.follow().next();
  const failed = expect(ithaca.domain.me()).rejects.toMatchObject({ code: "CLOSED" });
  await environment.settle();
  ithaca.close();
  await failed;
  expect(await reading).toEqual({ done: true, value: undefined });
  await environment.settle();
  expect(environment.left).toEqual({ timers: 0, listeners: 0, sockets: 0 });
});

test("what waits in the outbox is sent as soon as the server is there again, and as soon as somebody has signed in", async () => {
  for (const way of ["connects", "signs in"]) {
    const { asked, environment, ithaca } = asking(["lost", { book: { __typename: "BookSuccess" } }]);
    const sending = ithaca.domain.bookSurely({ day: "Monday" });
    await sending.kept;
    await environment.settle();
    expect(asked).toHaveLength(1);
    if (way === "signs in") ithaca.renew();
    else {
      void ithaca.domain.follow().next();
      await environment.settle();
      environment.socket.greet();
    }
    expect(await sending).toEqual({});
    expect(asked).toHaveLength(2);
    ithaca.close();
  }
});

test("the socket is at the address of HTTP, with its own scheme", async () => {
  for (const [url, socketUrl] of [
    ["http://localhost:4000/graphql", "ws://localhost:4000/graphql"],
    ["https://api.test/graphql", "wss://api.test/graphql"],
  ] as const) {
    const { environment, ithaca } = asking([], { url });
    void ithaca.domain.follow().next();
    await environment.settle();
    expect(environment.socket.url).toBe(socketUrl);
    ithaca.close();
  }
});
