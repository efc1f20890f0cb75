import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Client } from "../support/client.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { post, talk } from "./over-http.js";
import { RawClient } from "./raw-client.js";

const servers = new Servers();
const token = "a-token-for-the-scraper";
const production = { NODE_ENV: "production", PUBLIC_URL: "https://ithaca.example.org", HOST: "127.0.0.1" };
let development = "";
let open = "";
let guarded = "";
let demo = "";

beforeAll(async () => {
  [development, open, guarded, demo] = await Promise.all([
    servers.start({ DEMO: "0" }).then(({ url }) => url),
    servers.start(production).then(({ url }) => url),
    servers.start({ ...production, METRICS_TOKEN: token }).then(({ url }) => url),
    servers.start({ DEMO: "1" }).then(({ url }) => url),
  ]);
}, 180_000);

afterAll(() => servers.end(), 60_000);

const socketTo = (url: string) => RawClient.connect(`${url.replace("http", "ws")}/graphql`);

/** The measurements by name and labels. */
async function measured(url: string): Promise<Map<string, number>> {
  const { status, text } = await talk(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect(status).toBe(200);
  const lines = text.split("\n").filter(line => line !== "" && !line.startsWith("#"));
  return new Map(lines.map(line => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

test("in development anybody on the machine reads how the node stands", async () => {
  const found = await measured(development);
  expect(found.get("ithaca_database_round_trip_seconds")).toBeGreaterThan(0);
  expect(Object.fromEntries(found)).toMatchObject({
    ithaca_sockets: 0,
    ithaca_people_online: 0,
    ithaca_socket_operations: 0,
    ithaca_socket_executions: 0,
    ithaca_topics_followed: 0,
    ithaca_followers: 0,
    ithaca_follower_groups: 0,
    ithaca_followers_behind: 0,
    ithaca_follower_lag_events_max: 0,
    ithaca_bus_up: 1,
    ithaca_mails_waiting: 0,
    ithaca_mail_oldest_waiting_seconds: 0,
    ithaca_mails_given_up: 0,
    ithaca_queue_failed_jobs: 0,
  });
  for (const name of ["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes"]) {
    expect(found.get(name)).toBeGreaterThanOrEqual(0);
  }
});

test("in production there is nothing to read, unless a token is set", async () => {
  const headers = { authorization: `Bearer ${token}` };
  expect((await talk(`${open}/metrics`, { headers })).status).toBe(404);
});

test.each([
  ["nothing", {}],
  ["another token", { authorization: "Bearer a-token-for-somebody-else" }],
  ["a beginning of it", { authorization: `Bearer ${token.slice(0, -1)}` }],
  ["no scheme", { authorization: token }],
])("who brings %s reads nothing", async (_, headers) => {
  const { status, text } = await talk(`${guarded}/metrics`, { headers });
  expect(status).toBe(401);
  expect(text).not.toContain("ithaca_");
});

test("who brings the token reads requests by path and status, and errors by code", async () => {
  await post(guarded, "{ __typename }");
  await post(guarded, "{ nothing }");
  await post(guarded, "{ me { id } }");
  await talk(`${guarded}/a/path/of/somebody`, {});
  const count = (path: string, status: number) =>
    `ithaca_http_request_duration_seconds_count{path="${path}",status="${status}"}`;
  await until(async () => {
    const found = await measured(guarded);
    return [count("/graphql", 200), count("/graphql", 400), count("other", 404)].every(name => found.has(name));
  });
  const found = await measured(guarded);
  expect(found.get(count("/graphql", 400))).toBe(1);
  expect(found.get(count("other", 404))).toBe(1);
  expect(found.get('ithaca_graphql_errors_total{code="BAD_INPUT"}')).toBe(1);
  expect(found.get('ithaca_graphql_errors_total{code="UNAUTHENTICATED"}')).toBe(1);
});

test("open sockets are counted, and those that the server closed by why", async () => {
  const [good, bad] = [await RawClient.signedIn(`${guarded.replace("http", "ws")}/graphql`), await socketTo(guarded)];
  bad.subscribe("1", "{ __typename }");
  await bad.rest();
  good.say("no message");
  await good.rest();
  const staying = await socketTo(guarded);
  const found = await measured(guarded);
  expect(found.get('ithaca_socket_closes_total{reason="Unauthorized"}')).toBe(1);
  expect(found.get('ithaca_socket_closes_total{reason="Invalid message received"}')).toBe(1);
  expect(found.get("ithaca_sockets")).toBe(1);
  staying.socket.close();
});

test("streams are counted while they are followed, and by reason when they are reset or ended", async () => {
  const person = await new Client(demo).signIn("mentee@demo.test", "ithaca-demo");
  const client = await RawClient.signedIn(`${demo.replace("http", "ws")}/graphql`, person.authorization);
  const inbox = "subscription ($after: String) { inboxEvents(after: $after) { __typename } }";
  client.subscribe("1", inbox);
  client.subscribe("2", inbox, { after: "no cursor" });
  // Two words each: where it stands, and that nothing is behind.
  await client.take(4);
  const before = await measured(demo);
  expect(before.get("ithaca_followers")).toBe(2);
  expect(before.get("ithaca_follower_groups")).toBe(1);
  expect(before.get("ithaca_followers_behind")).toBe(0);
  expect(before.get('ithaca_stream_resets_total{reason="MALFORMED"}')).toBe(1);
  await person.ask("mutation { signOut(input: {}) { __typename } }");
  await client.rest();
  await until(async () => (await measured(demo)).get("ithaca_followers") === 0);
  const after = await measured(demo);
  expect(after.get('ithaca_stream_ends_total{reason="SIGNED_OUT"}')).toBe(2);
  expect(after.get("ithaca_follower_groups")).toBe(0);
});
