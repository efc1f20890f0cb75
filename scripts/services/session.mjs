import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canInstallPackages, installPackages } from "./find.mjs";
import { needs } from "./needs.mjs";

const prefix = "ithaca-test-";

/**
 * Starts what the tests need and the machine has. What is missing is installed where that takes no question, and is
 * otherwise named, with the command that installs it.
 * @returns {Promise<{ env: Record<string, string>, missing: string[], folder: string, stop: () => Promise<void>, kill: () => void }>}
 */
export async function startServices() {
  removeAbandoned();
  const wanted = needs.filter(need => !process.env[need.env]);
  install(wanted.filter(need => !need.isInstalled()));
  const present = wanted.filter(need => need.isInstalled());
  const missing = wanted.filter(need => !present.includes(need));

  const folder = mkdtempSync(join(tmpdir(), prefix));
  /** @type {import("./process.mjs").Service[]} */
  const services = [];
  const kill = () => {
    for (const service of services) service.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const noteOwners = () =>
    writeFileSync(join(folder, "owner"), [process.pid, ...services.map(service => service.pid)].join("\n"));
  noteOwners();
  // A server that runs as another user must be able to reach its own folder inside this one.
  chmodSync(folder, 0o711);
  /** @type {Record<string, string>} */
  const env = {};
  const starts = present.map(async need => {
    const service = await need.start(folder);
    services.push(service);
    noteOwners();
    env[need.env] = service.url;
  });
  const failed = (await Promise.allSettled(starts)).find(start => start.status === "rejected");
  if (failed) {
    kill();
    throw failed.reason;
  }
  const stop = async () => {
    await Promise.all(services.map(service => service.stop()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { env, missing: missing.map(need => need.name), folder, stop, kill };
}

/** @param {import("./needs.mjs").Need[]} absent */
function install(absent) {
  if (absent.length === 0) return;
  const packages = absent.flatMap(need => need.packages);
  const names = absent.map(need => need.name).join(" and ");
  if (canInstallPackages()) {
    console.error(`The tests need ${names}: installing ${packages.join(" and ")} with apt-get.`);
    if (!installPackages(packages)) console.error("apt-get could not install them.");
    return;
  }
  const command =
    process.platform === "darwin"
      ? `brew install ${absent.map(need => need.brew).join(" ")}`
      : `sudo apt-get install --no-install-recommends ${packages.join(" ")}`;
  console.error(`${names} not found, so the tests that need it are left out. To run them: ${command}`);
}

/** A run ended with SIGKILL could not clean up; the next run does it. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    try {
      const [owner = 0, ...servers] = readFileSync(join(folder, "owner"), "utf8").split("\n").map(Number);
      if (isRunning(owner)) continue;
      for (const pid of servers.filter(isOurs)) process.kill(pid, "SIGQUIT");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Another user's folder, or one that another run is removing at this moment.
    }
  }
}

/**
 * A pid may have been given to another program since; only a server that still bears its name is ended.
 * @param {number} pid
 */
function isOurs(pid) {
  if (!isRunning(pid)) return false;
  try {
    return /^(postgres|redis-server)\s*$/.test(readFileSync(`/proc/${pid}/comm`, "utf8"));
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
