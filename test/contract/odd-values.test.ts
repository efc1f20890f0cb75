import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from "graphql";
import { committedSchema } from "../../scripts/gates/contract.mjs";
import { faultOf } from "../../server/http/errors.js";
import { newId } from "../../server/kernel/id.js";
import { random } from "../support/random.js";
import { placesOf, type RootField, rootFields, variablesFor } from "../support/root-fields.js";
import { type Actor, aWorld, type World } from "../support/world.js";
import { aScene, type Ids, naming, type Scene } from "./scene.js";

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await aWorld();
  scene = await aScene(world);
});
afterAll(() => world.close());

const cursorOf = (...key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** Ids of other tables, of nothing, in capitals, and no ids at all. */
const oddIds = (ids: Ids): unknown[] => [
  ...Object.values(ids),
  newId(),
  newId().toUpperCase(),
  "00000000-0000-0000-0000-000000000000",
  `{${newId()}}`,
  7,
];
const oddTexts: readonly unknown[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udc00b",
  "\u202e\u2028\u200b\ufeff",
  "\u0130\u1e9e\ufdfa".repeat(60),
  "x".repeat(100_000),
  "👩‍👩‍👧‍👦".repeat(500),
  "'; drop table person; --",
  "%_\\",
  '"\\"',
  "| & ! <-> :*",
  "-",
  "$1",
  "{}",
  "[]",
  "null",
  "en-u-nu-latn-x-private",
  `en-${"x-aaaaaaaa".repeat(40)}`,
  "und",
  "i-klingon",
  "+02:00",
  "Etc/GMT+14",
  "ZZ",
  "a@b",
  `${"a".repeat(64)}@${"b".repeat(180)}`,
];
const oddCursors: readonly unknown[] = [
  cursorOf(),
  cursorOf(1),
  cursorOf(-(2 ** 31) + 1),
  cursorOf(newId()),
  cursorOf("2026-02-31T00:00:00Z", newId()),
  cursorOf("0000-01-01T00:00:00Z", newId()),
  cursorOf("2026-01-01T24:00:00.1Z", newId()),
  cursorOf("2026-06-30T23:59:60Z", newId()),
  cursorOf("2026-01-01T00:00:00+99:99", newId()),
  cursorOf("9999-12-31T23:59:59-15:59", newId()),
  cursorOf(1, "\ud800", newId()),
  cursorOf(1, "\ud800", 1),
  cursorOf(2 ** 31 - 1, "x".repeat(1_000), newId()),
  "e30",
  "!!!!",
];
const oddValues: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, "1"],
  Float: [0, -1, 1e308],
  Boolean: [false, "true"],
  DateTime: [
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59-23:59",
    "2026-02-31T00:00:00Z",
    "2026-06-30T23:59:60Z",
    "2026-12-01",
    0,
  ],
  Date: ["0000-01-01", "0001-01-01", "9999-12-31", "2026-02-31", "2026-1-1", 0],
  TimeZone: ["", "+02:00", "-00:00", "utc", "Etc/GMT+14", "Europe/Berlin\u0000", "EST5EDT", "posixrules"],
};

type Chance = ReturnType<typeof random>;

function oddFor(path: string, type: GraphQLInputType, ids: Ids, chance: Chance): unknown {
  if (chance.below(12) === 0) return null;
  if (isNonNullType(type)) return oddFor(path, type.ofType, ids, chance);
  if (isListType(type)) {
    const count = chance.pick([0, 1, 2, 21, 51, 101]);
    return Array.from({ length: count }, () => oddFor(path, type.ofType, ids, chance));
  }
  if (isEnumType(type)) return chance.pick([...type.getValues().map(value => value.name), "NO_SUCH"]);
  const { name } = getNamedType(type);
  if (name === "ID") return chance.pick([...oddIds(ids), ...oddTexts]);
  if (/\.(after|before)$/.test(path)) return chance.pick([...oddCursors, ...oddTexts]);
  return chance.pick(oddValues[name] ?? oddTexts);
}

/** What went wrong on our side when this was asked; null when nothing did. */
async function failure(actor: Actor, field: RootField, variables: Record<string, unknown>): Promise<string | null> {
  const errors: unknown[] = [];
  try {
    if (field.kind === "subscription") {
      const stream = await actor.subscribe(field.document, variables);
      const first = stream.next();
      // A stream that keeps nothing has nothing to say; its first word comes when it ends.
      if (field.name.endsWith("Signals")) await stream.return?.();
      await first;
      await stream.return?.();
    } else errors.push(...((await actor.run(field.document, variables)).errors ?? []));
  } catch (error) {
    errors.push(error);
  }
  const faults = errors.map(faultOf).filter(({ code }) => code === "INTERNAL");
  const [fault] = faults;
  return fault ? String(fault.cause) : null;
}

/** Hashing is slow, and nothing odd gets past the lengths that are looked at before it. */
const slow = ["signIn", "signUp", "changePassword", "resetPassword"];
const fields = rootFields(committedSchema());
/** Each odd value of each place once needs so many rounds about; more rounds go on finding combinations. */
const rounds = Number(process.env.ODD_ROUNDS ?? 12);

test("odd values in any place of any field are refused, never a failure of ours", async () => {
  const seed = Number(process.env.ODD_SEED ?? randomInt(2 ** 31));
  process.stdout.write(`odd values: ODD_SEED=${seed}\n`);
  const chance = random(seed);
  const { member, coordinator, named } = scene;
  const actors = [member, coordinator, world.as(null)];
  const failures: string[] = [];
  for (const field of fields) {
    const places = placesOf(field).filter(({ type }) => !isInputObjectType(getNamedType(type)));
    for (let round = 0; places.length > 0 && round < (slow.includes(field.name) ? 4 : rounds); round += 1) {
      const ids = chance.pick(named);
      const usual = naming(ids, "words", "");
      const odd = chance.pick(places).path;
      // One odd value among usual ones gets deepest; now and then all of them are odd.
      const all = chance.below(4) === 0;
      const variables = variablesFor(field, (path, type) =>
        !isInputObjectType(getNamedType(type)) && (all || path === odd)
          ? oddFor(path, type, ids, chance)
          : usual(path, type),
      );
      const why = await failure(chance.pick(actors), field, variables);
      if (why) failures.push(`${field.name} ${JSON.stringify(variables).slice(0, 500)}: ${why}`);
    }
  }
  expect({ seed, failures }).toEqual({ seed, failures: [] });
}, 300_000);
