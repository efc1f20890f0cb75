/** A request that got no answer of the API: the server is gone, hangs, or is on its way out. */
export class NoAnswer extends Error {}

/**
 * A GraphQL document that is answered with such data.
 * @template Data @typedef {string & { readonly answeredWith?: Data }} Document
 */

/**
 * One GraphQL request over HTTP; `code` is the first error's.
 * @template Data
 * @param {string} url @param {string | null} token @param {Document<Data>} query @param {object} variables
 * @returns {Promise<{ data: Data, code: null } | { data: Data | null, code: string, message: string }>}
 */
export async function ask(url, token, query, variables = {}, patienceMs = 15_000) {
  let status = 0;
  let text = "";
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(patienceMs),
    });
    status = answer.status;
    text = await answer.text();
  } catch (error) {
    throw new NoAnswer(String(error));
  }
  /** @type {{ data?: Data | null, errors?: { message: string, extensions?: { code?: string } }[] }} */
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    throw new NoAnswer(`${status} ${text.slice(0, 200)}`);
  }
  const { data = null, errors } = said;
  const error = errors?.[0];
  if (error) return { data, code: error.extensions?.code ?? "NONE", message: error.message };
  if (data === null) throw new NoAnswer(`${status} ${text.slice(0, 200)}`);
  return { data, code: null };
}

/**
 * The same, again and again until it is answered, for what must succeed before or after the load.
 * @template Data
 * @param {string[]} urls @param {string | null} token @param {Document<Data>} query @param {object} variables
 */
export async function askSurely(urls, token, query, variables = {}) {
  const deadline = Date.now() + 60_000;
  for (let tries = 0; ; tries += 1) {
    const url = urls[tries % urls.length] ?? "";
    try {
      const answer = await ask(url, token, query, variables);
      if (answer.code === null) return answer.data;
      if (answer.code !== "UNAVAILABLE") throw new Error(`${answer.code}: ${answer.message}`);
    } catch (error) {
      if (!(error instanceof NoAnswer) || Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error("The servers are UNAVAILABLE for a minute.");
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
