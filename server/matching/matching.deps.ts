import type { MentorshipsService } from "../mentorships/index.js";
import type { PeopleService } from "../people/index.js";
import type { SavedDeps } from "./saved/saved.deps.js";

/** What the matching room stands on. */
export interface MatchingDeps extends SavedDeps {
  readonly people: Pick<PeopleService, "me" | "institutionsByIds">;
  readonly mentorships: Pick<MentorshipsService, "findMentorship">;
}
