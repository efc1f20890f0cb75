import type { DataSource } from "typeorm";
import type { AccountsService } from "../../accounts/index.js";
import type { Clock } from "../../kernel/clock.js";
import type { Log } from "../../kernel/log.js";
import type { MailOutbox } from "../../mail/index.js";
import type { ProgramsService } from "../../programs/index.js";
import type { Hub } from "../../realtime/index.js";

/** What saved searches stand on. */
export interface SavedDeps {
  readonly db: DataSource;
  readonly hub: Pick<Hub, "ring">;
  readonly clock: Clock;
  readonly log: Log;
  readonly mail: Pick<MailOutbox, "post">;
  /** Where people go to from a letter, without a slash at its end. */
  readonly portalUrl: string;
  readonly accounts: Pick<AccountsService, "emailsOf">;
  readonly programs: Pick<ProgramsService, "isMember">;
}
