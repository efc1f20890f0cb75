import type { DataSource } from "typeorm";
import type { AccountsService } from "../accounts/index.js";
import type { ChatService } from "../chat/index.js";
import type { InboxService } from "../inbox/index.js";
import type { Clock } from "../kernel/clock.js";
import type { Zones } from "../kernel/zones/zones.js";
import type { MailOutbox } from "../mail/index.js";
import type { PeopleService } from "../people/index.js";
import type { ProgramsService } from "../programs/index.js";
import type { MentorshipRequestEntity } from "./entities/mentorship-request.entity.js";

/** What the mentorships room stands on. */
export interface MentorshipsDeps {
  readonly db: DataSource;
  readonly clock: Clock;
  readonly zones: Pick<Zones, "orUtc">;
  readonly mail: Pick<MailOutbox, "post">;
  /** Where people go to from a mail, without a slash at its end. */
  readonly portalUrl: string;
  readonly accounts: Pick<AccountsService, "emailsOf">;
  readonly people: Pick<PeopleService, "blockedAmong" | "isBlockedBetween">;
  readonly inbox: Pick<InboxService, "append" | "ring">;
  readonly programs: Pick<
    ProgramsService,
    "activeEnrollment" | "isCoordinator" | "isMember" | "isSuspended" | "lockEnrollment" | "pauseOf" | "programById"
  >;
  readonly chat: Pick<ChatService, "openForMentorship">;
  /** Whom the mentee of a request could ask instead of its mentor, at most three, the best first; asked outside of transactions. */
  readonly alternatives: (request: MentorshipRequestEntity) => Promise<readonly string[]>;
}
