import { existsSync, readdirSync, readFileSync } from "node:fs";

/**
 * The pids of a process's children; on a system without /proc none, and the children then end by themselves.
 * @param {number} pid @returns {number[]}
 */
export function childrenOf(pid) {
  if (!existsSync("/proc/self/stat")) return [];
  return readdirSync("/proc")
    .filter(name => /^\d+$/.test(name))
    .filter(name => parentOf(name) === pid)
    .map(Number);
}

/** @param {string} pid */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function signal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
