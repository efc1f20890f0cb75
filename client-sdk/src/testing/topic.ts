import type { Named } from "../core/core.js";

/** Somebody who follows: told of each item, then of the end. */
export interface Listener {
  next(item: Named): void;
  complete(): void;
}

/** The log of one topic, as the protocol has it: what a cursor opens, and what it does not. */
export interface Topic {
  publish(event: Named): string;
  /** The log begins anew, as after a restored backup. */
  reset(): void;
  /** Says the last word to all, and lets nobody follow until something is published. */
  end(reason: string): void;
  /** Null when it has ended. */
  follow(after: string | null, listener: Listener): (() => void) | null;
}

export function createTopic(name: string): Topic {
  const listeners = new Set<Listener>();
  let events: Named[] = [];
  let epoch = 1;
  let hasEnded = false;

  const cursorOf = (seq: number) => `1.${name}.${epoch}.${seq}`;
  const now = () => cursorOf(events.length);
  const tell = (item: Named) => {
    for (const listener of [...listeners]) listener.next(item);
  };

  /** Where a cursor stands, or why it stands nowhere. */
  const place = (after: string | null): number | string => {
    if (after === null) return events.length;
    const found = /^1\.(.+)\.(\d+)\.(\d+)$/.exec(after);
    if (!found) return "MALFORMED";
    if (found[1] !== name || Number(found[2]) !== epoch) return "OTHER_EPOCH";
    return Number(found[3]) > events.length ? "FROM_THE_FUTURE" : Number(found[3]);
  };

  return {
    publish(event) {
      hasEnded = false;
      const logged = { ...event, cursor: cursorOf(events.length + 1) };
      events.push(logged);
      tell(logged);
      return logged.cursor;
    },
    reset() {
      epoch += 1;
      events = [];
      tell({ type: "StreamReset", reason: "OTHER_EPOCH", cursor: now() });
    },
    end(reason) {
      hasEnded = true;
      tell({ type: "StreamEnded", reason, cursor: now() });
      for (const listener of [...listeners]) listener.complete();
    },
    follow(after, listener) {
      if (hasEnded) return null;
      const from = place(after);
      if (typeof from === "string") listener.next({ type: "StreamReset", reason: from, cursor: now() });
      else {
        listener.next({ type: "StreamReady", cursor: cursorOf(from) });
        for (const event of events.slice(from)) listener.next(event);
      }
      listener.next({ type: "StreamCaughtUp", cursor: now() });
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
