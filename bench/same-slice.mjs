/** Our HTTP side with nothing of our product behind it: the peers' slice, from their memory and by their one JOIN. */
import "reflect-metadata";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as typeGraphQL from "type-graphql";
import { root } from "../scripts/build.mjs";
import { sayReady } from "./peers/slice.mjs";
import { buildSlice } from "./peers/slice-schema.mjs";

const built = (/** @type {string} */ file) => import(pathToFileURL(join(root, "dist", file)).href);
const { readPlainFieldsPlainly } = await built("schema/shared/plain-fields.js");
const { DateTime } = await built("schema/shared/scalars.js");
const { startHttp } = await built("server/http/server.js");
const nobody = async () => {
  throw new Error("Nobody signs in here, and nothing is followed.");
};
const say = (/** @type {object} */ facts, /** @type {string} */ words) => console.error(words, facts);
/** As the product builds its own: of fields that are there by then. @type {typeof typeGraphQL.buildSchema} */
const buildSchema = options => {
  readPlainFieldsPlainly();
  return typeGraphQL.buildSchema(options);
};
const pubsub = { publish: nobody, asyncIterableIterator: () => nothing() };
const schema = await buildSlice({ ...typeGraphQL, buildSchema }, DateTime, pubsub);
async function* nothing() {}

const { port } = await startHttp({
  api: { schema, contextFor: () => ({}) },
  gate: { grantOf: nobody, watchSessions: () => () => {} },
  health: { ready: async () => ({ ready: true, checks: {} }) },
  hub: undefined,
  metrics: null,
  log: { debug: say, info: say, warn: say, error: say },
  host: "127.0.0.1",
  port: 0,
  allowedOrigins: [],
  publicUrl: "http://localhost:4000",
  trustProxy: 0,
  trusted: null,
  development: false,
});
sayReady(port);
