export type { DeliveredSignal, Grown, InboxEntry, InboxEvent, InboxSignal, InboxStreamEvent } from "./inbox.events.js";
export { type InboxDeps, InboxService } from "./inbox.service.js";
