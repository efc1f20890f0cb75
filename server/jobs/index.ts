import type { App } from "../app.js";
import type { Clock } from "../kernel/clock.js";
import { deliverMail, type MailOutbox } from "../mail/index.js";
import { publishRun, solveRun } from "../matching/index.js";
import type { Queue } from "../queue/index.js";

interface JobsDeps {
  readonly app: Pick<App, "accounts" | "meetings" | "mentorships" | "matching" | "pairing">;
  readonly queue: Pick<Queue, "work" | "every" | "start">;
  readonly mail: Pick<MailOutbox, "deliver" | "sweep">;
  readonly clock: Clock;
}

/**
 * Says who does the work nobody waits for and begins it; `queue.stop` ends it. What is due by the product's clock is a
 * row, and the sweeps here only say what time it is.
 */
export async function startJobs({ app, queue, mail, clock }: JobsDeps): Promise<void> {
  queue.work(deliverMail, ({ mailId }) => mail.deliver(mailId));
  queue.work(solveRun, work => app.pairing.workOut(work));
  queue.work(publishRun, work => app.pairing.publishRest(work));
  queue.every("mail.sweep", 15, () => mail.sweep(clock.now()));
  queue.every("mentorships.sweep", 30, () => app.mentorships.sweep(clock.now()));
  queue.every("pairing.sweep", 15, () => app.pairing.sweep(clock.now()));
  queue.every("meetings.sweep", 60, () => app.meetings.sweep(clock.now()));
  queue.every("matching.tell", 1, () => app.matching.saved.tellChanges(clock.now()));
  queue.every("matching.sweep", 600, () => app.matching.saved.sweep(clock.now()));
  queue.every("accounts.sweep", 600, () => app.accounts.sweep(clock.now()));
  await queue.start();
}
