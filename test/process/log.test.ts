import { afterAll, expect } from "@jest/globals";
import { codesOf, post } from "../http/over-http.js";
import { RawClient } from "../http/raw-client.js";
import { Client } from "../support/client.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { operation } from "../support/operations.js";
import { Servers } from "../support/servers.js";
import { until } from "../support/until.js";
import { connectedTo } from "./own-databases.js";

const servers = new Servers();

afterAll(() => servers.end(), 300_000);

const canary = "canary-7Q";

onPostgres(
  "what fails inside shows no words outside, and its line in the log no words of people",
  async () => {
    const { url: DATABASE_URL } = await freshPostgresDatabase();
    const server = await servers.start({ DATABASE_URL, DEMO: "1", LOG_LEVEL: "trace" });
    const mentee = await new Client(server.url).signIn("mentee@demo.test", "ithaca-demo");
    const headers = { authorization: mentee.authorization };
    const input = { email: `${canary}@example.test`, password: `${canary} password`, displayName: `${canary} name` };
    const signUp = () => post(server.url, operation("AccountsSignUp"), { variables: { input } });
    expect(codesOf(await signUp())).toEqual([]);
    const wrong = { email: input.email, password: `${canary} wrong` };
    expect(codesOf(await post(server.url, operation("AccountsSignIn"), { variables: { input: wrong } }))).toEqual([]);
    expect(
      codesOf(await post(server.url, "{ me { id } }", { headers: { authorization: `Bearer ${canary}` } })),
    ).toEqual(["UNAUTHENTICATED"]);
    const socket = await RawClient.connect(`${server.url.replace("http", "ws")}/graphql`);
    socket.say({ type: "connection_init", payload: { authorization: `Bearer ${canary}` } });
    expect(await socket.rest()).toEqual([{ closed: 4403 }]);

    // From here the server's own statements fail, with what people wrote in their parameters.
    await connectedTo(DATABASE_URL, async client => {
      await client.query("alter table sign_up add check (created_at < '2000-01-01') not valid");
      await client.query("alter table account rename column password_hash to renamed");
      await client.query("alter table message rename to message_renamed");
    });
    const other = { ...input, email: `other-${canary}@example.test` };
    const failed = [
      await post(server.url, operation("AccountsSignUp"), { variables: { input: other } }),
      await post(server.url, operation("AccountsSignIn"), { variables: { input: wrong } }),
      await post(server.url, operation("ChatSearch"), { variables: { text: canary }, headers }),
    ];
    for (const reply of failed) {
      expect(codesOf(reply)).toEqual(["INTERNAL"]);
      const error = reply.json?.errors?.[0];
      expect(error).toEqual({
        message: "Something went wrong on our side.",
        locations: expect.anything(),
        path: expect.anything(),
        extensions: { code: "INTERNAL", requestId: expect.any(String) },
      });
      const line = await until(async () => lineOf(server.output(), error?.extensions.requestId ?? "none"));
      expect(line).toMatchObject({ level: 50, msg: "an operation failed", err: { stack: expect.any(String) } });
    }
    expect(await server.stop()).toBe(0);
    const log = server.output();
    for (const line of log.split("\n").filter(text => text.includes('"level"'))) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    }
    expect(log).not.toContain(canary);
    expect(log).not.toContain(mentee.authorization.slice("Bearer ".length));
    expect(log).not.toContain(new URL(DATABASE_URL).password);
  },
  300_000,
);

/** The line that names the request, as far as it has been written. */
function lineOf(output: string, requestId: string): object | null {
  const line = output.split("\n").find(candidate => candidate.includes(requestId) && candidate.endsWith("}"));
  return line === undefined ? null : JSON.parse(line);
}
