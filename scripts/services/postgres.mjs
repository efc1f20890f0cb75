import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPostgresFolder, freePort, unprivilegedUser } from "./find.mjs";
import { startService } from "./process.mjs";

const run = promisify(execFile);

/** Nothing here outlives the run, so nothing is worth waiting for the disk. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Makes and starts a PostgreSQL of this run's own, on a random port of the loopback address.
 * @param {string} folder an existing folder that the server may fill
 * @returns {Promise<import("./process.mjs").Service>} its url names the superuser and the database `postgres`
 */
export async function startPostgres(folder) {
  return (await makePostgres(folder)).start();
}

/**
 * Makes a PostgreSQL that can be started again on its port after it was killed.
 * @param {string} folder an existing folder that the server may fill
 * @param {Record<string, string>} own settings that differ from the usual
 * @returns {Promise<{ start: () => Promise<import("./process.mjs").Service> }>}
 */
export async function makePostgres(folder, own = {}) {
  const programs = findPostgresFolder();
  if (programs === null) throw new Error("PostgreSQL is not installed.");
  const user = unprivilegedUser();
  const home = join(folder, "postgres");
  const passwordFile = join(home, "password");
  const password = randomBytes(18).toString("base64url");
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [home, passwordFile]) chownSync(path, user.uid, user.gid);

  const data = join(home, "data");
  const locale = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  await run(
    join(programs, "initdb"),
    ["-D", data, "-U", "postgres", "-E", "UTF8", `--locale=${locale}`, "-A", "scram-sha-256", "--no-sync"].concat([
      `--pwfile=${passwordFile}`,
    ]),
    { cwd: home, ...(user ?? {}) },
  );
  const port = await freePort();
  const given = Object.entries({ ...settings, ...own, port: String(port) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const start = () =>
    startService({
      program: join(programs, "postgres"),
      args: ["-D", data, ...given],
      ready: /ready to accept connections/,
      stopSignal: "SIGQUIT", // at once and without a checkpoint: the folder is removed next
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      user,
      cwd: home,
    });
  return { start };
}
