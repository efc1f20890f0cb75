import { expect, test } from "@jest/globals";
import { execute, GraphQLError, parse } from "graphql";
import { QueryFailedError } from "typeorm";
import { createFormatError } from "../../server/http/errors.js";
import { Fault } from "../../server/kernel/fault.js";
import { Stage, schema } from "./room.js";

function format(error: unknown, suggestions = false) {
  const logged: unknown[] = [];
  const formatError = createFormatError({ log: (what, facts) => logged.push({ what, facts }), suggestions });
  return { ...formatError(error, "request-1"), logged };
}

const withCode = (code: string, message = "words of a driver") => Object.assign(new Error(message), { code });

const ask = async (source: string, variableValues = {}) => {
  const contextValue = { stage: new Stage(), viewer: null };
  const { errors } = await execute({ schema, document: parse(source), variableValues, contextValue });
  return errors?.[0];
};

test("a fault says its words, its code, its facts and the request's id", () => {
  const fault = new Fault("RATE_LIMITED", "Too many sign-ins.", { retryAfterSeconds: 30 });
  expect(format(fault)).toEqual({
    message: "Too many sign-ins.",
    extensions: { code: "RATE_LIMITED", retryAfterSeconds: 30, requestId: "request-1" },
    logged: [],
  });
});

test("a fault thrown in a resolver keeps its code, its path and its place", async () => {
  expect(format(await ask("{ missing }"))).toMatchObject({
    message: "There is no such thing.",
    path: ["missing"],
    locations: [{ line: 1, column: 3 }],
    extensions: { code: "NOT_FOUND" },
    logged: [],
  });
});

test.each(["{ broken }", "{ wrongType }"])("our own bug hides its words and goes to the log: %s", async source => {
  const error = await ask(source);
  const { logged, ...shown } = format(error);
  expect(shown).toMatchObject({
    message: "Something went wrong on our side.",
    extensions: { code: "INTERNAL", requestId: "request-1" },
  });
  expect(JSON.stringify(shown)).not.toContain("secret");
  expect(logged).toMatchObject([
    { what: { message: expect.stringContaining("secret") }, facts: { requestId: "request-1" } },
  ]);
});

test("a throw that is no error at all is our bug too", () => {
  expect(format("just words")).toMatchObject({ extensions: { code: "INTERNAL" }, logged: [{ what: "just words" }] });
});

test("variables of the wrong type are bad input, with suggestions in development only", async () => {
  const error = await ask("query ($name: String) { hello(name: $name) }", { name: { wrong: true } });
  expect(format(error)).toMatchObject({ extensions: { code: "BAD_INPUT" }, logged: [] });
  const helpful = new GraphQLError('Field "nme" is not defined by type "Input". Did you mean "name"?');
  expect(format(helpful).message).toBe('Field "nme" is not defined by type "Input".');
  expect(format(helpful, true).message).toContain('Did you mean "name"?');
});

test("a required argument whose variable is missing is bad input although it has a path", async () => {
  const document = "query ($key: String = null) { slow(key: $key) }";
  expect(format(await ask(document))).toMatchObject({ extensions: { code: "BAD_INPUT" }, path: ["slow"], logged: [] });
});

test("words of a fault are never mistaken for suggestions", () => {
  expect(format(new Fault("BAD_INPUT", "Not a place. Did you mean Rome?")).message).toBe(
    "Not a place. Did you mean Rome?",
  );
});

test.each([
  ["08006", ""],
  ["57P01", ""],
  ["57P03", ""],
  ["ECONNREFUSED", ""],
  ["ECONNRESET", ""],
  ["", "timeout exceeded when trying to connect"],
  ["", "Connection terminated unexpectedly"],
  ["", "Query runner already released. Cannot run queries anymore."],
])("a database that is away reads UNAVAILABLE: %s %s", (code, message) => {
  const lost = withCode(code, message);
  const seen = [
    lost,
    new QueryFailedError("select 1", [], lost),
    new AggregateError([lost]),
    new Error("outer", { cause: lost }),
    new GraphQLError("located", { originalError: lost, path: ["x"] }),
  ];
  for (const error of seen) {
    expect(format(error)).toMatchObject({ extensions: { code: "UNAVAILABLE" }, logged: [{}] });
  }
});

test.each([
  ["22021", 'invalid byte sequence for encoding "UTF8": 0x00'],
  ["22P05", "unsupported Unicode escape sequence"],
  ["22P02", "invalid input syntax for type json"],
])("a character that cannot be stored is bad input, not our bug: %s %s", (code, message) => {
  const refused = new QueryFailedError("insert", [], withCode(code, message));
  expect(format(refused)).toMatchObject({ extensions: { code: "BAD_INPUT" }, logged: [] });
});

test.each([
  ["42P01", "relation does not exist"],
  ["22P02", "invalid input syntax for type uuid"],
])("any other error of the database is our bug: %s %s", (code, message) => {
  expect(format(new QueryFailedError("select", [], withCode(code, message)))).toMatchObject({
    extensions: { code: "INTERNAL" },
  });
});
