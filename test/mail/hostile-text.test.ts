import { expect, test } from "@jest/globals";
import { connect } from "../queue/work-bench.js";
import { embeddedDatabase } from "../support/databases.js";
import { aMail, aMailer, mailRows } from "./a-mailer.js";
import { header, headerNames, MailSink } from "./mail-sink.js";

const hostile = [
  "a\r\nBcc: thief@evil.test",
  "a\nBcc: thief@evil.test",
  "a\rBcc: thief@evil.test",
  "a\r\n\r\n<script>alert(1)</script>",
  "a\r\n.\r\nMAIL FROM:<thief@evil.test>",
  "a\n.\nQUIT",
  "a\u0000b",
  "a\u0085Bcc: thief@evil.test",
  "a\u2028Bcc: thief@evil.test\u2029c",
  "a\u000bBcc: thief@evil.test\u000cd",
  "=?utf-8?q?a=0D=0ABcc:_thief@evil.test?=",
  "\ud800 lone",
  "\u202etxt.exe",
  "Ünïcödé 🚀 ".repeat(200),
  "x".repeat(2_000),
  "",
  ", thief@evil.test",
];

test("no subject, kind, key or text adds a header, a recipient or a command", async () => {
  const sink = await MailSink.open();
  const { mail, post, clock } = await aMailer(await connect(await embeddedDatabase()), { smtpUrl: sink.url });
  const plain = aMail({ text: "Grüße" });
  await post(plain);
  const mails = hostile.map((words, index) =>
    aMail({
      subject: words,
      kind: words || "empty",
      key: `${index}-${words}-${plain.key}`,
      text: `${words}\nend of letter`,
    }),
  );
  for (const each of mails) await post(each);

  await mail.sweep(clock.now());

  const [plainLetter] = sink.lettersTo(plain.to);
  for (const { to } of mails) {
    const [letter, ...more] = sink.lettersTo(to);
    expect(more).toEqual([]);
    expect(letter?.recipients).toEqual([to]);
    expect(letter && headerNames(letter)).toEqual(plainLetter && headerNames(plainLetter));
    expect(header(letter, "To")).toBe(to);
    // A header line stays a line, and the lone "." that ends a letter never comes from inside it.
    expect(letter?.body).not.toMatch(/(^|[^\r])\n|\r(?!\n)/);
  }
  expect(sink.lettersTo("thief@evil.test")).toEqual([]);
});

test.each([
  "someone@people.test\r\nBcc: thief@evil.test",
  "someone@people.test, thief@evil.test",
  "someone@people.test;thief@evil.test",
  "<thief@evil.test> someone@people.test",
  "friends: thief@evil.test;",
  "@relay.test:thief@evil.test",
  '"a b"@people.test',
  "thief@evil.test\u0000@people.test",
  "nobody",
  "",
])("what is not one mailbox is never written to: %j", async to => {
  const sink = await MailSink.open();
  const { mail, clock, db } = await aMailer(await connect(await embeddedDatabase()), { smtpUrl: sink.url });
  const letter = aMail({ to });
  await db.transaction(tx => mail.post(tx, letter));

  for (let hour = 0; hour < 4; hour += 1) {
    await mail.sweep(clock.now());
    clock.turn(3_601);
  }

  expect(sink.received).toEqual([]);
  const rows = await mailRows(db, to.replace(/\p{Cc}+/gu, " "));
  expect(rows.at(-1)).toMatchObject({
    lastError: expect.stringContaining("The address is not one mailbox."),
    gaveUpAt: expect.any(Date),
  });
});
