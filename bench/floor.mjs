import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importJWK } from "jose";
import pg from "pg";
import { buildWhenStale, root } from "../scripts/build.mjs";
import { startPostgres } from "../scripts/services/postgres.mjs";
import { startRedis } from "../scripts/services/redis.mjs";
import { startProgram } from "./server.mjs";

/** As many as a conversation may hold. */
const people = 50;
const tables = "now(), now()";

/**
 * PostgreSQL and Redis of this run's own, and in them a conversation with as many people as one may hold, a conversation
 * somebody has with himself, and one with 100 messages that all the members wrote.
 */
export async function openFloor() {
  buildWhenStale();
  const folder = mkdtempSync(join(tmpdir(), "ithaca-bench-"));
  chmodSync(folder, 0o711);
  const [postgres, redis] = await Promise.all([startPostgres(folder), startRedis(folder)]);
  const abandon = () => {
    for (const service of [postgres, redis]) service.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", abandon);
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, NODE_ENV: "production" };
  const floor = {
    env,
    /** Ithaca itself, set up as in production. @param {Record<string, string>} [own] settings */
    startOurs: (own = {}) =>
      startProgram("dist/server/main.js", {
        ...env,
        HOST: "127.0.0.1",
        PORT: "0",
        PUBLIC_URL: issuer,
        DATA_DIR: folder,
        LOG_LEVEL: "warn",
        DEMO: "0",
        ...own,
      }),
    async close() {
      process.off("exit", abandon);
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    // The first start makes the tables and, asked with any token, the key that tokens are signed with.
    const server = await floor.startOurs();
    await fetch(`http://127.0.0.1:${new URL(server.url).port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${unsigned}` },
      body: '{"query":"{ __typename }"}',
    });
    await server.stop();
    return { ...floor, ...(await fill(postgres.url)) };
  } catch (error) {
    await floor.close();
    throw error;
  }
}

const issuer = "http://localhost:4000";
const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const unsigned = `${part({ alg: "ES256", kid: "none" })}.${part({})}.${part({})}`;

/** @param {string} url straight into the tables, since signing up by mail is not what is measured */
async function fill(url) {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const members = Array.from({ length: people }, () => ({ personId: randomUUID(), sessionId: randomUUID() }));
    const personIds = members.map(member => member.personId);
    const sessionIds = members.map(member => member.sessionId);
    await db.query(
      `insert into person (id, display_name, created_at, updated_at)
       select id, 'Person number ' || lpad(n::text, 4, '0'), ${tables} from unnest($1::uuid[]) with ordinality as p (id, n)`,
      [personIds],
    );
    await db.query(
      `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
       select id, id || '@bench.test', '-', now(), ${tables} from unnest($1::uuid[]) as p (id)`,
      [personIds],
    );
    await db.query(
      `insert into session (id, person_id, address, created_at, last_used_at, expires_at)
       select s.id, s.person_id, '127.0.0.1', ${tables}, now() + interval '1 day'
       from unnest($1::uuid[], $2::uuid[]) as s (id, person_id)`,
      [sessionIds, personIds],
    );
    const [crowd, alone, history] = [randomUUID(), randomUUID(), randomUUID()];
    await converse(db, crowd, personIds);
    await converse(db, alone, personIds.slice(0, 1));
    await converse(db, history, personIds);
    await db.query(
      `insert into message (id, conversation_id, seq, author_id, body, client_id, client_hash, created_at)
       select gen_random_uuid(), $1::uuid, n, ($2::uuid[])[1 + n % ${people}], 'Message ' || n || ${"repeat(' and more', 8)"}, n::text, '', now()
       from generate_series(1, 100) as n`,
      [history, personIds],
    );
    await db.query("update topic set head = 100 where name = $1", [`chat:${history}`]);
    await db.query("analyze");
    return { conversations: { crowd, alone, history }, tokens: await signer(db, members) };
  } finally {
    await db.end();
  }
}

/** @param {pg.Client} db @param {string} id @param {string[]} personIds */
async function converse(db, id, personIds) {
  await db.query("insert into conversation (id, kind, title, created_at) values ($1, 'GROUP', 'Bench', now())", [id]);
  await db.query("insert into topic (name, epoch) values ($1, gen_random_uuid())", [`chat:${id}`]);
  await db.query(
    `insert into conversation_member (conversation_id, person_id, joined_at)
     select $1::uuid, id, now() from unnest($2::uuid[]) as p (id)`,
    [id, personIds],
  );
}

/**
 * Tokens signed with the installation's own key, since thousands of sign-ins would meet the limits that are there for
 * them. They last ten minutes, so each turn asks for fresh ones.
 * @param {pg.Client} db @param {{ personId: string, sessionId: string }[]} members
 */
async function signer(db, members) {
  const { rows } = await db.query("select kid, private_jwk from signing_key where private_jwk is not null");
  const key = await importJWK(rows[0].private_jwk, "ES256");
  const { AccessTokens } = await import(pathToFileURL(join(root, "dist/server/accounts/access-tokens.js")).href);
  const keys = { signing: async () => ({ kid: rows[0].kid, key }) };
  const tokens = new AccessTokens({ keys, clock: { now: () => new Date() }, issuer });
  /** @param {number} count @returns {Promise<string[]>} */
  return async count =>
    Promise.all(members.slice(0, count).map(async member => (await tokens.issue(member)).accessToken));
}
