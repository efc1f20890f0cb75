import type { Environment } from "./environment.js";

const longestMs = 30_000;

/**
 * How long to wait after so many failures in a row, in milliseconds: any time below a bound that doubles, so that clients
 * that were cut off together do not come back together.
 */
export const backoffMs = (environment: Environment, failures: number) =>
  environment.random() * Math.min(longestMs, 250 * 2 ** failures);
