import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { cursorOf } from "../../server/realtime/index.js";
import { random } from "../support/random.js";
import { inShort, TestLog, upToType } from "./a-log.js";

let log: TestLog;
beforeAll(async () => {
  log = await TestLog.open();
});
afterAll(() => log.close());

const head = 40;

test("each of 1,000 fuzzed cursors goes on without a gap or is told why not", async () => {
  const topic = await log.topic();
  await log.fill(topic, head);
  const [{ epoch }] = await log.db.query("select epoch from topic where name = $1", [topic]);
  const held = log.follow(topic);
  await held.next();
  const { pick, below } = random(20_261);

  const flipped = (cursor: string) => {
    const at = below(cursor.length);
    return cursor.slice(0, at) + pick([..."Az09-_ \u0000é="]) + cursor.slice(at + 1);
  };
  const ours = () => cursorOf({ epoch, seq: below(head + 1) });
  const kinds: (() => string)[] = [
    ours,
    () => flipped(ours()),
    () => ours().slice(0, below(60)),
    () => ours() + pick(["A", "==", " ", ours()]),
    () => cursorOf({ epoch, seq: head + below(1_000) }),
    () => cursorOf({ epoch: flipped(epoch), seq: below(head) }),
    () => Buffer.from(`1.${epoch}.${pick(["-1", "1.5", "1e1", "", " 3", "NaN", "99999999999"])}`).toString("base64url"),
    () => Array.from({ length: below(80) }, () => String.fromCharCode(below(300))).join(""),
  ];

  const counted: Record<string, number> = {};
  for (let n = 0; n < 1_000; n += 1) {
    const after = pick(kinds)();
    const stream = log.follow(topic, { after });
    const [first, ...rest] = inShort(await upToType(stream, "StreamCaughtUp"));
    await stream.return?.();
    counted[String(first)] = (counted[String(first)] ?? 0) + 1;
    expect(first).toBe(expected(after, epoch));
    // Ready: every event behind the cursor. Reset: none of before, and the cursor given goes on from now.
    const seen = first === "StreamReady" ? seqOf(after) : head;
    expect(rest).toEqual([...Array.from({ length: head - seen }, (_, i) => seen + 1 + i), "StreamCaughtUp"]);
  }
  await held.return?.();
  expect(Object.keys(counted).sort()).toEqual([
    "StreamReady",
    "StreamReset FROM_THE_FUTURE",
    "StreamReset MALFORMED",
    "StreamReset OTHER_EPOCH",
  ]);
}, 300_000);

const plain = (cursor: string) => Buffer.from(cursor, "base64url").toString("utf8");
const seqOf = (cursor: string) => Number(plain(cursor).split(".")[2]);

/** What a cursor deserves, said without the code that reads it. */
function expected(cursor: string, epoch: string): string {
  const [version, itsEpoch, seq, ...more] = plain(cursor).split(".");
  const isCursor =
    version === "1" && more.length === 0 && itsEpoch?.length === 36 && /^[-0-9a-f]*$/.test(itsEpoch) && isSeq(seq);
  if (!isCursor) return "StreamReset MALFORMED";
  if (itsEpoch !== epoch) return "StreamReset OTHER_EPOCH";
  return Number(seq) > head ? "StreamReset FROM_THE_FUTURE" : "StreamReady";
}

const isSeq = (text: string | undefined): boolean =>
  text !== undefined && text.length > 0 && text.length <= 10 && [...text].every(sign => "0123456789".includes(sign));
