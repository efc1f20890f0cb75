import { expect, test } from "@jest/globals";
import { Gathered } from "../../server/kernel/gathered.js";

test("what is asked in one turn is asked once, each thing once, and what is asked later is asked anew", async () => {
  const asked: string[][] = [];
  const gathered = new Gathered<string, ReadonlySet<string>>(async keys => {
    asked.push([...keys]);
    return new Set(keys);
  });
  const answers = await Promise.all([gathered.ask(["a", "b"]), gathered.ask([]), gathered.ask(["b", "c"])]);
  expect(asked).toEqual([["a", "b", "c"]]);
  for (const answer of answers) expect([...answer]).toEqual(["a", "b", "c"]);
  expect([...(await gathered.ask(["a"]))]).toEqual(["a"]);
  expect(asked).toEqual([["a", "b", "c"], ["a"]]);
});

test("what is asked while an answer is under way is not given that answer, and is asked in one after it", async () => {
  const releases: (() => void)[] = [];
  const gathered = new Gathered<string, readonly string[]>(async keys => {
    await new Promise<void>(resolve => releases.push(resolve));
    return keys;
  });
  const nextTurn = () => new Promise(resolve => setImmediate(resolve));
  const first = gathered.ask(["a"]);
  await nextTurn();
  const second = gathered.ask(["b"]);
  await nextTurn();
  const third = gathered.ask(["c"]);
  await nextTurn();
  expect(releases).toHaveLength(1);
  releases[0]?.();
  expect(await first).toEqual(["a"]);
  await nextTurn();
  expect(releases).toHaveLength(2);
  releases[1]?.();
  expect(await second).toEqual(["b", "c"]);
  expect(await third).toEqual(["b", "c"]);
});

test("a failure is that of all who asked, and of nobody after them", async () => {
  let fails = true;
  const gathered = new Gathered<string, number>(async keys => {
    if (fails) throw new Error("away");
    return keys.length;
  });
  const lost = await Promise.allSettled([gathered.ask(["a"]), gathered.ask(["b"])]);
  expect(lost.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect(await gathered.ask(["a"])).toBe(1);
});
