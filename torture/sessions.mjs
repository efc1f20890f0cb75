import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importJWK } from "jose";
import { inDatabase } from "./world.mjs";

/** Access tokens last ten minutes. */
const lifeMs = 600_000;

/**
 * Somebody with a session of their own; `token` ends ten minutes from now, or at a second of one's choice.
 * @typedef {{ personId: string, token: (endsAt?: number) => Promise<string> }} SignedIn
 */

/**
 * Signs people in past mails and passwords, straight in the database and with the installation's own key, which is there
 * once anybody has signed in.
 * @param {string} databaseUrl @param {string} folder of the run @param {string[]} personIds @returns {Promise<SignedIn[]>}
 */
export async function signInAll(databaseUrl, folder, personIds) {
  const people = personIds.map(personId => ({ personId, sessionId: randomUUID() }));
  const found = await inDatabase(databaseUrl, async client => {
    // Most people of the demo are there to be found, and have no account.
    await client.query(
      `insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
       select id, id || '@torture.test', '-', now(), now(), now() from unnest($1::uuid[]) as p (id)
       on conflict do nothing`,
      [personIds],
    );
    await client.query(
      `insert into session (id, person_id, address, created_at, last_used_at, expires_at)
       select s.id, s.person_id, '127.0.0.1', now(), now(), now() + interval '1 day'
       from unnest($1::uuid[], $2::uuid[]) as s (id, person_id)`,
      [people.map(one => one.sessionId), personIds],
    );
    return client.query("select kid, private_jwk from signing_key where private_jwk is not null");
  });
  const { kid, private_jwk } = found.rows[0];
  const keys = { signing: importJWK(private_jwk, "ES256").then(key => ({ kid, key })) };
  const module = pathToFileURL(join(folder, "release/dist/server/accounts/access-tokens.js"));
  const { AccessTokens } = await import(module.href);
  return people.map(viewer => ({
    personId: viewer.personId,
    async token(endsAt = Date.now() + lifeMs) {
      const clock = { now: () => new Date(endsAt - lifeMs) };
      const tokens = new AccessTokens({ keys: { signing: () => keys.signing }, clock, issuer: "urn:ithaca" });
      return (await tokens.issue(viewer)).accessToken;
    },
  }));
}

/**
 * A program of the demo with its coordinator, two of it who talk to each other, and these many more.
 * @param {string} databaseUrl @param {number} count
 */
export async function castOf(databaseUrl, count) {
  return inDatabase(databaseUrl, async client => {
    const { rows } = await client.query(
      `select a.email, a.person_id, e.program_id from account a join enrollment e on e.person_id = a.person_id
       where a.email like any('{mentee@demo.test,mentor@demo.test,coordinator@demo.test}') and e.status = 'ACTIVE'`,
    );
    const one = (/** @type {string} */ name) => rows.find(row => row.email === `${name}@demo.test`);
    const [coordinator, mentee, mentor] = [one("coordinator"), one("mentee"), one("mentor")];
    const members = await client.query(
      `select distinct on (person_id) person_id, id from enrollment
       where program_id = $1 and status = 'ACTIVE' and person_id <> all($2::uuid[]) order by person_id limit $3`,
      [coordinator.program_id, rows.map(row => row.person_id), count],
    );
    return {
      programId: String(coordinator.program_id),
      coordinator: String(coordinator.person_id),
      pair: [String(mentee.person_id), String(mentor.person_id)],
      members: members.rows.map(row => String(row.person_id)),
      /** One enrollment of each member, by person. */
      enrollments: new Map(members.rows.map(row => [String(row.person_id), String(row.id)])),
    };
  });
}
