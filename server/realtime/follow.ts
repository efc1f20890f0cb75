import { notFound } from "../kernel/fault.js";
import { Bell } from "./bell.js";
import { cursorOf, type Position, positionOf } from "./cursor.js";
import type { Hub } from "./hub.js";
import type { Head, LogEvent } from "./log.js";
import { returnable } from "./returnable.js";
import type { TopicReader } from "./topic-reader.js";

/** Why a stream could not go on from the cursor it was given, and goes on from now instead. */
export type ResetReason = "TOO_OLD" | "OTHER_EPOCH" | "FROM_THE_FUTURE" | "MALFORMED";

/** Why a stream is over. */
export type EndReason = "ACCESS_ENDED" | "SIGNED_OUT" | "TOPIC_CLOSED";

/** What every stream says of itself; each item carries the cursor to go on from. */
export type StreamMark =
  | { readonly type: "StreamReady"; readonly cursor: string }
  | { readonly type: "StreamReset"; readonly cursor: string; readonly reason: ResetReason }
  | { readonly type: "StreamCaughtUp"; readonly cursor: string }
  | { readonly type: "StreamEnded"; readonly cursor: string; readonly reason: EndReason };

/** What to follow, from where, and for whom. */
export interface FollowOptions<E> {
  readonly topic: string;
  /** What the viewer calls it, for the NOT_FOUND that answers both "not there" and "not yours". */
  readonly what: string;
  /** The cursor of the last item seen; null means from now. */
  readonly after: string | null;
  /** Asked after the head is read, and again at each event that takes access away. */
  readonly authorize: () => Promise<boolean>;
  /** Aborts when the viewer's session is over; the stream then ends with SIGNED_OUT. */
  readonly ended: AbortSignal;
  /** The log's event as the room shows it; null for an event that is nobody's to see. */
  readonly toEvent: (event: LogEvent, cursor: string) => E | null;
}

/** Yields every event after the cursor once, in order, until it is returned from, access ends or the session ends. */
export function follow<E>(hub: Hub, options: FollowOptions<E>): AsyncIterableIterator<StreamMark | E> {
  return returnable(stop => run(hub, options, stop));
}

async function* run<E>(hub: Hub, options: FollowOptions<E>, stop: AbortSignal): AsyncGenerator<StreamMark | E, void> {
  const { topic, what, authorize, ended, toEvent } = options;
  const reader = await hub.acquire(topic);
  if (!reader) throw notFound(what);
  const bell = new Bell();
  const detach = reader.attach(bell.ring);
  stop.addEventListener("abort", bell.ring, { once: true });
  ended.addEventListener("abort", bell.ring, { once: true });
  try {
    // In this order: an access that ended up to the head is seen by the question, one after it is met as an event.
    const start = await startOf(reader, options.after);
    if (!(await authorize())) throw notFound(what);
    yield start.first;
    let { epoch, seq } = start.position;
    const backlogEnd = reader.head.seq;
    let caughtUp = false;
    while (!stop.aborted) {
      if (ended.aborted) {
        yield { type: "StreamEnded", cursor: cursorOf({ epoch, seq }), reason: "SIGNED_OUT" };
        return;
      }
      if (reader.head.epoch !== epoch) {
        ({ epoch, seq } = reader.head);
        yield { type: "StreamReset", cursor: cursorOf({ epoch, seq }), reason: "OTHER_EPOCH" };
      }
      const events = await reader.after(seq);
      for (const event of events) {
        if (stop.aborted || ended.aborted) break;
        if (event.access && !(await authorize())) {
          yield { type: "StreamEnded", cursor: cursorOf({ epoch, seq }), reason: "ACCESS_ENDED" };
          return;
        }
        seq = event.seq;
        const shown = toEvent(event, cursorOf({ epoch, seq }));
        if (shown) yield shown;
      }
      if (!caughtUp && seq >= backlogEnd) {
        caughtUp = true;
        yield { type: "StreamCaughtUp", cursor: cursorOf({ epoch, seq }) };
      }
      if (seq >= reader.head.seq && epoch === reader.head.epoch && !ended.aborted) await bell.wait();
    }
  } finally {
    detach();
    stop.removeEventListener("abort", bell.ring);
    ended.removeEventListener("abort", bell.ring);
    hub.release(topic);
  }
}

/** The first item and the position behind it. The log is kept whole, so no cursor of ours is TOO_OLD today. */
async function startOf(reader: TopicReader, after: string | null): Promise<{ first: StreamMark; position: Position }> {
  if (after === null) return ready(reader.head);
  const position = positionOf(after);
  if (!position) return reset(reader.head, "MALFORMED");
  if (position.epoch !== reader.head.epoch) return reset(reader.head, "OTHER_EPOCH");
  if (position.seq > reader.head.seq) await reader.refresh();
  return position.seq > reader.head.seq ? reset(reader.head, "FROM_THE_FUTURE") : ready(position);
}

const ready = (position: Head) => ({ first: { type: "StreamReady", cursor: cursorOf(position) } as const, position });

const reset = (position: Head, reason: ResetReason) => ({
  first: { type: "StreamReset", cursor: cursorOf(position), reason } as const,
  position,
});
