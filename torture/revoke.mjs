import { ask } from "./ask.mjs";
import { inWords } from "./figures.mjs";
import { startProbe } from "./probe.mjs";
import { pause } from "./random.mjs";
import { cases, converse } from "./revoke-cases.mjs";
import { castOf, signInAll } from "./sessions.mjs";
import { Verdict } from "./verdict.mjs";
import { Worker } from "./worker.mjs";
import { inDatabase, settleIn } from "./world.mjs";

/** How many lose their right, each with as many sockets as come to them. */
const leavers = 20;
/** How many stay, with a twentieth of the sockets each. */
const stayers = 2;

/**
 * @typedef {import("./revoke-cases.mjs").Case} Case
 * @typedef {import("./sessions.mjs").SignedIn} SignedIn
 * @typedef {{ seq: number, kind: string, person: string | null }} Logged
 * @typedef {{ token: (personId: string) => Promise<string> }} Cast
 */

/**
 * Rights end on one node while sockets of those who had them follow on the other, with Redis there, killed and paused.
 * @param {import("./cluster.mjs").Cluster} cluster @param {import("./options.mjs").Options} options @param {string} folder
 * @param {(text: string) => void} say @param {(() => Promise<unknown> | void)[]} endings
 */
export async function revoke(cluster, options, folder, say, endings) {
  const { postgres, redis, nodes } = cluster;
  const [near, far] = nodes;
  if (!postgres || !redis || !near || !far) throw new Error("The plan revoke needs PostgreSQL, Redis and two servers.");
  // The first to sign in has the keys made.
  await settleIn([near.url], 0, "revoke");
  /** @type {Worker<import("./crowd.mjs").CrowdSays>} */
  const crowd = new Worker("./crowd.mjs");
  endings.push(() => crowd.end());
  const verdict = new Verdict();
  const ways = [
    { how: "Redis there", take: async () => {}, giveBack: async () => {} },
    { how: "Redis killed", take: () => redis.kill(), giveBack: () => redis.comeBack() },
    { how: "Redis paused", take: async () => redis.freeze(), giveBack: async () => redis.thaw() },
  ];
  const cast = await castOf(postgres.url, leavers + stayers);
  for (const one of cases) {
    for (const way of options.short ? ways.slice(0, one.revoke ? 2 : 1) : ways) {
      // A product that is broken on purpose needs to be noticed once.
      if (options.sabotage !== null && !verdict.isGood) break;
      const run = new Run({ one, databaseUrl: postgres.url, near, far, folder, crowd, options, cast });
      await run.prepare();
      await run.play(way.take);
      await way.giveBack();
      await run.judge(verdict, `${one.what}, ${way.how}`);
      say(`${`${one.what}, ${way.how}`.padEnd(26)} ${run.figures()}`);
      await one.after?.(run.stage);
      await Promise.all([near, far].map(({ url }) => busIsUp(url)));
    }
  }
  for (const fault of nodes.flatMap(node => node.faults)) verdict.add("servers that ended by themselves", fault);
  return verdict;
}

/** @param {string} url */
async function busIsUp(url) {
  for (let tries = 0; tries < 300; tries += 1) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (/^ithaca_bus_up 1$/m.test(metrics)) return;
    await pause(100);
  }
  throw new Error("The servers do not find back to Redis.");
}

/** One case, played once. */
class Run {
  /** @type {SignedIn[]} */
  people = [];
  /** @type {Map<number, number>} when it was acknowledged that the person's right ended */
  endedAt = new Map();
  /** @type {import("./crowd.mjs").Stood[]} */
  stood = [];
  /** @type {import("./probe.mjs").Probe[]} */
  probes = [];
  sent = 0;
  isOver = false;
  hasFailed = false;

  /**
   * @param {{ one: Case, databaseUrl: string, near: import("./server-node.mjs").ServerNode, crowd: Worker<import("./crowd.mjs").CrowdSays>, folder: string,
   *   far: import("./server-node.mjs").ServerNode, options: import("./options.mjs").Options,
   *   cast: Awaited<ReturnType<typeof castOf>> }} parts
   */
  constructor(parts) {
    this.parts = parts;
    const { coordinator, pair, members } = parts.cast;
    this.personIds = parts.one.kind === "GROUP" ? members : pair;
    this.leaverCount = parts.one.kind === "GROUP" ? this.personIds.length - stayers : pair.length;
    this.coordinatorId = coordinator;
  }

  get stage() {
    const { coordinator, conversation } = this;
    if (!coordinator || !conversation) throw new Error("Nothing is prepared.");
    const { near, cast } = this.parts;
    const leaving = this.people.slice(0, this.leaverCount);
    return { nodes: [near.url], conversation, coordinator, leaving, enrollments: cast.enrollments };
  }

  /** Everybody stands on the far node, and messages flow. */
  async prepare() {
    const { one, databaseUrl, folder, near, far, cast, options, crowd } = this.parts;
    const [coordinator, ...people] = await signInAll(databaseUrl, folder, [this.coordinatorId, ...this.personIds]);
    this.people = people;
    this.coordinator = coordinator;
    const opener = one.kind === "GROUP" ? coordinator : people[0];
    if (!opener) throw new Error("Nobody is there.");
    const guests = people.filter(person => person !== opener).map(person => person.personId);
    this.conversation = await converse([near.url], one, cast.programId, opener, guests);
    // As long as it takes to connect them all, and then some.
    this.tokensEndAt = Math.ceil((Date.now() + options.clients * 15 + 2_500) / 1_000) * 1_000;
    const sockets = [];
    for (const [person, { token }] of people.entries()) {
      const isLeaving = person < this.leaverCount;
      const count = isLeaving ? options.clients / this.leaverCount : options.clients / 20;
      const own = await (one.revoke || !isLeaving ? token() : token(this.tokensEndAt));
      for (let n = 0; n < count; n += 1) sockets.push({ person, token: own });
    }
    crowd.tell("gather", { url: far.url, conversation: this.conversation, sockets });
    const failure = await crowd.hear("gather");
    if (failure) throw new Error(failure);
    this.sending = this.send(opener);
    // Looked at in the end; whatever fails before that is the reason to tell.
    this.sending.catch(() => {
      this.hasFailed = true;
    });
    crowd.tell("flow", 2);
    if (!(await crowd.hear("flow"))) throw new Error("Messages do not flow.");
  }

  /** Takes Redis and then the rights, and waits for the ends. @param {() => Promise<unknown>} takeRedis */
  async play(takeRedis) {
    const { one, near, far, crowd, options } = this.parts;
    await takeRedis();
    const probe = startProbe(() => [near.url, far.url]);
    try {
      for (const [person, who] of this.stage.leaving.entries()) {
        await one.revoke?.(this.stage, who);
        this.endedAt.set(person, one.revoke ? Date.now() : (this.tokensEndAt ?? 0));
      }
      const persons = [...this.endedAt.keys()];
      const dueMs = Math.max(0, ...[...this.endedAt.values()].map(at => at - Date.now()));
      const patienceMs = dueMs + Math.min(options.patienceMs, 20_000);
      crowd.tell("ends", { persons, isClosed: one.code !== null, patienceMs });
      await crowd.hear("ends");
      // What is sent from here on shows that nothing more comes, and that the others go on.
      const sent = this.sent + 10;
      while (this.sent < sent && !this.hasFailed) await pause(20);
    } finally {
      this.isOver = true;
      this.probes = await probe.stop();
    }
    await this.sending;
  }

  /** @param {SignedIn} by */
  async send(by) {
    const { one, near, options } = this.parts;
    const began = Date.now();
    const token = await by.token();
    const document = "mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }";
    while (!this.isOver) {
      const input = {
        conversationId: this.conversation,
        clientId: `${began}-${this.sent}`,
        body: `Message ${this.sent}`,
      };
      // Who was blocked is told so; what was sent is read from the database.
      const { code } = await ask(near.url, token, document, { input });
      if (code !== null && one.kind === "GROUP") throw new Error(`A message was answered with ${code}.`);
      this.sent += 1;
      await pause(began + (this.sent * 1_000) / options.rate - Date.now());
    }
  }

  /** @param {Verdict} verdict @param {string} name */
  async judge(verdict, name) {
    const { one, databaseUrl, crowd } = this.parts;
    const log = await logOf(databaseUrl, this.conversation ?? "");
    const seen = log.filter(event => event.kind !== "AccessChanged").map(event => event.seq);
    crowd.tell("report", { last: seen.at(-1) ?? 0, patienceMs: 30_000 });
    this.stood = await crowd.hear("report");
    for (const [index, socket] of this.stood.entries()) {
      const { person, seqs, from, reason, completeAt, closedAt, code, faults } = socket;
      const who = `${name}: socket ${index + 1} of person ${person + 1}`;
      const last = seqs.at(-1) ?? 0;
      for (const fault of faults) verdict.add("streams that broke their word", `${who} ${fault}`);
      const isLeaving = this.endedAt.has(person);
      const due = seen.filter(seq => seq > from && (!isLeaving || seq <= last));
      if (due.length !== seqs.length || due.some((seq, place) => seq !== seqs[place]))
        verdict.add("streams with a hole", `${who}: ${seqs.length} of ${due.length} events up to ${due.at(-1)}`);
      if (!isLeaving) {
        if (completeAt + closedAt > 0) verdict.add("sockets that ended for nothing", `${who}, ${reason} ${code}`);
        continue;
      }
      const taken = one.event?.(this.people[person]?.personId ?? "", person);
      const removal = log.filter(
        event => event.seq > from && event.kind === taken?.kind && event.person === taken.personId,
      )[taken?.nth ?? 0];
      if (taken && !removal) verdict.add("rights that ended without an event", who);
      if (removal && last > removal.seq)
        verdict.add("events after the right to them had ended", `${who}: ${last}, the right ended at ${removal.seq}`);
      if (one.reason !== reason || (one.reason !== null) !== completeAt > 0 || (one.code ?? 0) !== code)
        verdict.add(
          "sockets that did not end as they should",
          `${who}: ${reason ?? "no reason"}, ${completeAt > 0 ? "complete" : "not complete"}, code ${code}`,
        );
    }
  }

  /** From the acknowledgement to the end of each of the person's sockets. */
  figures() {
    const times = this.stood.flatMap(({ person, completeAt, closedAt }) => {
      const [at, end] = [this.endedAt.get(person), closedAt || completeAt];
      return at && end ? [Math.max(0, end - at)] : [];
    });
    const events = this.stood.reduce((sum, { seqs }) => sum + seqs.length, 0);
    return `${inWords(times)}; empty request ${inWords(this.probes.map(probe => probe.ms))}; ${this.sent} messages, ${events} deliveries`;
  }
}

/** @param {string} databaseUrl @param {string} conversation @returns {Promise<Logged[]>} */
const logOf = (databaseUrl, conversation) =>
  inDatabase(databaseUrl, async client => {
    const { rows } = await client.query(
      `select seq, kind, case when kind = 'MemberLeft' then facts->>'personId' end as person
       from topic_event where topic = $1 order by seq`,
      [`chat:${conversation}`],
    );
    return rows;
  });
