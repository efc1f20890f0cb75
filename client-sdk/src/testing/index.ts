export type { TestClock } from "./clock.js";
export type { Answer, Received } from "./operations.js";
export {
  createTestServer,
  refusal,
  type TestEvent,
  type TestServer,
  type TestServerOptions,
  type TopicOf,
} from "./server.js";
