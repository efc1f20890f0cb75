/**
 * What the global setup leaves for the global teardown; Jest loads both in one process.
 * @type {{ host: import("./database-host.mjs").DatabaseHost | null }}
 */
export const shared = { host: null };
