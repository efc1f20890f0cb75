import { readFileSync, unwatchFile, watchFile } from "node:fs";
import type { Log } from "../log.js";
import type { Zones } from "./zones.js";

/**
 * Takes the zone data of a file now, and again whenever the file is another, until the function it gives is called. A
 * file that cannot be used throws at first; later it is said in the log, and the zones stay as they are.
 */
export function followZoneFile(zones: Zones, path: string, log: Log, everyMs: number): () => void {
  const take = () => zones.take(JSON.parse(readFileSync(path, "utf8")));
  take();
  const looked = () => {
    try {
      take();
      log.info({ zoneData: zones.version }, "the zone data was read again");
    } catch (error) {
      log.error({ err: error }, "the zone data cannot be used; it stays as it was");
    }
  };
  watchFile(path, { interval: everyMs, persistent: false }, looked);
  return () => unwatchFile(path, looked);
}
