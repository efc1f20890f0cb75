import { expect, test } from "@jest/globals";
import { Gathered, turn } from "../../server/kernel/gathered.js";

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

test("what is asked while an answer is under way is not given that answer", async () => {
  let release = () => {};
  const gathered = new Gathered<string, readonly string[]>(async keys => {
    await new Promise<void>(resolve => (release = resolve));
    return keys;
  });
  const first = gathered.ask(["a"]);
  await new Promise(resolve => setImmediate(resolve));
  const freeFirst = release;
  const second = gathered.ask(["b"]);
  await new Promise(resolve => setImmediate(resolve));
  freeFirst();
  release();
  expect(await first).toEqual(["a"]);
  expect(await second).toEqual(["b"]);
});

test("who asks within the turns that it waits for is asked about with the first", async () => {
  const asked: (readonly string[])[] = [];
  const gathered = new Gathered<string, number>(async keys => asked.push(keys), 3);
  const first = gathered.ask(["a"]);
  await turn();
  await turn();
  expect(asked).toEqual([]);
  await Promise.all([first, gathered.ask(["b"])]);
  expect(asked).toEqual([["a", "b"]]);
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
