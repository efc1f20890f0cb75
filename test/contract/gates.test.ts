import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";

const root = fileURLToPath(new URL("../../", import.meta.url));
const left = new Set(["node_modules", ".git", ".data", "coverage"]);

/** What is planted in a copy of the tree and a part of what the gate must say of it. */
interface Plant {
  readonly file: string;
  readonly text: string;
  readonly fault: string;
  /** Whether others' plants would stop the gate before it comes to this one. */
  readonly isAlone?: true;
}

/** One for each gate. */
const plants: Record<string, Plant> = {
  types: { file: "server/kernel/planted-type.ts", text: 'export const n: number = "a";\n', fault: "planted-type.ts" },
  style: { file: "server/kernel/planted-style.ts", text: "export  const a = 'b'\n", fault: "planted-style.ts" },
  imports: { file: "server/kernel/planted-import.ts", text: 'import "../db/rows.js";\n', fault: "planted-import.ts" },
  "dead-code": { file: "server/kernel/planted-dead.ts", text: "export const a = 1;\n", fault: "planted-dead.ts" },
  sizes: {
    file: "server/kernel/planted-long.ts",
    text: "// a line\n".repeat(401),
    fault: "planted-long.ts has 401 lines",
  },
  suppressions: {
    file: "server/kernel/planted-any.ts",
    text: "const a = 1 as any;\n",
    fault: "planted-any.ts:1 says any",
  },
  sql: {
    file: "server/chat/planted-sql.ts",
    text: ["const f = (tx, name) =>", "tx.query(`select '$", "{name}'`);\n"].join(""),
    fault: "planted-sql.ts:1 puts a value into SQL",
  },
  environment: {
    file: "server/chat/planted-environment.ts",
    text: "export const url = process.env.REDIS_URL;\n",
    fault: "planted-environment.ts:1 reads process.env",
  },
  "zones-current": {
    file: "server/kernel/zones/generated/zone-data.ts",
    text: "// planted\n",
    fault: "zone-data.ts is not current",
  },
  "wall-time": {
    file: "server/chat/planted-wall-time.ts",
    text: 'export const at = new Intl.DateTimeFormat("en", { timeZone: zoneOf(person) });\n',
    fault: "planted-wall-time.ts:1 formats in a zone of Node",
  },
  "env-example": { file: ".env.example", text: "#PLANTED=1\n", fault: ".env.example is not current" },
  leaks: {
    file: "server/kernel/planted-leak.ts",
    text: `// see ${"../".repeat(3)}elsewhere\n`,
    fault: "planted-leak.ts:1 names",
  },
  "schema-current": { file: "schema/schema.graphql", text: "", fault: "schema/schema.graphql is not current" },
  "schema-rules": { file: "schema/schema.graphql", text: "type PlantedData { a: Int! }\n", fault: "S7: PlantedData" },
  descriptions: { file: "schema/schema.graphql", text: "enum Planted { A }\n", fault: "Planted.A has no description" },
  operations: {
    file: "client-sdk/operations/planted.graphql",
    text: "query Planted { planted }\n",
    fault: 'planted.graphql:1 Cannot query field "planted"',
  },
  "schema-additive": {
    file: "client-sdk/etc/released.graphql",
    text: "type PlantedGone { a: Int }\n",
    fault: "TYPE_REMOVED: PlantedGone was removed",
  },
  "sdk-types": {
    file: "client-sdk/src/core/planted-global.ts",
    text: "export const planted = window.location;\n",
    fault: "planted-global.ts(1,24): error TS2304: Cannot find name 'window'",
  },
  "sdk-api": {
    file: "client-sdk/etc/api.md",
    text: "planted\n",
    fault: "client-sdk/etc/api.md is not current",
    isAlone: true,
  },
  "sdk-sizes": {
    file: "client-sdk/src/generated/planted.ts",
    text: `export const planted = "${randomBytes(2_000).toString("hex")}";\n`,
    fault: "another domain, planted:",
  },
  "sdk-current": {
    file: "client-sdk/src/generated/inbox.ts",
    text: "// planted\n",
    fault: "inbox.ts is not current",
    isAlone: true,
  },
};

/** More for gates that look at more than one kind of place. */
const further: readonly (readonly [gate: string, place: string, plant: Plant])[] = [
  ...(
    [
      ["a Date of local parts", "new Date(2026, 2, 8)", "makes a Date of local parts"],
      ["a part of a Date on this machine", "at.getHours()", "asks or sets the zone of this machine by getHours()"],
      ["the same in brackets", 'at["setDate"](1)', "asks or sets the zone of this machine by setDate()"],
      ["a text of this machine's zone", "at.toLocaleString()", "writes in the zone of this machine"],
      ["a time without a zone", 'new Date("2026-03-08T02:30")', "reads a time without a zone"],
      ["a template without a zone", "Date.parse(`$" + "{day}T02:30:00`)", "reads a time without a zone"],
      ["Temporal", "Temporal.Now.instant()", "uses Temporal"],
      ["Intl by another name", "(({ DateTimeFormat }) => DateTimeFormat)(Intl)", "formats in a zone of Node"],
      ["a library", 'await import("luxon")', "imports luxon"],
      ["the database's zones", '"select ($1::timestamp at time zone $2)"', "says AT TIME ZONE"],
    ] as const
  ).map(([place, code, fault], index): readonly [string, string, Plant] => {
    const file = `planted-wall-time-${index}.ts`;
    const text = `export const planted = ${code};\n`;
    return ["wall-time", place, { file: `server/chat/${file}`, text, fault: `${file}:1 ${fault}` }];
  }),
  [
    "suppressions",
    "a type in a comment of JavaScript",
    {
      file: "torture/planted-any.mjs",
      text: "/**\n * Any order, at any time.\n * @param {Map<string, any>} orders\n */\nexport const a = orders => orders;\n",
      fault: "planted-any.mjs:3 says any",
    },
  ],
];

/** Forbidden arrows: the rule that forbids it, the file that it starts from, and what that file imports. */
const arrows: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["kernel-imports-nothing-of-ours", "server/kernel/planted-1.ts", "server/db/rows.ts"],
  ["db-stands-on-the-kernel", "server/db/planted-2.ts", "server/realtime/index.ts"],
  ["realtime-stands-on-kernel-and-db", "server/realtime/planted-3.ts", "server/mail/index.ts"],
  ["queue-stands-on-kernel-and-db", "server/queue/planted-4.ts", "server/mail/index.ts"],
  ["files-stands-on-kernel-and-db", "server/files/planted-5.ts", "server/mail/index.ts"],
  ["mail-stands-on-kernel-db-and-queue", "server/mail/planted-6.ts", "server/realtime/index.ts"],
  ["accounts-knows-only-the-floor-and-earlier-doors", "server/accounts/planted-7.ts", "server/people/index.ts"],
  ["chat-knows-only-the-floor-and-earlier-doors", "server/chat/planted-8.ts", "server/people/planted-inside.ts"],
  ["matching-knows-only-the-floor-and-earlier-doors", "server/matching/planted-9.ts", "server/config.ts"],
  ["jobs-know-the-floor-and-doors", "server/jobs/planted-10.ts", "server/chat/planted-inside.ts"],
  ["demo-knows-the-floor-and-doors", "server/demo/planted-11.ts", "server/chat/planted-inside.ts"],
  ["http-knows-no-room-and-no-schema", "server/http/planted-12.ts", "server/chat/index.ts"],
  ["migrations-import-nothing-of-ours", "migrations/planted-13.ts", "server/kernel/id.ts"],
  ["only-main-joins-server-and-schema", "server/http/planted-14.ts", "schema/build.ts"],
  ["nobody-imports-main", "server/chat/planted-15.ts", "server/main.ts"],
  ["only-the-roof-and-tests-import-the-roof", "server/jobs/planted-16.ts", "server/node.ts"],
  ["only-the-roof-reads-the-config", "schema/planted-17.ts", "server/config.ts"],
  ["schema-goes-through-doors", "schema/chat/planted-18.ts", "server/chat/planted-inside.ts"],
  ["schema-takes-only-the-type-of-app", "schema/planted-19.ts", "server/app.ts"],
  ["sdk-stands-alone", "client-sdk/src/planted-20.ts", "server/kernel/id.ts"],
  ["portal-knows-only-the-sdk", "portal/planted-21.ts", "server/kernel/id.ts"],
  ["nobody-imports-tests", "server/chat/planted-22.ts", "test/support/databases.ts"],
  ["nobody-imports-scripts", "server/chat/planted-23.ts", "scripts/build.mjs"],
  ["server-knows-no-graphql", "server/chat/planted-24.ts", "graphql"],
  ["schema-knows-no-storage", "schema/planted-25.ts", "typeorm"],
  ["no-cycles", "server/kernel/planted-26.ts", "server/kernel/planted-26.ts"],
];

type Verdicts = Record<string, string>;
let copy = "";
let planted: Verdicts = {};

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "ithaca-gates-"));
  cpSync(root, copy, { recursive: true, filter: source => !left.has(relative(root, source)) });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const alone: Verdicts = {};
  for (const [gate, { file, text, isAlone }] of Object.entries(plants)) {
    if (!isAlone) continue;
    const before = readFileSync(join(copy, file), "utf8");
    plant(file, text);
    Object.assign(alone, await check("--only", gate));
    writeFileSync(join(copy, file), before);
  }
  for (const { file, text, isAlone } of Object.values(plants)) if (!isAlone) plant(file, text);
  for (const [, , { file, text }] of further) plant(file, text);
  for (const [, from, to] of arrows) plantArrow(from, to);
  planted = { ...(await check()), ...alone };
}, 900_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("every gate has a violation planted for it", () => {
  expect(Object.keys(planted).sort()).toEqual(Object.keys(plants).sort());
});

test.each(Object.entries(plants))("gate %s fails on a planted violation", (gate, { fault }) => {
  expect(planted[gate]).toContain(fault);
});

test.each(further)("gate %s fails on %s, too", (gate, _, { fault }) => {
  expect(planted[gate]).toContain(fault);
});

test.each(arrows)("the import rule %s is kept", (rule, from) => {
  expect(planted.imports).toContain(`${rule}: ${from}`);
});

function plant(file: string, text: string) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  appendFileSync(join(copy, file), text);
}

function plantArrow(from: string, to: string) {
  const isOurs = to.includes("/");
  if (isOurs && to !== from && !existsSync(join(copy, to))) plant(to, "export {};\n");
  const path = relative(dirname(from), to).replace(/\.ts$/, ".js");
  const target = isOurs ? (path.startsWith(".") ? path : `./${path}`) : to;
  plant(from, `import "${target}";\n`);
}

/** Runs every gate in the copy, or those named: what each has to say, "" when it passes. */
async function check(...options: string[]): Promise<Verdicts> {
  const child = spawn(process.execPath, ["scripts/check.mjs", "--json", ...options], { cwd: copy });
  let said = "";
  child.stdout.on("data", chunk => {
    said += chunk;
  });
  await new Promise(resolve => child.once("close", resolve));
  const judged: { name: string; found: string[] }[] = JSON.parse(said);
  return Object.fromEntries(judged.map(({ name, found }) => [name, found.join("\n")]));
}
