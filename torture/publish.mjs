import { askSurely } from "./ask.mjs";
import { dice, pause } from "./random.mjs";
import { castOf, signInAll } from "./sessions.mjs";
import { Verdict } from "./verdict.mjs";
import { inDatabase, settleIn } from "./world.mjs";

/** @template Data @typedef {import("./ask.mjs").Document<Data>} Document */
/** @typedef {{ state: string, published: number }} Progress */

/** So many pairs for each kill, so that there is something left to publish at the last one. */
const pairsOfKill = 120;
const placesOfMentor = 2;
/** Of three mentees one finds no place, and is told. */
const menteesOfPair = 1.5;
const patienceMs = 120_000;
/** After so many looks at a run that does not move, the wait for its silent node is cut short: some three seconds. */
const looksOfPatience = 40;

/** @type {Document<{ createPairingRun: { run: { id: string } } }>} */
const createDocument = `mutation ($input: CreatePairingRunInput!) {
  createPairingRun(input: $input) { ... on CreatePairingRunSuccess { run { id } } }
}`;
/** @type {Document<{ publishPairingRun: { __typename: string } }>} */
const publishDocument = `mutation ($input: PublishPairingRunInput!) { publishPairingRun(input: $input) { __typename } }`;

/**
 * A pairing is published while servers and PostgreSQL are killed, until it is done: then every pair must be a mentorship,
 * once, with all that belongs to one.
 * @param {import("./cluster.mjs").Cluster} cluster @param {import("./options.mjs").Options} options @param {string} folder
 * @param {(text: string) => void} say
 */
export async function publish(cluster, options, folder, say) {
  const { postgres, nodes, urls } = cluster;
  if (!postgres) throw new Error("The plan publish needs PostgreSQL.");
  await settleIn(urls, 0, "publish");
  const pairs = options.kills * pairsOfKill;
  const town = await settle(postgres.url, pairs);
  const [coordinator] = await signInAll(postgres.url, folder, [town.coordinator]);
  const token = (await coordinator?.token()) ?? "";
  const { createPairingRun } = await askSurely(urls, token, createDocument, {
    input: { clientId: "torture", programId: town.programId, objective: "BEST_TOTAL", seed: options.seed % 2 ** 31 },
  });
  const runId = createPairingRun.run.id;
  const progress = () => progressOf(postgres.url, runId);
  await until(async () => (await progress()).state === "SOLVED");
  say(`${pairs} pairs are to be published`);
  await askSurely(urls, token, publishDocument, { input: { runId, tellUnpaired: true } });

  const { between, pick } = dice(options.seed);
  const targets = [...nodes, ...nodes, postgres];
  let kills = 0;
  /** Resolves when more than these are published, or all is done. @param {number} published */
  const moved = published => {
    let looks = 0;
    return until(async () => {
      const now = await progress();
      if (now.state === "PUBLISHED" || now.published > published) return now;
      looks += 1;
      if (looks % looksOfPatience === 0) await forget(postgres.url, runId);
      return false;
    });
  };
  for (let last = 0; ; ) {
    const now = await moved(kills === options.kills ? pairs : last);
    if (now.state === "PUBLISHED") break;
    await pause(between(0, 400));
    const target = pick(targets);
    await target.kill();
    kills += 1;
    await target.comeBack();
    last = (await until(progress)).published;
    say(`${target.name} killed, ${last} of ${pairs} are published`);
  }
  const verdict = new Verdict();
  for (const fault of nodes.flatMap(node => node.faults)) verdict.add("servers that ended by themselves", fault);
  await judge(postgres.url, runId, town.programId, pairs, verdict);
  console.log(`\n${kills} kills while ${pairs} pairs were published\n`);
  return verdict;
}

/** A program of people who all have an address, with fewer places than mentees. @param {string} url @param {number} pairs */
async function settle(url, pairs) {
  const { coordinator } = await castOf(url, 0);
  return inDatabase(url, async client => {
    const { rows } = await client.query(
      `insert into program (id, key, name, default_capacity, created_at, updated_at)
       values (gen_random_uuid(), 'torture', 'Torture', ${placesOfMentor}, now(), now()) returning id`,
    );
    const programId = String(rows[0].id);
    const enroll = (/** @type {string} */ role, /** @type {number} */ count) =>
      client.query(
        `with made as (
           insert into person (id, display_name, created_at, updated_at)
           select gen_random_uuid(), $2 || ' ' || n, now(), now() from generate_series(1, $3) as n returning id
         ), addressed as (
           insert into account (person_id, email, password_hash, email_verified_at, created_at, updated_at)
           select id, id || '@torture.test', '-', now(), now(), now() from made
         ), topics as (insert into topic (name, epoch) select 'inbox:' || id, gen_random_uuid() from made)
         insert into enrollment (id, program_id, person_id, role, status, created_at, updated_at)
         select gen_random_uuid(), $1, id, $2, 'ACTIVE', now(), now() from made`,
        [programId, role, count],
      );
    await enroll("MENTEE", Math.ceil(pairs * menteesOfPair));
    await enroll("MENTOR", pairs / placesOfMentor);
    await client.query(
      `insert into enrollment (id, program_id, person_id, role, status, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, 'COORDINATOR', 'ACTIVE', now(), now())`,
      [programId, coordinator],
    );
    return { programId, coordinator };
  });
}

/** @param {string} url @param {string} runId @returns {Promise<Progress>} */
const progressOf = (url, runId) =>
  inDatabase(url, async client => {
    const { rows } = await client.query(
      `select r.state, count(*) filter (where p.state = 'PUBLISHED')::int as published
       from pairing_run r left join pairing_proposal p on p.run_id = r.id where r.id = $1 group by r.state`,
      [runId],
    );
    return rows[0];
  });

/** Lets the time pass after which a silent node is taken for dead. @param {string} url @param {string} runId */
const forget = (url, runId) =>
  inDatabase(url, client =>
    client.query("update pairing_run set alive_at = alive_at - interval '1 hour' where id = $1", [runId]),
  );

/** Everything that belongs to a published pair, counted by one statement. Parameters: $1 run, $2 program. */
const countsSql = `
  with told as (
    select t.kind from topic_event t join enrollment e on t.topic = 'inbox:' || e.person_id where e.program_id = $2
  ), mailed as (
    select kind from mail where to_address like '%@torture.test'
  ), pair as (
    select * from mentorship where program_id = $2
  )
  select (select count(*)::int from pairing_proposal where run_id = $1 and state = 'PUBLISHED') as published,
    (select count(*)::int from pair) as mentorships,
    (select count(distinct mentee_id)::int from pair) as mentees,
    (select count(distinct conversation_id)::int from pair) as conversations,
    (select count(*)::int from (
       select from pair group by mentor_id having count(*) > ${placesOfMentor}) as overfull) as "overfullMentors",
    (select count(*)::int from mailed where kind = 'paired-by-program') as "mailsToPaired",
    (select count(*)::int from told where kind = 'MentorshipStarted') as "eventsToPaired",
    (select count(*)::int from mailed where kind = 'not-paired-yet') as "mailsToUnpaired",
    (select count(*)::int from told where kind = 'NotPairedYet') as "eventsToUnpaired"`;

/** @param {string} url @param {string} runId @param {string} programId @param {number} pairs @param {Verdict} verdict */
async function judge(url, runId, programId, pairs, verdict) {
  const unpaired = Math.ceil(pairs * menteesOfPair) - pairs;
  const wanted = {
    ...{ published: pairs, mentorships: pairs, mentees: pairs, conversations: pairs, overfullMentors: 0 },
    ...{ mailsToPaired: 2 * pairs, eventsToPaired: 2 * pairs, mailsToUnpaired: unpaired, eventsToUnpaired: unpaired },
  };
  const { rows } = await inDatabase(url, client => client.query(countsSql, [runId, programId]));
  for (const [what, count] of Object.entries(wanted)) {
    if (rows[0][what] !== count) verdict.add(`wrong count of ${what}`, `${rows[0][what]} in place of ${count}`);
  }
}

/**
 * What comes true before long; a database that is away for a moment is asked again.
 * @template T @param {() => Promise<T | false>} come @returns {Promise<T>}
 */
async function until(come) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await come().catch(() => false);
    if (found) return /** @type {T} */ (found);
    if (Date.now() > deadline) throw new Error("What was waited for did not come.");
    await pause(50);
  }
}
