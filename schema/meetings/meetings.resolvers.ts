import { MeetingsResolver } from "./meetings.resolver.js";

/** What the meetings room says in the schema. */
export const meetingsResolvers = [MeetingsResolver] as const;
