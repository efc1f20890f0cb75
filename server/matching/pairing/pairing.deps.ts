import type { DataSource } from "typeorm";
import type { AccountsService } from "../../accounts/index.js";
import type { InboxService } from "../../inbox/index.js";
import type { Clock } from "../../kernel/clock.js";
import type { Log } from "../../kernel/log.js";
import type { MailOutbox } from "../../mail/index.js";
import type { MentorshipsService } from "../../mentorships/index.js";
import type { ProgramsService } from "../../programs/index.js";
import type { Queue } from "../../queue/index.js";
import type { Hub } from "../../realtime/index.js";

/** What pairing stands on. */
export interface PairingDeps {
  readonly db: DataSource;
  readonly clock: Clock;
  readonly hub: Hub;
  readonly log: Log;
  readonly queue: Pick<Queue, "enqueue">;
  readonly mail: Pick<MailOutbox, "post">;
  /** Where people go to from a mail, without a slash at its end. */
  readonly portalUrl: string;
  /** A run that would compare more pairs is refused; 100 million if it is not said. */
  readonly mostPairs?: number;
  readonly accounts: Pick<AccountsService, "emailsOf">;
  readonly inbox: Pick<InboxService, "append" | "ring">;
  readonly programs: Pick<ProgramsService, "standings" | "cohortsByIds" | "programById">;
  readonly mentorships: Pick<MentorshipsService, "startPaired">;
}
