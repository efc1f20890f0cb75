import { describe, expect, test } from "@jest/globals";
import type { Entry, OutboxStore } from "../../client-sdk/src/core/outbox.js";
import { disks } from "./outbox-disks.js";

const entry = (clientId: string, target = "c1"): Entry => ({
  clientId,
  target,
  document: "mutation",
  input: { body: clientId, mentions: [{ id: "p1" }], reply: null },
  at: 7,
});
const failure = { refusal: { refused: true, code: "SLOT_TAKEN", message: "Taken.", free: ["9:00"] } } as const;

/** Seconds are enough to tell times apart here; a hold lasts for ten. */
const hold = (holder: string, second = 0) => ({ holder, now: second * 1000, until: second * 1000 + 10_000 });

async function claim(store: OutboxStore, holder: string, second = 0, failures = false) {
  const { taken } = await store.claim(hold(holder, second), failures);
  return taken.map(({ clientId }) => clientId);
}

async function filled(store: OutboxStore, ...entries: Entry[]) {
  for (const one of entries) await store.add(one, hold("me"));
  return store;
}

const ids = async (store: OutboxStore) => (await store.all()).map(({ clientId }) => clientId);

describe.each(disks)("an outbox in $name", ({ create }) => {
  test("gives back what was added, in order", async () => {
    const store = await filled(create().open(), entry("b"), entry("a", "c2"), entry("c"));
    expect(await store.all()).toEqual([entry("b"), entry("a", "c2"), entry("c")]);
  });

  test("is read by the next who opens it", async () => {
    const disk = create();
    await filled(disk.open(), entry("a"), entry("b"));
    expect(await disk.open().all()).toEqual([entry("a"), entry("b")]);
  });

  test("adds the same clientId once, and says what is kept", async () => {
    const store = await filled(create().open(), entry("a"), entry("b"));
    expect(await store.add({ ...entry("a"), at: 9 }, hold("me"))).toEqual(entry("a"));
    expect(await ids(store)).toEqual(["a", "b"]);
  });

  test("lets one that failed be sent anew, after what was added since", async () => {
    const store = await filled(create().open(), entry("a"), entry("b"));
    await store.fail("a", failure);
    expect(await store.add({ ...entry("a"), at: 9 }, hold("me"))).toEqual({ ...entry("a"), at: 9 });
    expect(await store.all()).toEqual([entry("b"), { ...entry("a"), at: 9 }]);
  });

  test("gives the first of each target to who holds it", async () => {
    const store = await filled(create().open(), entry("a1"), entry("a2"), entry("b1", "c2"), entry("d1", "c3"));
    expect(await claim(store, "me")).toEqual(["a1", "b1", "d1"]);
    expect(await claim(store, "me")).toEqual(["a1", "b1", "d1"]);
  });

  test("names all that waits, whoever holds it", async () => {
    const store = await filled(create().open(), entry("a"), entry("b"), entry("c", "c2"));
    await store.fail("b", failure);
    expect((await store.claim(hold("other"), true)).waiting).toEqual(["a", "c"]);
  });

  test("gives nobody what another holds, nor what stands behind it", async () => {
    const store = await filled(create().open(), entry("a1"));
    await store.add(entry("a2"), hold("other"));
    await store.add(entry("b1", "c2"), hold("other"));
    expect(await claim(store, "other")).toEqual(["b1"]);
    expect(await claim(store, "third")).toEqual([]);
    await store.remove("a1");
    expect(await claim(store, "me")).toEqual([]);
    expect(await claim(store, "other")).toEqual(["a2", "b1"]);
  });

  test("gives to others what a run holds that does not ask again in time", async () => {
    const store = await filled(create().open(), entry("a1"), entry("a2"));
    await claim(store, "me", 6);
    expect(await claim(store, "other", 12)).toEqual([]);
    expect(await claim(store, "other", 17)).toEqual(["a1"]);
    expect(await claim(store, "me", 18)).toEqual([]);
  });

  test("does not take from who comes back what nobody has taken", async () => {
    const store = await filled(create().open(), entry("a1"), entry("a2"));
    expect(await claim(store, "other", 30)).toEqual(["a1"]);
    await claim(store, "me", 31);
    await store.remove("a1");
    expect(await claim(store, "other", 32)).toEqual([]);
    expect(await claim(store, "me", 33)).toEqual(["a2"]);
  });

  test("is not held for ever when the clock is set back", async () => {
    const store = await filled(create().open(), entry("a"));
    await claim(store, "me", 100_000);
    expect(await claim(store, "other", 50)).toEqual(["a"]);
  });

  test("gives to others what somebody lets go of, and only that", async () => {
    const store = await filled(create().open(), entry("a"));
    await store.add(entry("b", "c2"), hold("other"));
    await store.release("me");
    expect(await claim(store, "third")).toEqual(["a"]);
  });

  test("goes on to the next of a target when one is removed or has failed", async () => {
    const store = await filled(create().open(), entry("a1"), entry("a2"), entry("a3"));
    await store.remove("a1");
    expect(await claim(store, "me")).toEqual(["a2"]);
    await store.fail("a2", failure);
    expect(await claim(store, "me")).toEqual(["a3"]);
  });

  test("keeps failures with their facts, for who can tell them", async () => {
    const disk = create();
    const store = await filled(disk.open(), entry("a"));
    await store.fail("a", failure);
    expect(await disk.open().all()).toEqual([{ ...entry("a"), failure }]);
    expect(await claim(store, "me")).toEqual([]);
    expect(await claim(store, "me", 0, true)).toEqual(["a"]);
    expect(await claim(store, "other", 1, true)).toEqual([]);
    expect(await claim(store, "other", 11, true)).toEqual(["a"]);
  });

  test("has nothing against removing or failing what is not there", async () => {
    const store = await filled(create().open(), entry("a"));
    await store.remove("x");
    await store.fail("x", failure);
    expect(await ids(store)).toEqual(["a"]);
  });

  test("gives one entry to one of many who ask at once", async () => {
    const disk = create();
    await filled(disk.open(), entry("a"));
    const asked = Array.from({ length: 20 }, (_, n) => claim(disk.open(), `tab ${n}`, 20));
    expect((await Promise.all(asked)).flat()).toEqual(["a"]);
  });

  test("keeps the order of what is added without waiting", async () => {
    const store = create().open();
    const names = Array.from({ length: 50 }, (_, n) => `m${n}`);
    await Promise.all(names.map(name => store.add(entry(name), hold("me"))));
    expect(await ids(store)).toEqual(names);
  });
});
