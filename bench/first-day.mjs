import { randomUUID } from "node:crypto";
import { median } from "./figures.mjs";
import { cpuMicros, rssMiB, startServer } from "./server.mjs";

const rounds = 5;
const perRound = 60;

/**
 * What the steps of a mentee's first day cost a server on the embedded database, which works in a thread of the same
 * process: CPU per request with everything in it, the probe's beside it. Medians of interleaved rounds.
 */
export async function firstDay() {
  const server = await startServer();
  try {
    const mentee = await signIn(server.url, "mentee@demo.test");
    const mentor = await signIn(server.url, "mentor@demo.test");
    const { myEnrollments } = await ask(server.url, mentee, "{ myEnrollments { nodes { program { id } } } }");
    const programId = myEnrollments.nodes[0].program.id;
    const { me } = await ask(server.url, mentor, "{ me { id } }");
    const { openConversation } = await ask(server.url, mentee, operations.open, {
      input: { clientId: randomUUID(), programId, personId: me.id },
    });
    const conversationId = openConversation.conversation.id;
    const search = { programId, interests: ["critical-care"], distance: { institution: "REQUIRE_DIFFERENT" } };
    const send = () => ({ input: { conversationId, clientId: randomUUID(), body: "Thursday at four?" } });

    /** @type {[string, () => Promise<unknown>][]} */
    const steps = [
      ["probe: GET /health/live", () => fetch(`${server.url}/health/live`).then(answer => answer.text())],
      ["probe: { __typename }", () => ask(server.url, null, "{ __typename }")],
      ["who am I", () => ask(server.url, mentee, "{ me { id displayName } }")],
      ["mentor search, 400 mentors, page of 20", () => ask(server.url, mentee, operations.search, { input: search })],
      ["send a message", () => ask(server.url, mentee, operations.send, send())],
      ["50 messages with authors", () => ask(server.url, mentee, operations.read, { id: conversationId })],
    ];
    const costs = new Map(steps.map(([name]) => [name, /** @type {{ cpu: number, ms: number }[]} */ ([])]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, step] of steps) {
        const [cpu, at] = [cpuMicros(server.pid), performance.now()];
        for (let n = 0; n < perRound; n += 1) await step();
        const spent = { cpu: (cpuMicros(server.pid) - cpu) / perRound, ms: (performance.now() - at) / perRound };
        costs.get(name)?.push(spent);
      }
    }
    const probe = median(costs.get("probe: { __typename }")?.map(cost => cost.cpu) ?? []);
    const rows = [...costs].map(([step, all]) => {
      const cpu = median(all.map(cost => cost.cpu));
      return {
        step,
        "CPU µs": Math.round(cpu),
        "× { __typename }": (cpu / probe).toFixed(1),
        "ms, one at a time": median(all.map(cost => cost.ms)).toFixed(2),
      };
    });
    return { [`A mentee's first day; RSS at the end: ${Math.round(rssMiB(server.pid))} MiB`]: rows };
  } finally {
    await server.stop();
  }
}

const operations = {
  signIn: "mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { accessToken } } }",
  open: `mutation ($input: OpenConversationInput!) {
    openConversation(input: $input) { ... on OpenConversationSuccess { conversation { id } } }
  }`,
  search: `query ($input: MentorSearchInput!) {
    mentorSearch(input: $input, first: 20) { nodes { score mentor { id displayName } reasons { code kind points text } } }
  }`,
  send: `mutation ($input: SendMessageInput!) {
    sendMessage(input: $input) { ... on SendMessageSuccess { message { id seq } } }
  }`,
  read: `query ($id: ID!) {
    conversation(id: $id) { messages(last: 50) { nodes { id seq body createdAt author { id displayName } } } }
  }`,
};

/** @param {string} url @param {string} email @returns {Promise<string>} */
async function signIn(url, email) {
  return (await ask(url, null, operations.signIn, { input: { email, password: "ithaca-demo" } })).signIn.accessToken;
}

/**
 * What the operations above give, each its own part of it.
 * @typedef {object} Answer
 * @property {{ accessToken: string }} signIn
 * @property {{ nodes: [{ program: { id: string } }] }} myEnrollments
 * @property {{ id: string }} me
 * @property {{ conversation: { id: string } }} openConversation
 */

/**
 * @param {string} url @param {string | null} token @param {string} query @param {object} variables
 * @returns {Promise<Answer>}
 */
async function ask(url, token, query, variables = {}) {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  /** @type {{ data: Answer, errors?: [{ message: string }] }} */
  const { data, errors } = JSON.parse(await answer.text());
  if (errors) throw new Error(errors[0].message);
  return data;
}
