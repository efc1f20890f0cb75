export { type JobKind, jobKind } from "./job-kind.js";
export { Queue } from "./queue.js";
