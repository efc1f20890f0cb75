import { expect, test } from "@jest/globals";
import type { Entry } from "../../client-sdk/src/core/outbox.js";
import { asyncStorageOutbox } from "../../client-sdk/src/offline/index.js";
import { asyncStorageOver } from "./outbox-disks.js";
import { createClock, createServer, openTab } from "./outbox-stage.js";

const entry = (clientId: string): Entry => ({
  clientId,
  target: "c1",
  document: "mutation",
  input: { to: "c1", body: clientId },
  at: 7,
});
const hold = { holder: "me", now: 0, until: 10_000 };

/** A storage that counts what is asked of it and fails when told to. */
function createStorage(items = new Map<string, string>()) {
  const made = { items, steps: 0, failsAt: 0 };
  const storage = asyncStorageOver(items, async act => {
    if (++made.steps === made.failsAt) throw new Error("database or disk is full (code 13 SQLITE_FULL)");
    return act();
  });
  return { ...made, made, storage };
}

test("nothing is left in the storage of what has arrived", async () => {
  const { storage, items } = createStorage();
  const tab = openTab(createClock(), asyncStorageOutbox("ithaca", storage), createServer().send);
  for (const body of ["a", "b"]) await tab.say("c1", body);
  expect([...items]).toEqual([["ithaca", "[]"]]);
});

test("the work for each entry does not grow with how many there are", async () => {
  const { storage, made } = createStorage();
  const server = createServer();
  const tab = openTab(createClock(), asyncStorageOutbox("ithaca", storage), server.send);
  await Promise.all(Array.from({ length: 500 }, (_, n) => tab.say("c1", n)));
  expect(server.bodies("c1")).toEqual(Array.from({ length: 500 }, (_, n) => n));
  expect(made.steps).toBe(1 + 500 * 4);
});

test("clients of one process that name the same storage and key share an outbox", async () => {
  const { storage } = createStorage();
  await asyncStorageOutbox("ithaca", storage).add(entry("a"), hold);
  const other = asyncStorageOutbox("ithaca", storage);
  await other.add(entry("b"), hold);
  expect(await asyncStorageOutbox("ithaca", storage).all()).toEqual([entry("a"), entry("b")]);
  expect(await asyncStorageOutbox("somebody else", storage).all()).toEqual([]);
});

test.each([
  ["reading", 1],
  ["writing the entry", 2],
  ["writing the numbers", 3],
])("what could not be kept because %s failed is not there in the next run either", async (_, step) => {
  const { storage, made, items } = createStorage();
  made.failsAt = step;
  const store = asyncStorageOutbox("ithaca", storage);
  await expect(store.add(entry("a"), hold)).rejects.toThrow("SQLITE_FULL");
  await store.add(entry("b"), hold);
  expect(await asyncStorageOutbox("ithaca", asyncStorageOver(items)).all()).toEqual([entry("b")]);
  expect(items.size).toBe(2);
});

test.each([1, 2])(
  "nothing of an entry stays behind when its removal is cut off at step %d and made anew",
  async step => {
    const { storage, made, items } = createStorage();
    const store = asyncStorageOutbox("ithaca", storage);
    for (const name of ["a", "b"]) await store.add(entry(name), hold);
    made.failsAt = made.steps + step;
    await expect(store.remove("b")).rejects.toThrow("SQLITE_FULL");
    await asyncStorageOutbox("ithaca", asyncStorageOver(items)).remove("b");
    expect([...items.keys()].toSorted()).toEqual(["ithaca", "ithaca.0"]);
  },
);

test("an entry that cannot be read does not stand in the way of the rest, and is left for who can", async () => {
  const { items } = createStorage();
  const odd = ["{", "null", "7", '{"clientId":5}', '{"clientId":"c"}'];
  for (const [number, text] of odd.entries()) items.set(`ithaca.${number}`, text);
  items.set("ithaca.5", JSON.stringify(entry("a")));
  items.set("ithaca", "[0,1,2,3,4,5]");
  const store = asyncStorageOutbox("ithaca", asyncStorageOver(items));
  expect(await store.all()).toEqual([entry("a")]);
  await store.add(entry("b"), hold);
  await store.remove("a");
  expect(items.get("ithaca.0")).toBe("{");
  expect(await asyncStorageOutbox("ithaca", asyncStorageOver(items)).all()).toEqual([entry("b")]);
});

test("an entry that the storage will not give does not stand in the way of the rest", async () => {
  const items = new Map([
    ["ithaca", "[0,1]"],
    ["ithaca.0", JSON.stringify(entry("a"))],
    ["ithaca.1", JSON.stringify(entry("b"))],
  ]);
  const storage = asyncStorageOver(items);
  const tooBig = {
    ...storage,
    getItem: (key: string) =>
      key === "ithaca.0" ? Promise.reject(new Error("Row too big to fit into CursorWindow")) : storage.getItem(key),
  };
  expect(await asyncStorageOutbox("ithaca", tooBig).all()).toEqual([entry("b")]);
});

test("where the numbers cannot be read nothing is overwritten: what is sent says that it is not kept", async () => {
  const items = new Map([["ithaca", "[0"]]);
  const server = createServer();
  const tab = openTab(createClock(), asyncStorageOutbox("ithaca", asyncStorageOver(items)), server.send);
  await expect(tab.say("c1", "a")).rejects.toMatchObject({ code: "NOT_KEPT" });
  expect([...items]).toEqual([["ithaca", "[0"]]);
  expect(server.requests).toBe(0);
});
