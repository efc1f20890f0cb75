import type { Log } from "../kernel/log.js";
import type { Bus } from "./bus.js";
import { ClusterBus } from "./cluster-bus.js";
import { RedisBus } from "./redis-bus.js";

/** The bus on one Redis, or on a cluster: several nodes separated by commas, or one with `?cluster=1`. */
export function connectBus(redisUrl: string, log: Log): Promise<Bus> {
  const urls = redisUrl.split(",").map(url => url.trim());
  const isCluster = urls.length > 1 || urls.some(url => new URL(url).searchParams.get("cluster") === "1");
  return isCluster ? ClusterBus.connect(urls, log) : RedisBus.connect(redisUrl, log);
}
