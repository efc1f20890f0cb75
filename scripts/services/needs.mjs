import { findChromium, findPostgresFolder, findProgram } from "./find.mjs";
import { startPostgres } from "./postgres.mjs";
import { startRedis } from "./redis.mjs";

/**
 * @typedef {object} Need
 * @property {string} name as people call it
 * @property {string} env the variable through which tests learn its URL; already set, nothing is started
 * @property {string[]} packages what Debian calls it
 * @property {string} brew what Homebrew calls it
 * @property {() => boolean} isInstalled
 * @property {(folder: string) => Promise<import("./process.mjs").Service>} start
 */

/**
 * What tests use that npm does not install. A new row is all that a new need takes.
 * @type {Need[]}
 */
export const needs = [
  {
    name: "PostgreSQL",
    env: "TEST_POSTGRES_URL",
    packages: ["postgresql"],
    brew: "postgresql",
    isInstalled: () => findPostgresFolder() !== null,
    start: startPostgres,
  },
  {
    name: "Redis",
    env: "TEST_REDIS_URL",
    packages: ["redis-server"],
    brew: "redis",
    isInstalled: () => findProgram("redis-server") !== null,
    start: startRedis,
  },
  {
    // The README's samples are run as they stand there; nothing is started for them.
    name: "curl and jq",
    env: "TEST_CURL",
    packages: ["curl", "jq"],
    brew: "curl jq",
    isInstalled: () => findProgram("curl") !== null && findProgram("jq") !== null,
    start: async () => ({ url: "curl", pid: process.pid, stop: async () => {}, kill: () => {} }),
  },
  {
    // The tests start and kill browsers of their own; what they learn here is where the program is.
    name: "Chromium",
    env: "TEST_CHROMIUM",
    packages: ["chromium"],
    brew: "chromium",
    isInstalled: () => findChromium() !== null,
    start: async () => ({ url: findChromium() ?? "", pid: process.pid, stop: async () => {}, kill: () => {} }),
  },
];
