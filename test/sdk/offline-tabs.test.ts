import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeAll, beforeEach, expect } from "@jest/globals";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { until } from "../support/until.js";
import { createProfile, onChromium, startChromium } from "./chromium.js";
import type { PageDeeds } from "./offline-page.js";

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n);

/** Serves one page, and does each clientId once when it is let. */
function createSite(script: string) {
  const answers = new Map<string, { body: number }>();
  const waiting: (() => void)[] = [];
  const site = {
    done: [] as { to: string; body: number }[],
    requests: 0,
    /** How many more are answered. */
    left: 0,
    answer(count: number) {
      site.left += count;
      for (const go of waiting.splice(0)) go();
    },
    bodies: (to: string) => site.done.filter(one => one.to === to).map(({ body }) => body),
  };
  const server = createServer(async (request, response) => {
    if (request.url !== "/send") {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><title>Ithaca</title><script type="module">${script}</script>`);
      return;
    }
    const { clientId, to, body } = JSON.parse(await text(request));
    site.requests++;
    while (site.left <= 0) await new Promise<void>(resolve => waiting.push(resolve));
    site.left--;
    if (!answers.has(clientId)) site.done.push({ to, body });
    answers.set(clientId, answers.get(clientId) ?? { body });
    response.end(JSON.stringify(answers.get(clientId)));
  });
  return { site, server };
}

let script: string;
let made: ReturnType<typeof createSite>;
let profile: ReturnType<typeof createProfile>;
let browser: Awaited<ReturnType<typeof startChromium>>;
const isHere = Boolean(process.env.TEST_CHROMIUM);

beforeAll(async () => {
  if (!isHere) return;
  const entry = join(import.meta.dirname, "offline-page.ts");
  const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm", target: "es2022" });
  script = bundle.outputFiles[0]?.text ?? "";
});

beforeEach(async () => {
  if (!isHere) return;
  made = createSite(script);
  await new Promise<void>(resolve => made.server.listen(0, "127.0.0.1", resolve));
  profile = createProfile();
  browser = await startChromium(profile);
});

afterEach(async () => {
  if (!isHere) return;
  await browser.kill();
  made.server.closeAllConnections();
  made.server.close();
  profile.remove();
});

async function openTab() {
  const page = await browser.context.newPage();
  await page.goto(`http://127.0.0.1:${(made.server.address() as AddressInfo).port}/`);
  await page.waitForFunction("globalThis.deeds");
  return page;
}

function tell<Deed extends keyof PageDeeds>(page: Page, deed: Deed, ...args: Parameters<PageDeeds[Deed]>) {
  const act = `globalThis.deeds.${deed}(...${JSON.stringify(args)})`;
  return page.evaluate(act) as Promise<Awaited<ReturnType<PageDeeds[Deed]>>>;
}

onChromium("what two tabs of a browser send arrives once and in order, with one request each", async () => {
  const { site } = made;
  site.answer(1_000);
  const [one, other] = [await openTab(), await openTab()];
  await Promise.all([tell(one, "say", "c1", numbers(40)), tell(other, "say", "c2", numbers(40))]);
  expect(await Promise.all([tell(one, "ask", "c1", 40), tell(other, "ask", "c2", 40)])).toEqual([
    { body: 40 },
    { body: 40 },
  ]);
  expect([site.bodies("c1"), site.bodies("c2")]).toEqual([numbers(41), numbers(41)]);
  expect(site.requests).toBe(82);
});

onChromium("what a tab has kept when it crashes is sent by the other, once and in order", async () => {
  const { site } = made;
  const [crashing, other] = [await openTab(), await openTab()];
  await tell(crashing, "say", "c1", numbers(30));
  site.answer(10);
  await until(() => site.done.length === 10);
  await tell(other, "say", "c1", numbers(5, 30));
  const session = await browser.context.newCDPSession(crashing);
  const crashed = crashing.waitForEvent("crash");
  void session.send("Page.crash").catch(() => {});
  await crashed;
  site.answer(1_000);
  expect(await tell(other, "pending")).toBeGreaterThanOrEqual(24);
  await tell(other, "pass", 20_000);
  await until(async () => (await tell(other, "pending")) === 0);
  expect(site.bodies("c1")).toEqual(numbers(35));
});

onChromium("what a page has kept when it is loaded anew arrives once and in order", async () => {
  const { site } = made;
  const page = await openTab();
  await tell(page, "say", "c1", numbers(20));
  site.answer(5);
  await until(() => site.done.length === 5);
  await page.reload();
  await page.waitForFunction("globalThis.deeds");
  site.answer(1_000);
  await tell(page, "pass", 20_000);
  await until(async () => (await tell(page, "pending")) === 0);
  expect(site.bodies("c1")).toEqual(numbers(20));
});

onChromium("what is kept when the browser is killed arrives after its next start, once and in order", async () => {
  const { site } = made;
  await tell(await openTab(), "say", "c1", numbers(20));
  site.answer(5);
  await until(() => site.done.length === 5);
  await browser.kill();
  browser = await startChromium(profile);
  site.answer(1_000);
  const page = await openTab();
  await tell(page, "pass", 20_000);
  await until(async () => (await tell(page, "pending")) === 0);
  expect(site.bodies("c1")).toEqual(numbers(20));
});

onChromium("a tab neither holds up who deletes the database nor fails afterwards", async () => {
  const { site } = made;
  site.answer(1_000);
  const [one, other] = [await openTab(), await openTab()];
  expect(await tell(one, "ask", "c1", 0)).toEqual({ body: 0 });
  await tell(other, "deleteDatabase");
  expect(await tell(one, "ask", "c1", 1)).toEqual({ body: 1 });
});
