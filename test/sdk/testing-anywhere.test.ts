import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { build } from "esbuild";

const source = (path: string) => fileURLToPath(new URL(`../../client-sdk/src/${path}`, import.meta.url));

/** A portal's test in a place that has nothing but the language, and an AbortController as every platform has. */
const program = `
  import { createIthaca } from ${JSON.stringify(source("index.ts"))};
  import { chat } from ${JSON.stringify(source("generated/chat.ts"))};
  import { createTestServer } from ${JSON.stringify(source("testing/index.ts"))};

  globalThis.run = async () => {
    const server = createTestServer();
    server.stream("ChatFollow", () => "c1");
    server.answer("ChatSend", ({ input }) => {
      const message = { ...input, id: "m1" };
      server.publish("c1", { type: "MessagePosted", message });
      return { message };
    });
    const ithaca = createIthaca({ url: "https://test/graphql", environment: server.environment }, { chat });
    const feed = ithaca.chat.follow("c1");
    const next = feed.next();
    await server.clock.settle();
    await ithaca.chat.send("c1", { body: "hello" });
    const { value } = await next;
    ithaca.close();
    return value.message.body;
  };
`;

test("the test server and the client run where there is nothing but the language", async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: source(".") },
    bundle: true,
    write: false,
    platform: "neutral",
    format: "iife",
  });
  class AbortController {
    readonly signal = { aborted: false, addEventListener() {} };
    abort() {}
  }
  const place = createContext({ AbortController });
  runInContext(outputFiles[0]?.text ?? "", place);
  expect(await runInContext("run()", place)).toBe("hello");
});
