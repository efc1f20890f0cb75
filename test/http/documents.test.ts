import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { createDocuments, createTrustedDocuments } from "../../server/http/documents.js";
import { defaultGuardLimits } from "../../server/http/guard-document.js";
import { schema } from "./room.js";

const hashOf = (source: string) => createHash("sha256").update(source).digest("hex");

test("a text is parsed once and found again by its hash, whatever prefix Apollo puts before it", async () => {
  const documents = createDocuments(schema, defaultGuardLimits);
  const first = documents.take("{ hello }");
  expect(documents.take("{ hello }")).toBe(first);
  expect(first).toMatchObject({ hash: hashOf("{ hello }") });
  expect(await documents.store.get(`apollo:${hashOf("{ hello }")}`)).toBe("document" in first && first.document);
});

test("a refused text is never found by its hash, not even after Apollo stored it", async () => {
  const documents = createDocuments(schema, defaultGuardLimits);
  const good = documents.take("{ hello }");
  expect(documents.take("{ nothing }")).toHaveProperty("errors");
  if ("document" in good) await documents.store.set(hashOf("{ nothing }"), good.document);
  expect(await documents.store.get(hashOf("{ nothing }"))).toBeUndefined();
});

test("the text unused longest is forgotten first", async () => {
  const documents = createDocuments(schema, defaultGuardLimits, { maxCount: 2, maxCharacters: 1_000 });
  const [first, second] = [documents.take("{ hello }"), documents.take("{ whoAmI }")];
  documents.take("{ hello }");
  documents.take("{ missing }");
  expect(documents.take("{ hello }")).toBe(first);
  expect(await documents.store.get(hashOf("{ whoAmI }"))).toBeUndefined();
  expect(documents.take("{ whoAmI }")).not.toBe(second);
});

test("large texts leave earlier, and one larger than all the room is used without being remembered", async () => {
  const documents = createDocuments(schema, defaultGuardLimits, { maxCount: 100, maxCharacters: 40 });
  documents.take("{ hello }");
  const large = `{ hello }${" ".repeat(100)}`;
  expect(documents.take(large)).toHaveProperty("document");
  expect(await documents.store.get(hashOf(large))).toBeUndefined();
});

test("a trusted document that cannot run is said at the start, not when somebody asks for it", () => {
  const trusted = new Map([[hashOf("{ nothing }"), "{ nothing }"]]);
  expect(() => createTrustedDocuments(schema, defaultGuardLimits, trusted)).toThrow(/cannot run: Cannot query field/);
});
