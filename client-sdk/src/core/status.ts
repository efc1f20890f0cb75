import type { Environment } from "./environment.js";

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

/** Who listens to something. One that throws keeps nothing from going on: its error is thrown where nobody is in its way. */
export function createListeners<T>(environment: Environment) {
  const listeners = new Set<{ readonly call: (value: T) => unknown }>();
  return {
    isEmpty: () => listeners.size === 0,
    add(call: (value: T) => unknown) {
      const listener = { call };
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    /** Whether at least one of them came back, and not with false. */
    tell(value: T) {
      let isHeard = false;
      for (const { call } of [...listeners]) {
        try {
          if (call(value) !== false) isHeard = true;
        } catch (error) {
          environment.setTimeout(() => {
            throw error;
          }, 0);
        }
      }
      return isHeard;
    },
  };
}

/** A status that somebody sets, and that tells of changes alone. */
export function createStatus(environment: Environment) {
  let status: Status = "connecting";
  const { add, tell } = createListeners<Status>(environment);
  return {
    get: () => status,
    on: add,
    set(next: Status) {
      if (next === status) return;
      status = next;
      tell(next);
    },
  };
}
