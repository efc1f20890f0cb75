import { describe, expect } from "@jest/globals";
import { deliverMail } from "../../server/mail/index.js";
import { connect, eventually, everyDatabase, untilThereAre } from "../queue/work-bench.js";
import { aMail, aMailer, mailRows } from "./a-mailer.js";
import { header, MailSink } from "./mail-sink.js";

describe.each(everyDatabase)("on $on", ({ itHolds, database }) => {
  itHolds("a mail reaches the mail server soon after the commit", async () => {
    const sink = await MailSink.open();
    const { mail, queue, post, db } = await aMailer(await connect(await database()), { smtpUrl: sink.url });
    queue.work(deliverMail, ({ mailId }) => mail.deliver(mailId));
    await queue.start();
    const letter = aMail({ subject: "Your code", text: "Open https://ithaca.test/verify?code=abc\nBye." });

    await post(letter);

    await eventually(() => expect(sink.lettersTo(letter.to)).toHaveLength(1));
    const [received] = sink.lettersTo(letter.to);
    expect(received?.body).toBe("Open https://ithaca.test/verify?code=abc\r\nBye.\r\n");
    expect(header(received, "From")).toBe("Ithaca <no-reply@ithaca.test>");
    expect(header(received, "To")).toBe(letter.to);
    expect(header(received, "Subject")).toBe("Your code");
    expect(header(received, "Message-ID")).toMatch(/^<[\w-]+@ithaca\.test>$/);
    expect(header(received, "Auto-Submitted")).toBe("auto-generated");
    await eventually(async () => {
      expect(await mailRows(db, letter.to)).toEqual([
        expect.objectContaining({ attempts: 1, body: null, lastError: null, sentAt: expect.any(Date) }),
      ]);
    });
  });

  itHolds("a mail of a transaction that rolls back is never sent", async () => {
    const sink = await MailSink.open();
    const { mail, db, clock } = await aMailer(await connect(await database()), { smtpUrl: sink.url });
    const letter = aMail();

    const rolledBack = db.transaction(async tx => {
      await mail.post(tx, letter);
      throw new Error("changed my mind");
    });
    await expect(rolledBack).rejects.toThrow("changed my mind");
    clock.turn(3_600);
    await mail.sweep(clock.now());

    expect(sink.lettersTo(letter.to)).toEqual([]);
    expect(await mailRows(db, letter.to)).toEqual([]);
  });

  itHolds("a key is mailed once within its kind, asked for before or after it was sent", async () => {
    const sink = await MailSink.open();
    const { mail, post, clock } = await aMailer(await connect(await database()), { smtpUrl: sink.url });
    const letter = aMail({ subject: "first" });

    await Promise.all([post(letter), post(letter)]);
    await mail.sweep(clock.now());
    await post({ ...letter, subject: "again" });
    await post({ ...letter, kind: "farewell", subject: "of another kind" });
    clock.turn(3_600);
    await mail.sweep(clock.now());

    expect(sink.lettersTo(letter.to).map(received => header(received, "Subject"))).toEqual([
      "first",
      "of another kind",
    ]);
  });

  itHolds("while the mail server is away mail waits longer and longer, and is sent once when it is back", async () => {
    const gone = await MailSink.open();
    const { mail, post, clock, db, log } = await aMailer(await connect(await database()), { smtpUrl: gone.url });
    await gone.close();
    const letter = aMail();
    await post(letter);

    await mail.sweep(clock.now());
    await mail.sweep(clock.now());
    expect(await mailRows(db, letter.to)).toEqual([
      expect.objectContaining({ attempts: 1, lastError: expect.stringContaining("ECONNREFUSED"), sentAt: null }),
    ]);
    clock.turn(16);
    await mail.sweep(clock.now());
    clock.turn(16);
    await mail.sweep(clock.now());
    expect(await mailRows(db, letter.to)).toEqual([expect.objectContaining({ attempts: 2, sentAt: null })]);

    const back = await MailSink.open({ port: gone.port });
    await mail.sweep(clock.now());
    expect(back.lettersTo(letter.to)).toEqual([]);
    clock.turn(15);
    await mail.sweep(clock.now());
    clock.turn(3_600);
    await mail.sweep(clock.now());

    expect(back.lettersTo(letter.to)).toHaveLength(1);
    expect(await mailRows(db, letter.to)).toEqual([
      expect.objectContaining({ attempts: 3, lastError: null, sentAt: expect.any(Date) }),
    ]);
    expect(JSON.stringify(log.lines)).not.toContain(letter.to);
  });

  itHolds("a mail nobody takes is given up in the end and says why", async () => {
    const gone = await MailSink.open();
    const { mail, post, clock, db, log } = await aMailer(await connect(await database()), { smtpUrl: gone.url });
    await gone.close();
    const letter = aMail();
    await post(letter);

    for (let hour = 0; hour < 24; hour += 1) {
      await mail.sweep(clock.now());
      clock.turn(3_601);
    }

    expect(await mailRows(db, letter.to)).toEqual([
      expect.objectContaining({
        attempts: 20,
        lastError: expect.stringContaining("ECONNREFUSED"),
        gaveUpAt: expect.any(Date),
        body: letter.text,
      }),
    ]);
    expect(log.lines).toContainEqual({
      level: "error",
      facts: expect.objectContaining({ kind: "welcome", attempts: 20 }),
      message: "a mail was given up",
    });
  });

  itHolds("a recipient the mail server refuses is given up after three tries, and others get theirs", async () => {
    const refused = aMail();
    const fine = aMail();
    const sink = await MailSink.open({ refuse: { recipient: refused.to, responseCode: 550 } });
    const { mail, post, clock, db } = await aMailer(await connect(await database()), { smtpUrl: sink.url });
    await post(refused);
    await post(fine);

    for (let hour = 0; hour < 5; hour += 1) {
      await mail.sweep(clock.now());
      clock.turn(3_601);
    }

    expect(sink.lettersTo(fine.to)).toHaveLength(1);
    expect(await mailRows(db, refused.to)).toEqual([
      expect.objectContaining({ attempts: 3, lastError: expect.stringContaining("550"), gaveUpAt: expect.any(Date) }),
    ]);
  });

  itHolds("a greylisted recipient is tried until it is taken", async () => {
    const letter = aMail();
    const sink = await MailSink.open({ refuse: { recipient: letter.to, responseCode: 451 } });
    const { mail, post, clock, db } = await aMailer(await connect(await database()), { smtpUrl: sink.url });
    await post(letter);
    for (let hour = 0; hour < 5; hour += 1) {
      await mail.sweep(clock.now());
      clock.turn(3_601);
    }
    expect(await mailRows(db, letter.to)).toEqual([expect.objectContaining({ attempts: 5, gaveUpAt: null })]);
    await sink.close();

    const kinder = await MailSink.open({ port: sink.port });
    await mail.sweep(clock.now());

    expect(kinder.lettersTo(letter.to)).toHaveLength(1);
  });

  itHolds("fifty mails are sent by one sweep, each once", async () => {
    const sink = await MailSink.open();
    const { mail, db, clock } = await aMailer(await connect(await database()), { smtpUrl: sink.url });
    const to = aMail().to;
    await db.transaction(async tx => {
      for (let index = 0; index < 50; index += 1) await mail.post(tx, aMail({ to, subject: `${index}` }));
    });

    await Promise.all([mail.sweep(clock.now()), mail.sweep(clock.now())]);

    await untilThereAre(50, sink.lettersTo(to));
    expect(new Set(sink.lettersTo(to).map(received => header(received, "Subject"))).size).toBe(50);
  });

  itHolds("after closing nothing more is begun", async () => {
    const sink = await MailSink.open();
    const { mail, post, clock } = await aMailer(await connect(await database()), { smtpUrl: sink.url });
    const letter = aMail();
    await post(letter);

    mail.close();
    await mail.sweep(clock.now());

    expect(sink.lettersTo(letter.to)).toEqual([]);
  });
});
