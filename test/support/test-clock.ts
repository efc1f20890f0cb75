import type { Clock } from "../../server/kernel/clock.js";

/** A clock that stands still until a test turns it. */
export class TestClock implements Clock {
  constructor(private instant = new Date()) {}

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves the clock on; only forward. */
  turn(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void {
    const seconds = (by.days ?? 0) * 86_400 + (by.hours ?? 0) * 3_600 + (by.minutes ?? 0) * 60 + (by.seconds ?? 0);
    this.instant = new Date(this.instant.getTime() + seconds * 1_000);
  }
}
