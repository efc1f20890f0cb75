export type { Availability } from "./availability.js";
export type { MeetingsDeps } from "./meetings.deps.js";
export { MeetingsService } from "./meetings.service.js";
export type { SetAvailability } from "./set-availability.js";
export { overlapQuarters, type Week, weekOfText, weekText } from "./week.js";
export { overlapQuartersSql, shownWeekSql } from "./week-sql.js";
export type { AvailabilityRule } from "./weekly-rules.js";
