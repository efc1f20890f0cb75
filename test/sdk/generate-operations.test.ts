import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { type DocumentNode, getOperationAST, isUnionType, Kind, parse } from "graphql";
import { generate } from "../../client-sdk/generate/generate.js";
import { readFolder } from "../../client-sdk/generate/read-folder.js";
import { readOperations } from "../../client-sdk/generate/read-operations.js";
import { readSchema } from "../../client-sdk/generate/read-schema.js";
import { Selections } from "../../client-sdk/generate/select-fields.js";
import { trustedDocuments } from "../../client-sdk/generate/trusted-documents.js";
import * as accounts from "../../client-sdk/src/generated/accounts.js";
import * as chat from "../../client-sdk/src/generated/chat.js";
import * as inbox from "../../client-sdk/src/generated/inbox.js";
import * as matching from "../../client-sdk/src/generated/matching.js";
import * as meetings from "../../client-sdk/src/generated/meetings.js";
import * as mentorships from "../../client-sdk/src/generated/mentorships.js";
import * as pairing from "../../client-sdk/src/generated/pairing.js";
import * as people from "../../client-sdk/src/generated/people.js";
import * as programs from "../../client-sdk/src/generated/programs.js";
import * as wishes from "../../client-sdk/src/generated/wishes.js";
import { defaultGuardLimits, guardDocument } from "../../server/http/guard-document.js";
import { readTrusted } from "../../server/http/persisted.js";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const text = readFileSync(at("schema/schema.graphql"), "utf8");
const folder = readFolder(at("client-sdk/operations"));
const schema = readSchema(text);
const domains = readOperations(schema, folder);
const operations = domains.flatMap(domain => domain.operations);
const trusted = Object.values<string>(JSON.parse(trustedDocuments(text, folder)));

/** Root fields that the SDK has no method for, with the reason. */
const leftOut: { readonly [field: string]: string } = {};

const rootFieldOf = (document: DocumentNode): string => {
  const [field] = getOperationAST(document)?.selectionSet.selections ?? [];
  return field?.kind === Kind.FIELD ? field.name.value : "";
};

test("every root field of the schema has a method, or a reason for having none", () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap(root => Object.keys(root?.getFields() ?? {}));
  const covered = new Set(trusted.map(document => rootFieldOf(parse(document))));
  expect(fields.filter(field => !covered.has(field) && !leftOut[field])).toEqual([]);
  expect(Object.keys(leftOut).filter(field => covered.has(field) || !fields.includes(field))).toEqual([]);
});

test("what is committed is what the operations and the schema say", () => {
  const files = generate({ schema: text, operations: folder, home: null });
  for (const [name, generated] of files) {
    expect(readFileSync(at(`client-sdk/src/generated/${name}`), "utf8")).toBe(generated);
  }
});

test("a mutation names every refusal there is, with all its facts", () => {
  for (const domain of domains) {
    const selections = new Selections(schema, domain.fragments);
    for (const { name, node } of domain.operations) {
      const [root] = node.selectionSet.selections;
      if (node.operation !== "mutation" || root?.kind !== Kind.FIELD) continue;
      const union = schema.getMutationType()?.getFields()[root.name.value]?.type;
      const members = union && "ofType" in union && isUnionType(union.ofType) ? union.ofType.getTypes() : [];
      const document = trusted.find(one => one.startsWith(`mutation ${name}(`)) ?? "";
      for (const member of members) {
        expect(`${name}: ${document}`).toContain(`on ${member.name}{`);
        const selected = selections.fieldsOf(member, root.selectionSet?.selections ?? []).map(one => one.field.name);
        expect([member.name, ...selected]).toEqual(expect.arrayContaining(Object.keys(member.getFields())));
      }
    }
  }
});

test("a stream tells of every event and signal there is", () => {
  for (const document of trusted.filter(one => one.startsWith("subscription"))) {
    const root = schema.getSubscriptionType()?.getFields()[rootFieldOf(parse(document))]?.type;
    const members = root && "ofType" in root && isUnionType(root.ofType) ? root.ofType.getTypes() : [];
    const events = members.map(({ name }) => name).filter(name => !/^Stream(Ready|CaughtUp)$/.test(name));
    expect(events.filter(name => !document.includes(`on ${name}{`))).toEqual([]);
  }
});

test("no document is over a limit of the server", () => {
  for (const document of trusted) {
    expect([document, guardDocument(schema, document, defaultGuardLimits)]).not.toEqual([
      document,
      { errors: expect.anything() },
    ]);
  }
});

test("the server takes the manifest of trusted documents, and it holds every text that is sent", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "ithaca-manifest-"));
  try {
    const file = join(scratch, "trusted-documents.json");
    writeFileSync(file, trustedDocuments(text, folder));
    const known = new Set((await readTrusted(file)).values());
    const all = [accounts, chat, inbox, matching, meetings, mentorships, pairing, people, programs, wishes].flatMap(
      Object.entries,
    );
    const sent = all.filter(([name]) => name.endsWith("Document")).map(([, document]) => document);
    expect(sent).toHaveLength(operations.length);
    expect(sent.filter(document => !known.has(document))).toEqual([]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
