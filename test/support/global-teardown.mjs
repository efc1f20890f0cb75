import { shared } from "./shared.mjs";

/** Ends the databases of the run. */
export default async function globalTeardown() {
  await shared.host?.close();
}
