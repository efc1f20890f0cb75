import type { LogEvent } from "./log.js";

/** Something that can be followed, as its room describes it; the same for everybody who may read it. */
export interface LiveSource<E extends object = object> {
  readonly topic: string;
  /** What people call it, for the NOT_FOUND that answers both "not there" and "not yours". */
  readonly what: string;
  /** Of these people, those who may read the topic now. */
  readonly readers: (personIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The log's event as the room shows it; null for an event that is nobody's to see. */
  readonly toEvent: (event: LogEvent, cursor: string) => E | null;
}
