import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { ConfigError, type Environment, readConfig, settings } from "../../server/config.js";

const faultsOf = (env: Environment): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};
const inProduction = { NODE_ENV: "production", PUBLIC_URL: "https://ithaca.example.org" };

test("nothing set is a server for this machine alone, with a demo and nothing else running", () => {
  expect(readConfig({})).toMatchObject({
    mode: "development",
    host: "127.0.0.1",
    port: 4_000,
    publicUrl: "http://localhost:4000",
    portalUrl: "http://localhost:4000",
    allowedOrigins: [],
    trustProxy: 0,
    databaseUrl: null,
    redisUrl: null,
    smtpUrl: null,
    demo: true,
  });
});

test("an empty or blank variable is one that is not set", () => {
  const blank = Object.fromEntries(Object.values(settings).map(({ variable }) => [variable, "  "]));
  expect(readConfig(blank)).toEqual(readConfig({}));
});

test.each([
  [{ NODE_ENV: "development" }, true],
  [{ NODE_ENV: "development", DEMO: "0" }, false],
  [{ ...inProduction }, false],
  [{ ...inProduction, NODE_ENV: " production " }, false],
  [{ ...inProduction, DEMO: "1" }, true],
  [{ NODE_ENV: "test" }, false],
  [{ NODE_ENV: "test", DEMO: "true" }, true],
])("with %j the demo is wanted: %j", (env, demo) => {
  expect(readConfig(env).demo).toBe(demo);
});

test("production listens to the network, unless told otherwise", () => {
  expect(readConfig(inProduction).host).toBe("0.0.0.0");
  expect(readConfig({ ...inProduction, HOST: "10.0.0.7" }).host).toBe("10.0.0.7");
});

test("addresses for links have no slash at the end, and the portal's is the server's unless set", () => {
  expect(readConfig({ ...inProduction, PUBLIC_URL: "https://a.example/" })).toMatchObject({
    publicUrl: "https://a.example",
    portalUrl: "https://a.example",
  });
  expect(readConfig({ PORT: "5000", PORTAL_URL: "https://b.example/app/" })).toMatchObject({
    publicUrl: "http://localhost:5000",
    portalUrl: "https://b.example/app",
  });
});

test("several origins are separated by commas", () => {
  const { allowedOrigins } = readConfig({ ALLOWED_ORIGINS: "https://a.example, http://localhost:5173 ," });
  expect(allowedOrigins).toEqual(["https://a.example", "http://localhost:5173"]);
});

test("several nodes of a Redis Cluster are separated by commas", () => {
  const redisUrl = "redis://a.example:6379, rediss://b.example:6380";
  expect(readConfig({ REDIS_URL: redisUrl }).redisUrl).toBe(redisUrl);
});

describe("a setting that cannot be used is named", () => {
  test.each<[string, string]>([
    ["NODE_ENV", "staging"],
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "4000.5"],
    ["PORT", "0x10"],
    ["PUBLIC_URL", "ithaca.example.org"],
    ["PUBLIC_URL", "ftp://ithaca.example.org"],
    ["PUBLIC_URL", "http:ithaca"],
    ["PORTAL_URL", "javascript:alert(1)"],
    ["ALLOWED_ORIGINS", "*"],
    ["ALLOWED_ORIGINS", "null"],
    ["ALLOWED_ORIGINS", "https://a.example/"],
    ["ALLOWED_ORIGINS", "https://a.example,b.example"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "11"],
    ["DATABASE_URL", "mysql://host/name"],
    ["DATABASE_POOL", "1"],
    ["DATABASE_ACQUIRE_TIMEOUT_MS", "10s"],
    ["EMBEDDED_WATCHDOG_MS", "1"],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "redis://a:6379,b:6379"],
    ["REDIS_URL", "redis://a:6379,"],
    ["SMTP_URL", "http://mail.example"],
    ["DEMO", "yes"],
    ["LOG_LEVEL", "verbose"],
    ["METRICS_TOKEN", "short"],
    ["METRICS_TOKEN", "with a blank in the middle"],
    ["DRAIN_MS", "forever"],
  ])("%s=%s", (variable, value) => {
    const faults = faultsOf({ [variable]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${variable} must be `));
  });
});

test("production without a public address is a fault", () => {
  expect(faultsOf({ NODE_ENV: "production" })).toEqual([expect.stringMatching(/^PUBLIC_URL must be set/)]);
});

test("all faults are named at once", () => {
  const faults = faultsOf({ NODE_ENV: "production", PORT: "x", DEMO: "x", REDIS_URL: "x", TRUST_PROXY: "x" });
  expect(faults.map(fault => fault.split(" ")[0])).toEqual(["PORT", "TRUST_PROXY", "REDIS_URL", "DEMO", "PUBLIC_URL"]);
});

test("a fault never repeats what may hold a password", () => {
  for (const variable of ["DATABASE_URL", "REDIS_URL", "SMTP_URL", "METRICS_TOKEN"]) {
    const faults = faultsOf({ [variable]: "https://user:canary@host" });
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toContain("canary");
  }
});

test(".env.example lists every setting as it is when nothing is set", () => {
  const example = readFileSync(fileURLToPath(new URL("../../.env.example", import.meta.url)), "utf8");
  const lines = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, variable, usual]) => [variable, usual]);
  expect(lines).toEqual(Object.values(settings).map(({ variable, usual }) => [variable, usual]));
  expect(readConfig(Object.fromEntries(lines))).toEqual(readConfig({}));
});
