import { rssMiB } from "../bench/server.mjs";

/** What a server says of itself at /metrics, by name and labels. @param {string} url @returns {Promise<Map<string, number>>} */
export async function readMetrics(url) {
  const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(15_000) });
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`);
  const lines = (await answer.text()).split("\n").filter(line => line !== "" && !line.startsWith("#"));
  return new Map(lines.map(line => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

/** Reads the memory that a process holds, again and again. @param {number} pid */
export function watchMemory(pid) {
  /** @type {{ at: number, mib: number }[]} */
  const samples = [];
  const look = () => samples.push({ at: Date.now(), mib: rssMiB(pid) });
  look();
  const timer = setInterval(look, 100);
  return {
    /** The most it held in a span of time, in MiB. @param {number} from @param {number} to */
    most: (from, to) => Math.max(...samples.filter(({ at }) => at >= from && at <= to).map(({ mib }) => mib)),
    stop: () => clearInterval(timer),
  };
}
