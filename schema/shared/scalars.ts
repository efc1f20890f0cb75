import { GraphQLError, GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate } from "graphql-scalars";

import { instantText } from "./instant-text.js";

const named = (scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({ ...scalar.toConfig(), name, description });

/** An instant. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: "DateTime",
  description: "An instant in UTC, as RFC 3339 text with milliseconds: `2026-12-01T16:00:00.000Z`.",
  serialize: value => (value instanceof Date ? instantText(value) : GraphQLDateTimeISO.serialize(value)),
});

/** A calendar day; in the server it is that text too. */
export const CalendarDate = named(
  GraphQLLocalDate,
  "Date",
  "A calendar day without a time, as `2026-12-01` (RFC 3339 full-date).",
);

const zoneName = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** The name as it was given; whether there is such a zone is for the room to say, by the zone data that holds now. */
function zoneNameOf(value: unknown): string {
  if (typeof value === "string" && zoneName.test(value)) return value;
  throw new GraphQLError("This is no time zone of the IANA database, such as America/New_York.");
}

/** A time zone. Not the one of graphql-scalars, which knows the zones of Node and no newer ones. */
export const TimeZone = new GraphQLScalarType<string, string>({
  name: "TimeZone",
  description: "A time zone by its name in the IANA Time Zone Database: `America/New_York`.",
  serialize: value => String(value),
  parseValue: zoneNameOf,
});
