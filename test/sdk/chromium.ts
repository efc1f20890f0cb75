import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@jest/globals";
import { type BrowserContext, chromium } from "playwright-core";

/** `test` where this run has a Chromium, `test.skip` (counted as skipped) where it has none. */
export const onChromium = process.env.TEST_CHROMIUM ? test : test.skip;

const args = [
  "--headless=new",
  "--no-sandbox", // it refuses to run as root otherwise, and loads nothing but our own pages
  "--no-first-run",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--remote-debugging-port=0",
];

/** A folder for what a browser remembers, which outlives the browser. */
export function createProfile() {
  const folder = mkdtempSync(join(tmpdir(), "ithaca-chromium-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) };
}

/** Starts a browser of the test's own over a profile. */
export async function startChromium(profile: { readonly folder: string }) {
  const child = spawn(process.env.TEST_CHROMIUM ?? "", [...args, `--user-data-dir=${profile.folder}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const context = browser.contexts()[0] as BrowserContext;
  return {
    context,
    /** As when the machine goes out: nothing is written any more, nobody says goodbye. */
    async kill() {
      // Its own children end when they miss it, and let go of its output then; only after that is the profile at rest.
      const ended = once(child, "close");
      child.kill("SIGKILL");
      await ended;
      await browser.close().catch(() => {});
    },
  };
}

/** What it says when it is ready: the address by which it is steered. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", chunk => {
      said += chunk;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Chromium ended before it was ready:\n${said}`)));
  });
}
