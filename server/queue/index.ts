export { type JobKind, jobKind } from "./job-kind.js";
export { Queue } from "./queue.js";
export type { FailedJob } from "./tables.js";
