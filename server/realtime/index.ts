export type { Bus } from "./bus.js";
export { connectBus } from "./connect-bus.js";
export { cursorAt, cursorOf } from "./cursor.js";
export { type EndReason, followSource, type ResetReason, type StreamMark, startOf } from "./follow.js";
export { Hub, type Polling } from "./hub.js";
export { Listeners } from "./listeners.js";
export type { LiveSource } from "./live-source.js";
export {
  append,
  appendAll,
  closeTopics,
  headAndEvents,
  headsOf,
  type LogEvent,
  type NewEvent,
  openTopic,
  type TopicEvent,
} from "./log.js";
export { MemoryBus } from "./memory-bus.js";
export { Presence } from "./presence.js";
export { RedisBus } from "./redis-bus.js";
export { followPlace, followSignals, type Passed, readOrDrop, ShortAnswer, type SignalSeat } from "./signals.js";
export type { TopicReader } from "./topic-reader.js";
