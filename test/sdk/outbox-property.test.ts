import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Disk, disks, stepwise } from "./outbox-disks.js";
import { createClock, createPlace, createServer, openTab, settled } from "./outbox-stage.js";

const tab = fc.integer({ min: 0, max: 1 });
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant("say" as const), tab, to: fc.constantFrom("c1", "c2", "c3") }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("kill" as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("close" as const), tab }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("freeze" as const), tab }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("network" as const), tab, is: fc.constantFrom(0, 1, 2, 3) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 40_000 }) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("turns" as const), count: fc.integer({ min: 0, max: 12 }) }) },
);

type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** There is one; there is none; what is sent arrives and no answer comes back; nothing comes back, not even a failure. */
const [up, down, deaf, hanging] = [0, 1, 2, 3];

function createWorld(disk: Disk) {
  const clock = createClock();
  const server = createServer();
  const networks = [up, up];
  /** What came to be kept, in this order, whether or not who sent it learned of it. */
  const kept: { to: unknown; body: unknown }[] = [];
  const never = () => new Promise<never>(() => {});
  const slots = [0, 1].map(open);

  /** A tab that can die, be stopped for a while, and lose its network. */
  function open(place: number) {
    const state = { isDead: false, thawed: Promise.resolve(), thaw: () => {} };
    const whileAlive = async <Result>(act: () => Promise<Result>): Promise<Result> => {
      await state.thawed;
      if (state.isDead) return never();
      const result = await act();
      await state.thawed;
      return state.isDead ? never() : result;
    };
    const where = createPlace(clock);
    const environment = {
      ...where.environment,
      setTimeout: (act: () => void, ms: number) =>
        clock.setTimeout(() => void state.thawed.then(() => state.isDead || act()), ms),
    };
    const reach: typeof server.send = async (...request) => {
      const network = networks[place];
      // The client gives up on what hangs, and cannot know whether it arrived.
      const failing = () => new Promise<never>((_, reject) => clock.setTimeout(() => reject(new Error("x")), 10_000));
      if (network === hanging) return failing().catch(() => fault());
      if (network === down) return fault();
      const answer = await server.send(...request);
      return networks[place] === deaf ? fault() : answer;
    };
    const fault = async () => {
      server.faults.unshift("NETWORK");
      return server.send("", { input: { to: "nowhere" } });
    };
    const store = disk.open();
    const noting: typeof store = {
      ...store,
      async add(entry, hold) {
        const added = await store.add(entry, hold);
        kept.push({ to: entry.input.to, body: entry.input.body });
        return added;
      },
    };
    const opened = openTab(clock, stepwise(noting, whileAlive), (...request) => whileAlive(() => reach(...request)), {
      ...where,
      environment,
    });
    return { ...opened, state };
  }

  const slot = (place: number) => slots[place] as ReturnType<typeof open>;
  const reopen = (place: number) => {
    slots[place] = open(place);
  };
  return { clock, server, networks, kept, slot, reopen };
}

async function play(disk: Disk, happenings: readonly Happening[]) {
  const { clock, server, networks, kept, slot, reopen } = createWorld(disk);
  const known: number[] = [];
  let count = 0;
  for (const one of happenings) {
    if (one.type === "say") {
      const body = count++;
      slot(one.tab)
        .say(one.to, body)
        .kept.then(() => known.push(body))
        .catch(() => {});
      await settled(6);
    } else if (one.type === "kill") {
      slot(one.tab).state.isDead = true;
      reopen(one.tab);
    } else if (one.type === "close") {
      await Promise.race([slot(one.tab).close(), settled(6)]);
      reopen(one.tab);
    } else if (one.type === "freeze") {
      const { state } = slot(one.tab);
      state.thawed = new Promise(resolve => {
        state.thaw = resolve;
      });
      clock.setTimeout(state.thaw, 50_000);
    } else if (one.type === "network") networks[one.tab] = one.is;
    else if (one.type === "pass") await clock.pass(one.ms);
    else await settled(one.count);
  }
  networks.fill(up);
  for (let n = 0; n < 10; n++) await clock.pass(20_000);
  // Somebody looks at both: what a tab has kept in its last moment, the other does not know before.
  for (const place of [0, 1]) slot(place).change({ visible: true });
  for (let n = 0; n < 5; n++) await clock.pass(20_000);
  return { kept, known, server, left: await disk.open().all(), timers: clock.timers.size };
}

for (const { name, create } of disks.filter(disk => disk.name !== "AsyncStorage")) {
  test(`two tabs that share ${name} send each message once and in order, whatever happens to them`, async () => {
    const many = fc.array(happening, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(many, async happenings => {
        const { kept, known, server, left, timers } = await play(create(), happenings);
        expect(left).toEqual([]);
        expect(timers).toBe(0);
        expect(kept.map(({ body }) => body)).toEqual(expect.arrayContaining(known));
        for (const to of ["c1", "c2", "c3"]) {
          expect(server.bodies(to)).toEqual(kept.filter(one => one.to === to).map(({ body }) => body));
        }
      }),
      { numRuns: name === "memory" ? 150 : 50 },
    );
  });
}
