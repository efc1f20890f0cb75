import { expect, test } from "@jest/globals";
import type { Fetch } from "../../client-sdk/src/core/environment.js";
import { createHttp } from "../../client-sdk/src/core/http.js";
import { createTokens, type TokenFunction } from "../../client-sdk/src/core/tokens.js";
import { TurnedEnvironment } from "./turned-environment.js";

type Answer = Awaited<ReturnType<Fetch>>;
type Asked = Parameters<Fetch>[1] & { readonly signal: AbortSignal };

const text = (status: number, body: string): Answer => ({ status, headers: new Headers(), text: async () => body });
const json = (body: object, status = 200) => text(status, JSON.stringify(body));
const fault = (code: string, status = 200) =>
  json({ errors: [{ message: "no", extensions: { code, requestId: "r7" } }] }, status);

/** HTTP whose answers a test gives: each one is for one attempt, in order; the last for all that follow. */
function answering(answers: readonly (Answer | "lost" | "hangs")[], token?: TokenFunction) {
  const environment = new TurnedEnvironment();
  const asked: Asked[] = [];
  environment.fetch = async (_, init) => {
    asked.push(init as Asked);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer === "hangs") return new Promise(() => {});
    if (!answer || answer === "lost") throw new TypeError("fetch failed");
    return answer;
  };
  const tokens = createTokens(environment, token);
  const http = createHttp({ environment, url: "https://api.test/graphql", tokens, timeoutMs: 30_000 });
  /** How it ends, with the clock turned as far as it takes. */
  const ending = async (mayRepeat: boolean) => {
    const sent = http.send("{ me { id } }", { a: 1 }, mayRepeat).then(
      data => ({ data }),
      ({ code, requestId }) => ({ code, requestId }),
    );
    await environment.turn(600_000);
    return sent;
  };
  return { asked, ending, environment, http };
}

test("an operation is posted as JSON with the token, and its data comes back", async () => {
  const { asked, ending, environment } = answering([json({ data: { me: 1 } })], () => "t1");
  expect(await ending(true)).toEqual({ data: { me: 1 } });
  expect(asked).toEqual([
    {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer t1" },
      body: '{"query":"{ me { id } }","variables":{"a":1}}',
      signal: expect.anything(),
    },
  ]);
  expect(environment.left.timers).toBe(0);
});

test("nobody sends no authorization", async () => {
  const { asked, ending } = answering([json({ data: {} })], () => null);
  await ending(true);
  expect(asked[0]?.headers).toEqual({ "content-type": "application/json" });
});

test("bad input says which of the variables it is about", async () => {
  const extensions = { code: "BAD_INPUT", requestId: "r1", field: "input.rules[3].until" };
  const { http } = answering([json({ errors: [{ message: "no", extensions }] }), fault("BAD_INPUT")]);
  await expect(http.send("{ me { id } }", {}, true)).rejects.toMatchObject(extensions);
  await expect(http.send("{ me { id } }", {}, true)).rejects.toMatchObject({ code: "BAD_INPUT", field: null });
});

test("a part of the data with errors fails with the first error's code and requestId", async () => {
  const errors = [{ message: "gone", extensions: { code: "NOT_FOUND", requestId: "r1" } }, { message: "other" }];
  const { ending } = answering([json({ data: { me: 1 }, errors })]);
  expect(await ending(true)).toEqual({ code: "NOT_FOUND", requestId: "r1" });
});

test("what may be done twice is tried three times more when the server is not reached or not available", async () => {
  const mended = answering(["lost", fault("UNAVAILABLE", 503), text(502, "<html>"), json({ data: { me: 1 } })]);
  expect(await mended.ending(true)).toEqual({ data: { me: 1 } });
  expect(mended.asked).toHaveLength(4);
  const lost = answering(["lost"]);
  expect(await lost.ending(true)).toEqual({ code: "NETWORK", requestId: null });
  expect(lost.asked).toHaveLength(4);
});

test("what may not be done twice is sent once", async () => {
  for (const answer of ["lost", fault("UNAVAILABLE"), "hangs"] as const) {
    const { asked, ending } = answering([answer]);
    expect(await ending(false)).not.toHaveProperty("data");
    expect(asked).toHaveLength(1);
  }
});

test("a fault that trying again cannot mend is told at once", async () => {
  for (const code of ["FORBIDDEN", "BAD_INPUT", "INTERNAL", "RATE_LIMITED", "A_NEWER_ONE"]) {
    const { asked, ending } = answering([fault(code)]);
    expect(await ending(true)).toEqual({ code, requestId: "r7" });
    expect(asked).toHaveLength(1);
  }
});

test("a refused token is replaced once; if its successor is refused too, that is UNAUTHENTICATED", async () => {
  const reasons: string[] = [];
  const token: TokenFunction = ({ reason }) => {
    reasons.push(reason);
    return `t${reasons.length}`;
  };
  const mended = answering([fault("UNAUTHENTICATED", 401), json({ data: { me: 1 } })], token);
  expect(await mended.ending(false)).toEqual({ data: { me: 1 } });
  expect(mended.asked.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  expect(reasons).toEqual(["first", "refused"]);
  const expired = answering([fault("UNAUTHENTICATED", 401)], () => "expired");
  expect(await expired.ending(true)).toMatchObject({ code: "UNAUTHENTICATED" });
  expect(expired.asked).toHaveLength(2);
});

test("nobody is told at once that somebody must sign in", async () => {
  const { asked, ending } = answering([fault("UNAUTHENTICATED")], () => null);
  expect(await ending(true)).toMatchObject({ code: "UNAUTHENTICATED" });
  expect(asked).toHaveLength(1);
});

test("an attempt without an answer is ended after its time", async () => {
  const { asked, environment, http } = answering(["hangs"]);
  const failed = expect(http.send("mutation", {}, false)).rejects.toMatchObject({ code: "NETWORK" });
  await environment.turn(29_999);
  expect(asked[0]?.signal.aborted).toBe(false);
  await environment.turn(1);
  await failed;
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(environment.left.timers).toBe(0);
});

test("while there is no token nothing has been sent, so anything is tried again", async () => {
  let throws = 2;
  const { asked, ending } = answering([json({ data: { me: 1 } })], () => {
    throws -= 1;
    if (throws >= 0) throw new Error("not yet");
    return "t";
  });
  expect(await ending(false)).toEqual({ data: { me: 1 } });
  expect(asked).toHaveLength(1);
});

test.each([
  [401, "UNAUTHENTICATED"],
  [413, "BAD_INPUT"],
  [429, "RATE_LIMITED"],
  [200, "NETWORK"],
  [502, "UNAVAILABLE"],
])("a page of status %i, which is not the server's, is %s", async (status, code) => {
  const { ending } = answering([text(status, "<html>")]);
  expect(await ending(false)).toEqual({ code, requestId: null });
});

test("closing fails what is on its way and what waits with CLOSED, and leaves no timer", async () => {
  for (const answer of ["hangs", "lost"] as const) {
    const { asked, environment, http } = answering([answer]);
    const failed = expect(http.send("{ me }", {}, true)).rejects.toMatchObject({ code: "CLOSED" });
    await environment.settle();
    http.close();
    await failed;
    expect(asked[0]?.signal.aborted).toBe(true);
    await expect(http.send("{ me }", {}, true)).rejects.toMatchObject({ code: "CLOSED" });
    expect(environment.left.timers).toBe(0);
  }
});
