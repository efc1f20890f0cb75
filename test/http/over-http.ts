/** What came back over HTTP; `json` is null for a page or an empty body. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: { data?: Record<string, never>; errors?: ReplyError[] } | null;
}

export interface ReplyError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId: string };
}

/** Asks for exactly what is told and reads the answer, whatever it is. */
export async function talk(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

/** One operation as any client sends it. */
export const post = (
  url: string,
  query: string,
  more: { readonly variables?: object; readonly headers?: Record<string, string> } = {},
): Promise<Reply> =>
  talk(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...more.headers },
    body: JSON.stringify({ query, variables: more.variables }),
  });

export const get = (url: string, parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  talk(`${url}/graphql?${new URLSearchParams(parameters)}`, { headers });

/** The codes of an answer's errors. */
export const codesOf = ({ json }: Reply): string[] => json?.errors?.map(error => error.extensions.code) ?? [];

/** The status and the codes: what a client decides by. */
export const verdictOf = (reply: Reply) => ({ status: reply.status, codes: codesOf(reply) });
