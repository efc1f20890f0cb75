import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { connect } from "../queue/work-bench.js";
import { embeddedDatabase } from "../support/databases.js";
import { aMail, aMailer } from "./a-mailer.js";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ithaca-outbox-"));
  folders.push(folder);
  return join(folder, "not", "there", "yet");
}

test("without a mail server a mail is a file that a person can read, and the log says where", async () => {
  const outboxDir = await aFolder();
  const { mail, post, clock, log } = await aMailer(await connect(await embeddedDatabase()), { outboxDir });
  const letter = aMail({
    kind: "verify-email",
    to: "mentee@demo.test",
    subject: "Grüße",
    text: "Öffne\nhttps://a.test/?x=1&y=2",
  });
  await post(letter);

  await mail.sweep(clock.now());

  const name = (await readdir(outboxDir)).find(file => file.includes("-verify-email-mentee@demo.test-"));
  expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-verify-email-mentee@demo\.test-[\w-]{8}\.eml$/);
  const path = join(outboxDir, name ?? "");
  const [headers, body] = (await readFile(path, "utf8")).split("\n\n");
  expect(headers).toContain("To: mentee@demo.test\nSubject: Grüße\nMessage-ID: <");
  expect(headers).toContain("\nAuto-Submitted: auto-generated\n");
  expect(body).toBe("Öffne\nhttps://a.test/?x=1&y=2\n");
  expect(log.lines).toContainEqual({
    level: "info",
    facts: { folder: outboxDir, kind: "verify-email", messageId: expect.any(String) },
    message: "a mail was written to the outbox folder",
  });
});

test("no address or kind leaves the folder or adds a header", async () => {
  const outboxDir = await aFolder();
  const { mail, post, clock, log } = await aMailer(await connect(await embeddedDatabase()), { outboxDir });
  const hostile = [
    "../../etc/passwd",
    "..",
    "/etc/passwd",
    "a\u0000b",
    "a/b\\c",
    "a\r\nBcc: x@y.test",
    "Ü".repeat(500),
    "",
  ];
  for (const words of hostile) await post(aMail({ to: words, kind: words, subject: words }));

  await mail.sweep(clock.now());

  expect(log.lines.map(line => line.message)).toEqual(hostile.map(() => "a mail was written to the outbox folder"));
  const files = await readdir(outboxDir);
  expect(files).toHaveLength(hostile.length);
  for (const file of files) {
    expect(file).toMatch(/^[\w@+.-]{1,200}$/);
    const [headers = ""] = (await readFile(join(outboxDir, file), "utf8")).split("\n\n");
    expect(headers.split("\n")).toHaveLength(9);
  }
});
