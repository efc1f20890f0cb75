import { createHash } from "node:crypto";
import { closeSync, constants, openSync, readFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { join } from "node:path";

/** Where a proof-of-life socket is listened on or asked; call `close` when done with the path. */
export interface Proof {
  name: string;
  path: string;
  close: () => void;
}

// sun_path holds 108 bytes on Linux and 104 on macOS, the closing NUL included.
const longestSocketPath = 103;

/** Gives a path to the socket that the system accepts, however deep the folder lies. */
export function proofIn(home: string, name: string): Proof {
  const plain = join(home, name);
  if (process.platform === "win32") {
    const key = createHash("sha256").update(plain).digest("hex").slice(0, 32);
    return { name, path: `\\\\.\\pipe\\ithaca-${key}`, close: () => {} };
  }
  if (Buffer.byteLength(plain) <= longestSocketPath) return { name, path: plain, close: () => {} };
  if (process.platform !== "linux") {
    throw new Error(`The path of the data folder is too long for a socket in it: ${home}. Choose a shorter one.`);
  }
  const folder = openSync(home, constants.O_RDONLY | constants.O_DIRECTORY);
  return { name, path: `/proc/self/fd/${folder}/${name}`, close: () => closeSync(folder) };
}

/** Differs after each start of the machine, so that a process number written before it means nothing. */
export function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    // To the minute: what uptime and clock say drifts by less between two readings of one boot.
    return `${hostname()}-${Math.round((Date.now() / 1000 - uptime()) / 60)}`;
  }
}
