import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Batches } from "../../server/kernel/batches.js";

/** Jobs that the test lets finish one batch at a time. */
class Desk {
  readonly done: string[][] = [];
  private finish: (() => void)[] = [];
  readonly batches = new Batches<string, string>(
    async (key, jobs) => {
      await new Promise<void>(resolve => this.finish.push(resolve));
      if (jobs.includes("fail")) throw new Error("failed together");
      this.done.push([key, ...jobs]);
      return jobs.map(job => `${job} done`);
    },
    jobs => Math.min(jobs.length, 3),
  );

  async next() {
    this.finish.shift()?.();
    for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
  }
}

test("what comes while something is under way waits and goes together, up to the limit, in order", async () => {
  const desk = new Desk();
  const all = ["a", "b", "c", "d", "e"].map(job => desk.batches.do("one", job));
  for (let n = 0; n < 3; n += 1) await desk.next();
  expect(desk.done).toEqual([
    ["one", "a"],
    ["one", "b", "c", "d"],
    ["one", "e"],
  ]);
  expect(await Promise.all(all)).toEqual(["a done", "b done", "c done", "d done", "e done"]);
  expect(desk.batches.size).toBe(0);
});

test("keys do not wait for each other", async () => {
  const desk = new Desk();
  const [one, other] = [desk.batches.do("one", "a"), desk.batches.do("other", "b")];
  await desk.next();
  await desk.next();
  expect(await Promise.all([one, other])).toEqual(["a done", "b done"]);
});

test("a failure is that of the batch alone, and what comes after it is done", async () => {
  const desk = new Desk();
  const [first, second, third] = ["a", "fail", "c"].map(job => desk.batches.do("one", job));
  const fourth = desk.batches.do("one", "d");
  const lost = Promise.allSettled([second, third, fourth]);
  await desk.next();
  expect(await first).toBe("a done");
  await desk.next();
  expect((await lost).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  const fifth = desk.batches.do("one", "e");
  await desk.next();
  expect(await fifth).toBe("e done");
});

test("each job gets its own result, whatever comes when", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom("x", "y"), fc.nat(3)), { maxLength: 40 }), async jobs => {
      const batches = new Batches<number, string>(
        async (key, numbers) => {
          for (let turns = numbers.length % 3; turns > 0; turns -= 1) await Promise.resolve();
          return numbers.map(number => `${key} ${number}`);
        },
        numbers => Math.min(numbers.length, 4),
      );
      const results = jobs.map(async ([key, turns], number) => {
        for (let left = turns; left > 0; left -= 1) await Promise.resolve();
        return [await batches.do(key, number), `${key} ${number}`];
      });
      for (const [result, expected] of await Promise.all(results)) expect(result).toBe(expected);
      expect(batches.size).toBe(0);
    }),
  );
});
