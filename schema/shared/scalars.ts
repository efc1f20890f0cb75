import { GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLTimeZone } from "graphql-scalars";

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

/** A time zone. */
export const TimeZone = named(
  GraphQLTimeZone,
  "TimeZone",
  "A time zone by its name in the IANA Time Zone Database: `America/New_York`.",
);
