import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { filesUnder, root } from "../../scripts/build.mjs";

/**
 * Makes databases for Jest's workers when they ask. It lives in Jest's parent process, because a worker is replaced
 * when it has grown, and because most runs of a few files need one database or none.
 */

const cache = join(root, "node_modules", ".cache", "ithaca");
const silent = { info() {}, warn() {}, error() {} };
const inMemory = { dataDir: null, watchdogMs: 60_000, log: () => {} };

/**
 * @typedef {{ url: string, poolSize: number }} DatabaseAddress
 * @typedef {{ url: string, close: () => Promise<void> }} DatabaseHost
 */

/** @returns {Promise<DatabaseHost>} */
export async function startDatabaseHost() {
  /** @type {(() => Promise<unknown>)[]} */
  const closers = [];
  const embedded = embeddedMaker(closers);
  const postgres = postgresMaker(closers);
  /** @type {Map<string, Promise<DatabaseAddress>>} */
  const made = new Map();

  const secret = randomBytes(16).toString("hex");
  const server = createServer(async (request, response) => {
    const [, given, kind, name] = (request.url ?? "").split("/");
    if (given !== secret || name === undefined) {
      response.writeHead(404).end();
      return;
    }
    const key = `${kind}/${name}`;
    const making = made.get(key) ?? (kind === "embedded" ? embedded() : postgres(name));
    made.set(key, making);
    try {
      response.end(JSON.stringify(await making));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  });
  // A worker may ask again at any time; a connection closed for idleness just then would fail its test.
  server.keepAliveTimeout = 0;
  await new Promise(resolve => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await Promise.allSettled(made.values());
    for (const closer of closers.reverse()) await closer();
  };
  return { url: `http://127.0.0.1:${port}/${secret}`, close };
}

/**
 * @param {(() => Promise<unknown>)[]} closers
 * @returns {() => Promise<DatabaseAddress>} makes a migrated PGlite, each time another
 */
function embeddedMaker(closers) {
  /** @type {Promise<string> | undefined} */
  let dump;
  return async () => {
    dump ??= migratedDump();
    const loadFrom = await dump;
    const { startEmbedded } = await builtEmbedded();
    const database = await startEmbedded({ ...inMemory, loadFrom });
    closers.push(() => database.stop());
    return { url: database.url, poolSize: 1 };
  };
}

/** @returns {Promise<string>} the file that holds a migrated PGlite, made anew when a migration changed */
async function migratedDump() {
  const hash = createHash("sha256");
  for (const file of [
    ...filesUnder(join(root, "dist", "migrations")),
    ...filesUnder(join(root, "dist", "server", "db")),
  ]) {
    if (file.endsWith(".js")) hash.update(readFileSync(file));
  }
  hash.update(readFileSync(join(root, "node_modules/@electric-sql/pglite/package.json")));
  const file = join(cache, `migrated-${hash.digest("hex").slice(0, 16)}.tar`);
  if (existsSync(file)) return file;

  mkdirSync(cache, { recursive: true });
  const { startEmbedded } = await builtEmbedded();
  const database = await startEmbedded(inMemory);
  const unfinished = join(cache, `unfinished-${process.pid}.tar`);
  try {
    await migrateDatabase({ url: database.url, poolSize: 1 });
    await database.dump(unfinished);
  } finally {
    await database.stop();
  }
  forgetOldDumps();
  renameSync(unfinished, file);
  return file;
}

/** A dump weighs 40 MB; one of another branch is kept for a while, since branches are switched. */
function forgetOldDumps() {
  const oldest = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(cache)) {
    if (statSync(join(cache, name)).mtimeMs < oldest) rmSync(join(cache, name), { force: true });
  }
}

/**
 * @param {(() => Promise<unknown>)[]} closers
 * @returns {(name: string) => Promise<DatabaseAddress>} makes a migrated database on the tests' PostgreSQL
 */
function postgresMaker(closers) {
  const url = process.env.TEST_POSTGRES_URL;
  const run = `ithaca_${randomBytes(4).toString("hex")}`;
  /** @type {Promise<unknown>} */
  let turn = Promise.resolve();
  /** @type {Promise<void> | undefined} */
  let template;
  /** @param {string} database */
  const urlOf = database => {
    const copy = new URL(url ?? "");
    copy.pathname = `/${database}`;
    return copy.href;
  };
  /** @param {string} statement */
  const administer = async statement => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  /** @param {string} database @param {string} source */
  const create = async (database, source) => {
    await administer(`create database ${database} template ${source}`);
    closers.push(() => administer(`drop database ${database} with (force)`));
  };
  return async name => {
    if (!url) throw new Error("There is no PostgreSQL in this run; ask `onPostgres` for the test function.");
    template ??= create(`${run}_template`, "template0").then(() =>
      migrateDatabase({ url: urlOf(`${run}_template`), poolSize: 2 }),
    );
    await template;
    const database = `${run}_${name.toLowerCase().replace(/[^a-z0-9]/g, "_")}`;
    // PostgreSQL copies a template only while nobody else does.
    const made = turn.then(() => create(database, `${run}_template`));
    turn = made.catch(() => {});
    await made;
    return { url: urlOf(database), poolSize: 10 };
  };
}

/** @param {DatabaseAddress} address */
async function migrateDatabase(address) {
  const { createDataSource, migrate } = await builtDataSource();
  const { migrations } = await builtMigrations();
  const db = createDataSource(address, { entities: [], migrations, log: silent, acquireTimeoutMs: 10_000 });
  await db.initialize();
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

/** @param {string} path inside dist: the host runs what was built, as the product does */
const built = path => import(pathToFileURL(join(root, "dist", path)).href);

/** @returns {Promise<{ startEmbedded: typeof import("../../server/db/embedded.js").startEmbedded }>} */
const builtEmbedded = () => built("server/db/embedded.js");

/**
 * @typedef {typeof import("../../server/db/data-source.js").createDataSource} CreateDataSource
 * @typedef {typeof import("../../server/db/data-source.js").migrate} Migrate
 * @returns {Promise<{ createDataSource: CreateDataSource, migrate: Migrate }>}
 */
const builtDataSource = () => built("server/db/data-source.js");

/** @returns {Promise<{ migrations: typeof import("../../migrations/index.js").migrations }>} */
const builtMigrations = () => built("migrations/index.js");
