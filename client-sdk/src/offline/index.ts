export { type AsyncStorage, asyncStorageOutbox } from "./async-storage-outbox.js";
export { type IndexedDb, indexedDbOutbox } from "./indexed-db-outbox.js";
