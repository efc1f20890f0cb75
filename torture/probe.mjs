import { ask } from "./ask.mjs";
import { pause } from "./random.mjs";

/**
 * Sends an empty request every 200 ms to a server that is up, so that the run's times stand beside what the machine
 * gave anybody.
 * @param {() => string[]} urls
 */
export function startProbe(urls) {
  /** @type {{ at: number, ms: number }[]} */
  const probes = [];
  let running = true;
  const run = async () => {
    while (running) {
      const up = urls();
      const url = up[Math.floor(Math.random() * up.length)];
      const at = Date.now();
      // Who is killed while it is asked has nothing to say about the machine.
      if (
        url &&
        (await ask(url, null, "{ __typename }").then(
          () => true,
          () => false,
        ))
      )
        probes.push({ at, ms: Date.now() - at });
      await pause(200);
    }
  };
  const ended = run();
  return {
    async stop() {
      running = false;
      await ended;
      return probes;
    },
  };
}

/** @typedef {{ at: number, ms: number }} Probe */
