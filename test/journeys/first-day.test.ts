import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../server/kernel/id.js";
import { Client } from "../support/client.js";
import { freshPostgresDatabase, onPostgres, onPostgresAndRedis, redisUrl } from "../support/databases.js";
import { operation } from "../support/operations.js";
import { type ServerProcess, startServer } from "../support/server-process.js";
import { until } from "../support/until.js";
import { FirstDay } from "./first-day.js";

interface Topology {
  readonly name: string;
  readonly declare: typeof test.skip;
  /** How many processes serve; the two people use the first and the last. */
  readonly processes: 1 | 2;
  readonly env: () => Promise<Record<string, string>>;
}

const topologies: Topology[] = [
  { name: "on the embedded database", declare: test, processes: 1, env: async () => ({}) },
  {
    name: "on PostgreSQL",
    declare: onPostgres,
    processes: 1,
    env: async () => ({ DATABASE_URL: (await freshPostgresDatabase()).url, DEMO: "1" }),
  },
  {
    name: "on PostgreSQL and Redis with two server processes",
    declare: onPostgresAndRedis,
    processes: 2,
    env: async () => ({ DATABASE_URL: (await freshPostgresDatabase()).url, REDIS_URL: redisUrl(), DEMO: "1" }),
  },
];

describe.each(topologies)("the first day $name", ({ declare, processes, env }) => {
  const servers: ServerProcess[] = [];
  let dataDir = "";
  let day: FirstDay;

  beforeAll(async () => {
    if (declare === test.skip) return;
    dataDir = await mkdtemp(join(tmpdir(), "ithaca first day "));
    const shared = { ...(await env()), DATA_DIR: dataDir };
    for (let n = 0; n < processes; n += 1) servers.push(await startServer(shared));
    day = new FirstDay(servers[0]?.url ?? "", servers.at(-1)?.url ?? "");
  }, 300_000);

  afterAll(async () => {
    await day?.close();
    for (const server of servers) expect(await server.stop()).toBe(0);
    if (dataDir) await rm(dataDir, { recursive: true, force: true });
  }, 300_000);

  const mailTo = (address: string, kind: string) =>
    until(async () => {
      const folder = join(dataDir, "outbox");
      // A letter that is still being written has another ending.
      const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith(".eml"));
      const texts = await Promise.all(names.map(name => readFile(join(folder, name), "utf8")));
      return texts.find((text, index) => text.includes(address) && names[index]?.includes(kind));
    });

  declare("somebody new signs up, confirms the address, joins the program and is let in", async () => {
    const email = `newcomer-${newId()}@example.test`;
    await day.signUp(email, "correct horse battery");
    const token = /token=([\w-]+)/.exec(await mailTo(email, "verify"))?.[1];
    await day.verify(token ?? "");
    await day.newcomer.signIn(email, "correct horse battery");
    const enrollment = await day.join("CROSSWALK");
    expect(enrollment.status).toBe("PENDING");
    await day.approve(enrollment.id);
    const { myEnrollments } = await day.newcomer.ask<{ myEnrollments: { nodes: { status: string }[] } }>(
      operation("ProgramsMyEnrollments"),
    );
    expect(myEnrollments.nodes).toMatchObject([{ status: "ACTIVE", role: "MENTEE", program: { key: "crosswalk" } }]);
  });

  declare("a mentee finds a mentor elsewhere, asks, is accepted, and both talk live", async () => {
    await day.signInCast();
    const hits = await day.search();
    expect(hits.length).toBeGreaterThanOrEqual(20);
    for (const hit of hits) {
      expect(hit.reasons.map(reason => reason.code)).toContain("DIFFERENT_INSTITUTION");
      const points = hit.reasons.reduce((sum, reason) => sum + Math.round(reason.points * 1_000), 0);
      expect(Math.round(hit.score * 1_000)).toBe(points);
    }

    const inbox = day.followInbox(day.mentor);
    expect((await inbox.next()).value).toMatchObject({ __typename: "StreamReady" });
    expect((await inbox.next()).value).toMatchObject({ __typename: "StreamCaughtUp" });
    const requestId = await day.request("A PGY1 with a critical care focus: which programs should I look at?");
    expect((await inbox.next()).value).toMatchObject({ __typename: "RequestReceived", request: { id: requestId } });
    await inbox.return();

    await day.askAndAnswer(requestId);
    const conversationId = await day.accept(requestId);
    expect(await day.accept(requestId)).toBe(conversationId);

    const passing = day.followSignals(day.mentor, conversationId);
    const firstSignal = passing.next();
    const [menteeSees, mentorSees] = [
      day.followTalk(day.mentee, conversationId),
      day.followTalk(day.mentor, conversationId),
    ];
    for (const stream of [menteeSees, mentorSees]) {
      expect((await stream.next()).value).toMatchObject({ __typename: "StreamReady" });
      expect((await stream.next()).value).toMatchObject({ __typename: "StreamCaughtUp" });
    }
    expect((await firstSignal).value).toMatchObject({ __typename: "PresenceSignal", state: "ONLINE" });
    await passing.return();
    const said = [
      [day.mentee, "Thank you for taking me on!"],
      [day.mentor, "Glad to. Send me your CV before Midyear."],
      [day.mentee, "It is on its way."],
    ] as const;
    for (const [who, body] of said) await day.say(who, conversationId, body);
    for (const stream of [menteeSees, mentorSees]) {
      for (const [, body] of said) {
        expect((await stream.next()).value).toMatchObject({ __typename: "MessagePosted", message: { body } });
      }
      await stream.return();
    }
    const { unreadCount, messages } = await day.conversation(day.mentor, conversationId);
    expect(unreadCount).toBe(1);
    expect(messages.nodes.map(message => message.body)).toEqual(said.map(([, body]) => body));
    await day.markRead(day.mentor, conversationId, messages.nodes.at(-1)?.seq ?? 0);
    expect((await day.conversation(day.mentor, conversationId)).unreadCount).toBe(0);
    expect(await day.found(day.mentor, "Midyear", conversationId)).toEqual([
      "Glad to. Send me your CV before Midyear.",
    ]);
  });

  declare("signing out ends the streams of that session, whichever process serves it", async () => {
    const leaver = await new Client(servers.at(-1)?.url ?? "").signIn("mentee@demo.test", "ithaca-demo");
    const stream = day.followInbox(leaver);
    await stream.next();
    await stream.next();
    await day.signOutElsewhere(leaver);
    expect((await stream.next()).value).toMatchObject({ __typename: "StreamEnded", endReason: "SIGNED_OUT" });
    await leaver.close();
  });
});
