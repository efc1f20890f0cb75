import type { EntityManager } from "typeorm";
import { rowsOf } from "../db/rows.js";
import type { Viewer } from "../kernel/viewer.js";
import { type Availability, findAvailability } from "./availability.js";
import type { MeetingsDeps } from "./meetings.deps.js";
import { type SetAvailability, setAvailability, writeAvailability } from "./set-availability.js";
import { sweepWeeks } from "./sweep-weeks.js";
import { type Week, weekOfText } from "./week.js";
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

  /**
   * The person's week as it is compared, whoever may know of it: for the person's own side of a comparison. Null when
   * they have said nothing. After a change of clocks it is the week before for up to a minute, until the sweep came by.
   */
  async weekOf(db: EntityManager, personId: string): Promise<Week | null> {
    const [row] = await rowsOf<{ week: string }>(db, "select week from availability_week where person_id = $1", [
      personId,
    ]);
    return row ? weekOfText(row.week) : null;
  }

  /** Makes weeks anew after their zones have changed their clocks, or the zone data is newer. */
  sweep(now: Date): Promise<void> {
    return sweepWeeks(this.deps, now);
  }
}
