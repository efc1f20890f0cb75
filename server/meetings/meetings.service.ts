import type { EntityManager } from "typeorm";
import type { Viewer } from "../kernel/viewer.js";
import { type Availability, findAvailability } from "./availability.js";
import type { MeetingsDeps } from "./meetings.deps.js";
import { type SetAvailability, setAvailability, writeAvailability } from "./set-availability.js";
import { sweepWeeks } from "./sweep-weeks.js";
import { readRules } from "./weekly-rules.js";

/** When people are available, and how much of it they have in common. */
export class MeetingsService {
  constructor(private readonly deps: MeetingsDeps) {}

  /** What the viewer has said themselves; nobody else is told the rules. Null when they have said nothing. */
  myAvailability(viewer: Viewer): Promise<Availability | null> {
    return findAvailability(this.deps.db.manager, viewer.personId);
  }

  setAvailability(viewer: Viewer, input: SetAvailability): Promise<{ availability: Availability | null }> {
    return setAvailability(this.deps, viewer, input);
  }

  /** Sets the weeks of many people by the same rules, for whoever loads people. */
  async fillAvailability(
    tx: EntityManager,
    people: readonly (SetAvailability & { readonly personId: string })[],
  ): Promise<void> {
    const weeks = people.map(({ personId, timeZone, rules }) => ({
      personId,
      timeZone: this.deps.zones.checked(timeZone, "input.timeZone"),
      ranges: readRules(rules),
    }));
    await writeAvailability(this.deps, tx, weeks);
  }

  /** Makes weeks anew after their zones have changed their clocks, or the zone data is newer. */
  sweep(now: Date): Promise<void> {
    return sweepWeeks(this.deps, now);
  }
}
