import type { DataSource, EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import type { Clock } from "../kernel/clock.js";
import { failureFacts } from "../kernel/failure.js";
import { newId } from "../kernel/id.js";
import type { Log } from "../kernel/log.js";
import { jobKind } from "../queue/job-kind.js";
import type { Queue } from "../queue/queue.js";
import { folderTransport } from "./folder-transport.js";
import { domainOf, type Letter, manyLines, oneLine } from "./letter.js";
import { sendTimeoutMs, smtpTransport } from "./smtp-transport.js";
import { LetterRefused, type Transport } from "./transport.js";

/** The job that sends one mail soon after the commit; the sweep sends what it missed. */
export const deliverMail = jobKind<{ mailId: string }>("mail.deliver");

/** A mail somebody asks for. */
export interface NewMail {
  readonly to: string;
  /** What sort of mail it is, such as `password-reset`; for logs, file names and the key. */
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  /** What makes it the same mail: within a kind, a key is mailed once, for ever. */
  readonly key: string;
}

interface MailOutboxDeps {
  readonly db: DataSource;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly log: Log;
  /** The mail server; null writes letters into `outboxDir`. */
  readonly smtpUrl: string | null;
  /** The sender, such as `Ithaca <no-reply@example.org>`. */
  readonly from: string;
  readonly outboxDir: string;
}

/** What waits in the outbox and what will never leave it. */
export interface MailBacklog {
  readonly waiting: number;
  /** Age of the oldest that waits; 0 when none does. */
  readonly oldestSeconds: number;
  readonly givenUp: number;
}

interface Claim extends Letter {
  readonly id: string;
  readonly attempts: number;
}

/** Longer than a sending may take, so that a row whose lease has run out is being sent by nobody. */
const leaseMs = sendTimeoutMs + 15_000;
const together = 5;
/** About half a day of tries; a server that refuses the letter itself is asked three times. */
const attemptsAtMost = 20;
const attemptsWhenRefused = 3;

const waiting = "sent_at is null and gave_up_at is null";

/**
 * Mail that leaves once it is sure. It is written beside what it tells of, in one transaction, and sent after the
 * commit at least once: a node killed between the server's answer and its own note of it sends the mail again, under
 * the same Message-ID. A mail that cannot be sent keeps its row, with `last_error` and `gave_up_at`.
 */
export class MailOutbox {
  private readonly transport: Transport;
  private readonly domain: string;
  private closed = false;

  constructor(private readonly deps: MailOutboxDeps) {
    const { smtpUrl, from, outboxDir, log } = deps;
    this.transport = smtpUrl === null ? folderTransport(outboxDir, from, log) : smtpTransport(smtpUrl, from);
    this.domain = domainOf(from);
  }

  /** Asks for a mail as part of the transaction `tx`. Line breaks in any field but the text become spaces. */
  async post(tx: EntityManager, { to, kind, subject, text, key }: NewMail): Promise<void> {
    const id = newId();
    const posted = await rowsOf(
      tx,
      `insert into mail (id, kind, dedupe_key, to_address, subject, body, message_id, created_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict (kind, dedupe_key) do nothing returning id`,
      [
        id,
        oneLine(kind),
        oneLine(key),
        oneLine(to),
        oneLine(subject) || "(no subject)",
        manyLines(text),
        `<${id}@${this.domain}>`,
        this.deps.clock.now(),
      ],
    );
    if (posted.length > 0) await this.deps.queue.enqueue(tx, deliverMail, { mailId: id }, { key: id });
  }

  /** Sends one mail, unless it was sent, is being sent or waits for its next try. */
  async deliver(mailId: string): Promise<void> {
    if (this.closed) return;
    const [claim] = await this.claim("id = $3", [this.deps.clock.now(), mailId], 1);
    if (claim) await this.send(claim);
  }

  /** Sends every mail due at `now`: what failed before, and what a node that is gone had begun. */
  async sweep(now: Date): Promise<void> {
    while (!this.closed) {
      const claims = await this.claim("true", [now], together);
      if (claims.length === 0) return;
      await Promise.all(claims.map(claim => this.send(claim)));
    }
  }

  /** How the mails stand, of all nodes; given up are those of the last seven days. */
  async backlog(): Promise<MailBacklog> {
    const [row] = await rowsOf<MailBacklog>(
      this.deps.db.manager,
      `select waiting.*, given_up as "givenUp" from
         (select count(*)::int as waiting,
            coalesce(extract(epoch from $1::timestamptz - min(created_at)), 0)::float8 as "oldestSeconds"
          from mail where ${waiting}) waiting,
         (select count(*)::int as given_up from mail where gave_up_at > $1::timestamptz - interval '7 days') gone`,
      [this.deps.clock.now()],
    );
    return row ?? { waiting: 0, oldestSeconds: 0, givenUp: 0 };
  }

  /** Begins no more sendings; those under way end by themselves. */
  close(): void {
    this.closed = true;
    this.transport.close();
  }

  /** Takes due mails for the length of a lease; no transaction stays open while a mail server is talked to. */
  private claim(which: "id = $3" | "true", [now, ...rest]: [Date, ...string[]], limit: number): Promise<Claim[]> {
    const leaseEnd = new Date(this.deps.clock.now().getTime() + leaseMs);
    return rowsOf<Claim>(
      this.deps.db.manager,
      `with due as materialized (
         select id from mail where ${waiting} and due_at <= $1 and ${which}
         order by due_at, id limit ${limit} for update skip locked
       )
       update mail set attempts = attempts + 1, due_at = $2 from due where mail.id = due.id
       returning mail.id, attempts, to_address as "to", kind, subject, body, message_id as "messageId", created_at as "createdAt"`,
      [now, leaseEnd, ...rest],
    );
  }

  private async send(claim: Claim): Promise<void> {
    try {
      await this.transport.send(claim);
    } catch (error) {
      await this.keepFailure(claim, error);
      return;
    }
    await this.deps.db.manager.query("update mail set sent_at = $2, body = null, last_error = null where id = $1", [
      claim.id,
      this.deps.clock.now(),
    ]);
  }

  private async keepFailure({ id, kind, attempts }: Claim, error: unknown): Promise<void> {
    const now = this.deps.clock.now();
    const over = attempts >= (error instanceof LetterRefused ? attemptsWhenRefused : attemptsAtMost);
    const nextTry = new Date(now.getTime() + waitMs(attempts));
    const reason = oneLine(failureFacts(error).error);
    await this.deps.db.manager.query(
      // A later attempt's outcome is not overwritten by this one's.
      `update mail set last_error = $3, due_at = $4, gave_up_at = $5 where id = $1 and attempts = $2 and ${waiting}`,
      [id, attempts, reason, nextTry, over ? now : null],
    );
    const facts = { mailId: id, kind, attempts, ...codesOf(error) };
    if (over) this.deps.log.error(facts, "a mail was given up");
    else this.deps.log.warn(facts, "a mail could not be sent and will be tried again");
  }
}

/** 15 seconds after the first try, twice as long after each further one, an hour at most. */
const waitMs = (attempts: number): number => Math.min(15_000 * 2 ** (attempts - 1), 3_600_000);

/** The codes of a failure; its words may hold an address. */
function codesOf(thrown: unknown): { code?: string; responseCode?: number } {
  const cause = thrown instanceof LetterRefused ? thrown.cause : thrown;
  const { code } = failureFacts(cause);
  const { responseCode } = (cause ?? {}) as { responseCode?: unknown };
  return { ...(code ? { code } : {}), ...(typeof responseCode === "number" ? { responseCode } : {}) };
}
