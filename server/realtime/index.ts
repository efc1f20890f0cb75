export type { Bus } from "./bus.js";
export { cursorAt, cursorOf } from "./cursor.js";
export { type EndReason, follow, type ResetReason, type StreamMark } from "./follow.js";
export { Hub, type Polling } from "./hub.js";
export {
  append,
  eventParameters,
  headAndEvent,
  headsOf,
  type LogEvent,
  type NewEvent,
  openTopic,
} from "./log.js";
export { MemoryBus } from "./memory-bus.js";
export { RedisBus } from "./redis-bus.js";
export { followSignals } from "./signals.js";
