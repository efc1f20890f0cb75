import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "@jest/globals";
import { rowsOf } from "../../server/db/rows.js";
import { connect } from "../queue/work-bench.js";
import { freshPostgresDatabase, onPostgres } from "../support/databases.js";
import { aMail, aMailer, mailRows } from "./a-mailer.js";
import { header, MailSink } from "./mail-sink.js";

const program = fileURLToPath(new URL("./delivering-process.mjs", import.meta.url));

onPostgres(
  "a node killed after the mail server took the mail leaves it to be sent again under its Message-ID",
  async () => {
    const address = await freshPostgresDatabase();
    let node: ChildProcess | undefined;
    const sink = await MailSink.open({
      beforeAnswer: async () => {
        if (sink.received.length > 1 || !node) return;
        const dead = once(node, "exit");
        node.kill("SIGKILL");
        await dead;
      },
    });
    const { mail, post, clock, db } = await aMailer(await connect(address), { smtpUrl: sink.url });
    const letter = aMail();
    await post(letter);
    const [row] = await rowsOf<{ id: string }>(db.manager, "select id from mail where to_address = $1", [letter.to]);

    node = spawn(process.execPath, [program, address.url, sink.url, row?.id ?? ""], { stdio: "inherit" });
    const [, signal] = await once(node, "exit");
    expect(signal).toBe("SIGKILL");
    expect(sink.lettersTo(letter.to)).toHaveLength(1);
    expect(await mailRows(db, letter.to)).toEqual([expect.objectContaining({ attempts: 1, sentAt: null })]);

    // While the dead node's lease runs nobody else sends it.
    await mail.sweep(clock.now());
    expect(sink.lettersTo(letter.to)).toHaveLength(1);
    clock.turn(60);
    await mail.sweep(clock.now());
    clock.turn(3_600);
    await mail.sweep(clock.now());

    const ids = sink.lettersTo(letter.to).map(received => header(received, "Message-ID"));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await mailRows(db, letter.to)).toEqual([expect.objectContaining({ sentAt: expect.any(Date), body: null })]);
  },
);

onPostgres("two nodes that sweep at once send each mail once", async () => {
  const address = await freshPostgresDatabase();
  const sink = await MailSink.open();
  const first = await aMailer(await connect(address), { smtpUrl: sink.url });
  const second = await aMailer(await connect(address), { smtpUrl: sink.url, clock: first.clock });
  await first.db.transaction(async tx => {
    for (let index = 0; index < 40; index += 1) await first.mail.post(tx, aMail());
  });

  await Promise.all([first, second].map(({ mail, clock }) => mail.sweep(clock.now())));

  expect(sink.received).toHaveLength(40);
  expect(new Set(sink.received.map(letter => header(letter, "Message-ID"))).size).toBe(40);
});
