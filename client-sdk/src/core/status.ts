/**
 * `connecting`: not yet there. `catching-up`: there, and what happened in the meantime is being delivered. `live`: all of
 * it was. `offline`: there is no network, or the server cannot be reached; it goes on trying.
 */
export type Status = "connecting" | "catching-up" | "live" | "offline";

/** Something that tells how it stands. */
export interface HasStatus {
  readonly status: Status;
  /** Calls back after each change; the result stops that. */
  onStatus(listener: (status: Status) => void): () => void;
}
