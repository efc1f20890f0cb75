import { buildWhenStale, generator } from "../../scripts/build.mjs";
import { startDatabaseHost } from "./database-host.mjs";
import { shared } from "./shared.mjs";

/** Prepares what all workers share: a current dist, and whoever makes their databases. */
export default async function globalSetup() {
  buildWhenStale();
  buildWhenStale(generator);
  shared.host = await startDatabaseHost();
  process.env.TEST_DATABASE_HOST = shared.host.url;
}
