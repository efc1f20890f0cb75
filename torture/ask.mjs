/** A request that got no answer of the API: the server is gone, hangs, or is on its way out. */
export class NoAnswer extends Error {}

/**
 * One GraphQL request over HTTP.
 * @param {string} url @param {string | null} token @param {string} query @param {object} variables
 * @returns {Promise<{ data: any, code: string | null, message: string }>} `code` is the first error's
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
  /** @type {{ data?: unknown, errors?: { message: string, extensions?: { code?: string } }[] }} */
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    throw new NoAnswer(`${status} ${text.slice(0, 200)}`);
  }
  const error = said.errors?.[0];
  if (!error && !said.data) throw new NoAnswer(`${status} ${text.slice(0, 200)}`);
  return {
    data: said.data ?? null,
    code: error ? (error.extensions?.code ?? "NONE") : null,
    message: error?.message ?? "",
  };
}

/**
 * The same, again and again until it is answered, for what must succeed before or after the load.
 * @param {string[]} urls @param {string | null} token @param {string} query @param {object} variables
 */
export async function askSurely(urls, token, query, variables = {}) {
  const deadline = Date.now() + 60_000;
  for (let tries = 0; ; tries += 1) {
    const url = urls[tries % urls.length] ?? "";
    try {
      const { data, code, message } = await ask(url, token, query, variables);
      if (code === null) return data;
      if (code !== "UNAVAILABLE") throw new Error(`${code}: ${message}`);
    } catch (error) {
      if (!(error instanceof NoAnswer) || Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error("The servers are UNAVAILABLE for a minute.");
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
