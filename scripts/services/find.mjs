import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";

/**
 * @param {string} name of a program
 * @param {string[]} [folders] looked into after PATH
 * @returns {string | null} its full path, or null when it is not installed
 */
export function findProgram(name, folders = []) {
  for (const folder of [...(process.env.PATH ?? "").split(delimiter), ...folders]) {
    if (folder === "") continue;
    const file = join(folder, process.platform === "win32" ? `${name}.exe` : name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {}
  }
  return null;
}

/** @returns {string | null} the folder that holds both initdb and postgres, or null when PostgreSQL is not installed */
export function findPostgresFolder() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map(version => join(debian, version, "bin")),
    "/opt/homebrew/opt/postgresql/bin",
    "/usr/local/opt/postgresql/bin",
  ];
  // Debian and others put only some programs on the PATH, as links into the folder that has them all.
  for (const program of ["postgres", "pg_ctl"]) {
    const found = findProgram(program, folders);
    if (found === null) continue;
    const folder = dirname(realpathSync(found));
    if (existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"))) return folder;
  }
  return null;
}

/** @returns {string | null} the full path of a Chromium or Chrome, or null when none is installed */
export function findChromium() {
  const folders = ["/Applications/Chromium.app/Contents/MacOS", "/Applications/Google Chrome.app/Contents/MacOS"];
  for (const name of ["chromium", "chromium-browser", "google-chrome", "Chromium", "Google Chrome"]) {
    const found = findProgram(name, folders);
    if (found !== null) return found;
  }
  return null;
}

/** @returns {boolean} whether packages can be installed here without asking anybody */
export function canInstallPackages() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && findProgram("apt-get") !== null;
}

/**
 * @param {string[]} packages
 * @returns {boolean} whether they were installed
 */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { stdio: /** @type {["ignore", 2, 2]} */ (["ignore", 2, 2]), env };
  spawnSync("apt-get", ["update", "-q"], options);
  return spawnSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], options).status === 0;
}

/**
 * Who a server runs as that refuses to be root.
 * @returns {{ uid: number, gid: number } | null} null when this process is not root
 */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = users.find(line => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error("PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody.");
}

/** @returns {Promise<number>} a port of the loopback address that nobody listens on */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
