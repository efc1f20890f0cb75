import { fileURLToPath } from "node:url";
import { afterAll, describe, expect } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { post } from "../http/over-http.js";
import { RawClient } from "../http/raw-client.js";
import { Client } from "../support/client.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { operation } from "../support/operations.js";
import type { ServerProcess } from "../support/server-process.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { connectedTo } from "./own-databases.js";

const servers = new Servers();
const signIn = `mutation { signIn(input: { email: "mentee@demo.test", password: "ithaca-demo" }) { __typename } }`;
const signedIn = { data: { signIn: { __typename: "SignInSuccess" } } };
/** Statements of this database that wait for the test's lock. */
const waiting = `select from pg_locks where not granted
  and database = (select oid from pg_database where datname = current_database())`;
const socketTo = (server: ServerProcess) => RawClient.signedIn(`${server.url.replace("http", "ws")}/graphql`);

afterAll(() => servers.end(), 300_000);

describe.each(["SIGTERM", "SIGINT"] as const)("on %s", signal => {
  onPostgres(
    "what runs is finished, newcomers learn that the node goes, sockets are told to come back, and it exits with 0",
    async () => {
      const { url: DATABASE_URL } = await freshPostgresDatabase();
      const server = await servers.start({ DATABASE_URL, DEMO: "1" });
      const [idle, busy] = [await socketTo(server), await socketTo(server)];
      await connectedTo(DATABASE_URL, async lock => {
        await lock.query("begin");
        await lock.query("lock table account in access exclusive mode");
        const overHttp = post(server.url, signIn);
        busy.subscribe("1", signIn);
        await until(async () => ((await lock.query(waiting)).rowCount ?? 0) >= 2);

        server.process.kill(signal);
        // Managers of services say it again.
        server.process.kill("SIGTERM");
        const told = await until(async () => {
          const ready = await fetch(`${server.url}/health/ready`);
          return ready.status === 503 && ready;
        });
        expect(await told.json()).toMatchObject({ status: "draining" });
        expect(told.headers.get("connection")).toBe("close");
        expect(await idle.rest()).toEqual([{ closed: 1012 }]);
        // Who comes meanwhile is still served, but for sockets, which would have to leave at once.
        expect((await post(server.url, "{ __typename }")).status).toBe(200);
        await expect(socketTo(server)).rejects.toThrow("503");

        await lock.query("rollback");
        expect(await overHttp).toMatchObject({ status: 200, json: signedIn });
        expect(await busy.rest()).toEqual([
          { id: "1", type: "next", payload: signedIn },
          { id: "1", type: "complete" },
          { closed: 1012 },
        ]);
      });
      expect(await server.stop()).toBe(0);
      expect(server.output()).not.toMatch(/"level":[456]0/);
    },
    300_000,
  );
});

onPostgres(
  "under load every message is stored and answered, or was never taken",
  async () => {
    const { url: DATABASE_URL } = await freshPostgresDatabase();
    const server = await servers.start({ DATABASE_URL, DEMO: "1" });
    const mentee = await new Client(server.url).signIn("mentee@demo.test", "ithaca-demo");
    type Talks = { conversations: { nodes: { id: string }[] } };
    const { conversations } = await mentee.ask<Talks>("{ conversations(first: 1) { nodes { id } } }");
    const conversationId = conversations.nodes[0]?.id;
    const answered: string[] = [];
    const sendUntilRefused = async () => {
      for (;;) {
        const clientId = newId();
        try {
          await mentee.ask(operation("ChatSend"), { input: { conversationId, clientId, body: "Still there?" } });
        } catch (error) {
          // A connection that nobody took any more; an answer with errors would be none of this kind.
          const code = expect.stringMatching(/ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET/);
          expect(error).toMatchObject({ cause: { code } });
          return;
        }
        answered.push(clientId);
      }
    };
    const senders = Array.from({ length: 10 }, sendUntilRefused);
    await until(async () => answered.length > 50);
    expect(await server.stop()).toBe(0);
    await Promise.all(senders);
    const stored = await connectedTo(DATABASE_URL, client =>
      client.query("select client_id from message where body = 'Still there?'"),
    );
    expect(stored.rows.map(row => row.client_id).sort()).toEqual(answered.sort());
  },
  300_000,
);

onPostgres(
  "what does not finish in DRAIN_MS is cut, and the process still ends",
  async () => {
    const { url: DATABASE_URL } = await freshPostgresDatabase();
    const server = await servers.start({ DATABASE_URL, DEMO: "1", DRAIN_MS: "100" });
    await connectedTo(DATABASE_URL, async lock => {
      await lock.query("begin");
      await lock.query("lock table account in access exclusive mode");
      const cut = post(server.url, signIn).then(
        () => "answered",
        () => "cut",
      );
      await until(async () => (await lock.query(waiting)).rowCount);
      server.process.kill("SIGTERM");
      expect(await cut).toBe("cut");
      await lock.query("rollback");
    });
    expect(await server.stop()).toBe(0);
  },
  300_000,
);

onPostgres(
  "who presses Ctrl-C again while it waits does not have to wait",
  async () => {
    const { url: DATABASE_URL } = await freshPostgresDatabase();
    const server = await servers.start({ DATABASE_URL, DEMO: "1", DRAIN_MS: "120000" });
    await connectedTo(DATABASE_URL, async lock => {
      await lock.query("begin");
      await lock.query("lock table account in access exclusive mode");
      const given = post(server.url, signIn).catch(() => "given up");
      await until(async () => (await lock.query(waiting)).rowCount);
      await until(async () => {
        server.process.kill("SIGINT");
        return server.process.exitCode !== null;
      });
      expect(await given).toBe("given up");
      await lock.query("rollback");
    });
    expect(server.process.exitCode).toBe(130);
  },
  300_000,
);

describe.each(["exception", "rejection"])("an unhandled %s", failure => {
  const entry = fileURLToPath(new URL("failing-server.mjs", import.meta.url));

  onPostgres("is logged, sockets are closed, and the process exits with 1", async () => {
    const { url: DATABASE_URL } = await freshPostgresDatabase();
    const server = await servers.start({ DATABASE_URL, DEMO: "0", FAILURE: failure }, entry);
    const socket = await socketTo(server);
    server.process.kill("SIGUSR2");
    expect(await socket.rest()).toEqual([{ closed: 1012 }]);
    expect(await server.stop()).toBe(1);
    expect(server.output()).toMatch(/planted failure.*the process cannot go on/);
  });
});
