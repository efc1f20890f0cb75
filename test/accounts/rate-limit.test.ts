import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { networkOf, RateLimiter } from "../../server/db/rate-limit.js";
import { onPostgres } from "../support/databases.js";
import { aWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const limit = (most: number, windowSeconds = 60) => ({ name: `test-${randomUUID()}`, most, windowSeconds });

test("what is over one of its limits is told how long to wait for the longest of them", async () => {
  const limiter = new RateLimiter(world.db, world.clock);
  const [minute, hour] = [limit(2, 60), limit(3, 3_600)];
  const tryIt = () => limiter.count({ limit: minute, of: "a" }, { limit: hour, of: "b" });
  await tryIt();
  await tryIt();
  const first: { facts: { retryAfterSeconds: number } } = await tryIt().catch(error => error);
  expect(first).toMatchObject({ code: "RATE_LIMITED" });
  expect(first.facts.retryAfterSeconds).toBeLessThanOrEqual(60);
  const second: { facts: { retryAfterSeconds: number } } = await tryIt().catch(error => error);
  expect(second.facts.retryAfterSeconds).toBeGreaterThanOrEqual(first.facts.retryAfterSeconds);
  world.clock.turn({ hours: 1 });
  await tryIt();
});

test("windows that are over are swept, and those that count are not", async () => {
  const limiter = new RateLimiter(world.db, world.clock);
  const counted = limit(1, 3_600);
  await limiter.count({ limit: counted, of: "a" });
  await limiter.sweep(world.clock.now());
  await expect(limiter.count({ limit: counted, of: "a" })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  world.clock.turn({ days: 2 });
  await limiter.sweep(world.clock.now());
  expect(await world.db.query("select 1 from rate_limit where key like $1", [`${counted.name}:%`])).toHaveLength(0);
});

onPostgres(
  "100 tries at once on crossing limits let exactly as many through as there are, and none waits for ever",
  async () => {
    const other = await aWorld({ on: "postgres" });
    const limiter = new RateLimiter(other.db, other.clock);
    const [one, two] = [limit(30, 86_400), limit(1_000, 86_400)];
    const tries = Array.from({ length: 100 }, (_, place) =>
      limiter.count(
        ...(place % 2 === 0
          ? [
              { limit: one, of: "a" },
              { limit: two, of: "b" },
            ]
          : [
              { limit: two, of: "b" },
              { limit: one, of: "a" },
            ]),
      ),
    );
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
    for (const outcome of settled) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "RATE_LIMITED" });
    }
    await other.close();
  },
);

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("%s is counted as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
