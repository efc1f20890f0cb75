import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "@jest/globals";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { CuttableProxy } from "../support/cuttable-proxy.js";
import { onChromium } from "../support/databases.js";
import { type ServerProcess, startServer } from "../support/server-process.js";
import { demoPeople } from "./demo-people.js";
import { type Project, projectWithSdk, root } from "./tarball.js";

/** Where the screenshots go: an ignored folder, for people to look at. */
const shots = join(root, "coverage/sdk-page");

let folder: string;
let project: Project;
let server: ServerProcess;
let proxy: CuttableProxy;
let pages: Server;
let browser: Browser;

/** The example's page, built by a bundler from the packed SDK and React, and served as files. */
async function servePage(): Promise<{ readonly server: Server; readonly origin: string }> {
  project = await projectWithSdk(["react", "react-dom", "scheduler"]);
  const { outputFiles } = await build({
    entryPoints: [
      await project.write("page.tsx", await readFile(join(root, "client-sdk/examples/react-page/page.tsx"), "utf8")),
    ],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: [join(project.folder, "node_modules")],
    logLevel: "error",
  });
  const files = new Map([
    ["/", { type: "text/html", content: await readFile(join(root, "client-sdk/examples/react-page/index.html")) }],
    ["/page.js", { type: "text/javascript", content: Buffer.from(outputFiles[0]?.contents ?? "") }],
  ]);
  const server = createServer(({ url = "/" }, response) => {
    const file = files.get(new URL(url, "http://localhost").pathname);
    response.writeHead(file ? 200 : 404, { "content-type": file?.type ?? "text/plain" }).end(file?.content);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

let origin: string;
beforeAll(async () => {
  if (!process.env.TEST_CHROMIUM) return;
  folder = await mkdtemp(join(tmpdir(), "ithaca-page-"));
  ({ server: pages, origin } = await servePage());
  server = await startServer({ DATA_DIR: join(folder, "data"), ALLOWED_ORIGINS: origin });
  proxy = new CuttableProxy(Number(new URL(server.url).port));
  browser = await chromium.launch({
    executablePath: process.env.TEST_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  pages?.close();
  await proxy?.close();
  await server?.stop();
  await project?.remove();
  if (folder) await rm(folder, { recursive: true, force: true });
}, 300_000);

/** A tab of a person of the demo program. */
async function openTab(person: string, conversationId: string, at: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 640, height: 720 } })).newPage();
  await page.goto(`${origin}/?person=${person}&conversation=${conversationId}&server=${at}`);
  return page;
}

async function say(page: Page, words: string) {
  await page.getByLabel("Message").fill(words);
  await page.getByRole("button", { name: "Send" }).click();
}

/** What stands in the conversation, without what is still on its way. */
const heard = (page: Page) => page.locator("li:not(.pending) span").allTextContents();
const pending = (page: Page) => page.locator("li.pending span").allTextContents();
const is = (page: Page, status: string) => page.locator("#status", { hasText: status }).waitFor();

onChromium("two tabs talk live; one is cut off, sends, is loaded anew, comes back: nothing is lost", async () => {
  const cuttable = `http://127.0.0.1:${await proxy.open()}`;
  const { conversationId } = await demoPeople(server.url);
  const mentor = await openTab("mentor", conversationId, server.url);
  const mentee = await openTab("mentee", conversationId, cuttable);
  await is(mentor, "live");
  await is(mentee, "live");

  await say(mentor, "Are you there?");
  await mentee.getByText("Are you there?").waitFor();
  await say(mentee, "I am.");
  await mentor.getByText("I am.").waitFor();

  proxy.part();
  await is(mentee, "offline");
  for (const words of ["One.", "Two.", "Three."]) await say(mentee, words);
  await mentee.getByText("Three.").waitFor();
  expect(await pending(mentee)).toEqual(["One.", "Two.", "Three."]);
  await say(mentor, "Can you hear me?");
  // Their own words stand there before they have arrived.
  await mentor.locator("li:not(.pending)", { hasText: "Can you hear me?" }).waitFor();
  await mentee.screenshot({ path: join(shots, "cut-off.png") });
  expect(await heard(mentor)).toEqual(["Are you there?", "I am.", "Can you hear me?"]);

  // What was sent is kept over the end of the page.
  await mentee.reload();
  proxy.mend();
  const all = ["Are you there?", "I am.", "Can you hear me?", "One.", "Two.", "Three."];
  for (const page of [mentor, mentee]) {
    await page
      .locator("li:not(.pending)")
      .nth(all.length - 1)
      .waitFor();
    await is(page, "live");
    expect(await heard(page)).toEqual(all);
    expect(await pending(page)).toEqual([]);
  }
  await mentee.screenshot({ path: join(shots, "back.png") });
});
