import type { MentorshipsService } from "../mentorships/index.js";
import type { ProgramsService } from "../programs/index.js";
import type { SavedDeps } from "./saved/saved.deps.js";

/** What the matching room stands on. */
export interface MatchingDeps extends SavedDeps {
  /** Programs with so many active mentors are searched by an index; 0 means none. */
  readonly searchIndexFrom: number;
  readonly programs: Pick<ProgramsService, "isMember" | "isCoordinator">;
  readonly mentorships: Pick<MentorshipsService, "findMentorship">;
}
