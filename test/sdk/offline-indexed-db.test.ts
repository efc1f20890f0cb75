import { expect, test } from "@jest/globals";
import { IDBFactory } from "fake-indexeddb";
import { type IndexedDb, indexedDbOutbox } from "../../client-sdk/src/offline/index.js";
import { createClock, createServer, openTab, settled } from "./outbox-stage.js";

const entry = (clientId: string) => ({ clientId, target: "c1", document: "mutation", input: { to: "c1" }, at: 7 });
const hold = { holder: "me", now: 0, until: 10_000 };

type Database = ReturnType<IndexedDb["open"]>["result"];

function open(indexedDB: IndexedDb, version = 1) {
  return new Promise<Database>((resolve, reject) => {
    const request = indexedDB.open("ithaca", version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

test("what is sent where there is no IndexedDB is not sent, and says so", async () => {
  const server = createServer();
  const tab = openTab(createClock(), indexedDbOutbox("ithaca"), server.send);
  await expect(tab.say("c1", "Hello")).rejects.toMatchObject({
    code: "NOT_KEPT",
    message: expect.stringContaining("There is no IndexedDB here."),
  });
  expect(server.requests).toBe(0);
});

test("where there is no IndexedDB, as on a server, nothing goes on in the background", async () => {
  const clock = createClock();
  openTab(clock, indexedDbOutbox("ithaca"), createServer().send);
  await clock.pass(60_000);
  expect(clock.timers.size).toBe(0);
});

test("what is sent where IndexedDB may not be used is not sent, and is once it may", async () => {
  const server = createServer();
  const factory: IndexedDb = new IDBFactory();
  let isPrivate = true;
  const indexedDB: IndexedDb = {
    open(name, version) {
      if (isPrivate) throw new Error("A mutation operation was attempted on a database that did not allow mutations.");
      return factory.open(name, version);
    },
  };
  const clock = createClock();
  const tab = openTab(clock, indexedDbOutbox("ithaca", { indexedDB }), server.send);
  await expect(tab.say("c1", "a")).rejects.toMatchObject({ code: "NOT_KEPT" });
  isPrivate = false;
  tab.say("c1", "b");
  await clock.until(() => server.done.length > 0);
  expect(server.bodies("c1")).toEqual(["b"]);
});

test("a database that somebody else deletes is made anew", async () => {
  const indexedDB = new IDBFactory();
  const store = indexedDbOutbox("ithaca", { indexedDB });
  await store.add(entry("a"), hold);
  await new Promise(resolve => {
    indexedDB.deleteDatabase("ithaca").onsuccess = resolve;
  });
  await store.add(entry("b"), hold);
  expect(await store.all()).toEqual([entry("b")]);
});

test("a database that the browser closes is opened again", async () => {
  const factory: IndexedDb = new IDBFactory();
  const requests: ReturnType<IndexedDb["open"]>[] = [];
  const indexedDB: IndexedDb = {
    open(name, version) {
      const request = factory.open(name, version);
      requests.push(request);
      return request;
    },
  };
  const store = indexedDbOutbox("ithaca", { indexedDB });
  await store.add(entry("a"), hold);
  requests[0]?.result.close();
  await store.add(entry("b"), hold);
  expect(await store.all()).toEqual([entry("a"), entry("b")]);
  expect(requests).toHaveLength(2);
});

test("a database of a later version is left as it is, and what is sent says so", async () => {
  const indexedDB = new IDBFactory();
  (await open(indexedDB, 9)).close();
  const server = createServer();
  const tab = openTab(createClock(), indexedDbOutbox("ithaca", { indexedDB }), server.send);
  await expect(tab.say("c1", "a")).rejects.toMatchObject({
    code: "NOT_KEPT",
    message: expect.stringContaining("VersionError"),
  });
});

test("what cannot be read does not stand in the way of the rest", async () => {
  const indexedDB = new IDBFactory();
  const store = indexedDbOutbox("ithaca", { indexedDB });
  await store.all();
  const database = await open(indexedDB);
  const entries = database.transaction(["entries"], "readwrite").objectStore("entries");
  for (const odd of [{}, { entry: null }, { entry: "x" }, { entry: { clientId: 5 } }, { entry: { clientId: "c" } }]) {
    entries.put(odd);
  }
  database.close();
  const server = createServer();
  const tab = openTab(createClock(), store, server.send);
  tab.outbox.onFailed(() => {});
  await tab.say("c1", "a");
  expect(server.bodies("c1")).toEqual(["a"]);
  expect(await tab.outbox.pending()).toEqual([]);
});

test("what a transaction could not write is not kept", async () => {
  const indexedDB = new IDBFactory();
  const store = indexedDbOutbox("ithaca", { indexedDB });
  await store.add(entry("a"), hold);
  await expect(store.add({ ...entry("b"), input: { act: () => {} } }, hold)).rejects.toThrow();
  expect(await store.all()).toEqual([entry("a")]);
});

test("nobody's hold is kept for ever", async () => {
  const indexedDB = new IDBFactory();
  const store = indexedDbOutbox("ithaca", { indexedDB });
  for (const second of [0, 20, 40]) {
    await store.claim({ holder: `run ${second}`, now: second * 1000, until: second * 1000 + 10_000 }, false);
  }
  const database = await open(indexedDB);
  const request = database.transaction(["holds"], "readwrite").objectStore("holds").getAll();
  await settled();
  expect(request.result).toEqual([{ holder: "run 40", now: 40_000, until: 50_000 }]);
});
