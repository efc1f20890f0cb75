import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import { rowsOf } from "../../server/db/rows.js";
import type { Clock } from "../../server/kernel/clock.js";
import { deliverMail, MailOutbox, type NewMail } from "../../server/mail/index.js";
import type { Queue } from "../../server/queue/index.js";
import { aLog, aQueue } from "../queue/work-bench.js";

/** A clock that stands still until it is turned. */
export class HandClock implements Clock {
  private time = Date.now();

  now(): Date {
    return new Date(this.time);
  }

  turn(seconds: number): void {
    this.time += seconds * 1_000;
  }
}

export interface Mailer {
  readonly db: DataSource;
  readonly queue: Queue;
  readonly clock: HandClock;
  readonly mail: MailOutbox;
  readonly log: ReturnType<typeof aLog>;
  /** Asks for a mail in a transaction of its own. */
  post(mail: NewMail): Promise<void>;
}

interface MailerOptions {
  readonly smtpUrl?: string;
  readonly outboxDir?: string;
  readonly clock?: HandClock;
}

/** A node's mail with its queue prepared but not working: the test sweeps. */
export async function aMailer(db: DataSource, options: MailerOptions): Promise<Mailer> {
  const { smtpUrl = null, outboxDir = "", clock = new HandClock() } = options;
  const log = aLog();
  const queue = aQueue(db, [deliverMail], log);
  await queue.prepare();
  // A sweep sends whatever is due, and other files of this worker have left letters in its database.
  await db.query("delete from mail");
  const mail = new MailOutbox({ db, queue, clock, log, smtpUrl, outboxDir, from: "Ithaca <no-reply@ithaca.test>" });
  return { db, queue, clock, mail, log, post: letter => db.transaction(tx => mail.post(tx, letter)) };
}

/** A mail to somebody nobody else writes to. */
export const aMail = (given: Partial<NewMail> = {}): NewMail => ({
  to: `${randomUUID()}@people.test`,
  kind: "welcome",
  subject: "Welcome",
  text: "Hello,\n\nwelcome to the program.\n",
  key: randomUUID(),
  ...given,
});

interface MailRow {
  attempts: number;
  body: string | null;
  lastError: string | null;
  messageId: string;
  sentAt: Date | null;
  gaveUpAt: Date | null;
}

/** What the outbox says of the mails to an address. */
export const mailRows = (db: DataSource, to: string): Promise<MailRow[]> =>
  rowsOf<MailRow>(
    db.manager,
    `select attempts, body, last_error as "lastError", message_id as "messageId", sent_at as "sentAt", gave_up_at as "gaveUpAt"
     from mail where to_address = $1 order by created_at`,
    [to],
  );
