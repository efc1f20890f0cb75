import type { DataSource } from "typeorm";
import type { Clock } from "../kernel/clock.js";
import type { MeetingsService } from "../meetings/index.js";
import type { MentorshipsService } from "../mentorships/index.js";
import type { PeopleService } from "../people/index.js";
import type { ProgramsService } from "../programs/index.js";

/** What the matching room stands on. */
export interface MatchingDeps {
  readonly db: DataSource;
  readonly clock: Clock;
  readonly people: Pick<PeopleService, "me" | "institutionsByIds">;
  readonly programs: Pick<ProgramsService, "isMember" | "isCoordinator">;
  readonly mentorships: Pick<MentorshipsService, "findMentorship">;
  readonly meetings: Pick<MeetingsService, "weekOf">;
}
