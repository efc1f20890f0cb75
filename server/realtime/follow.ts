import { notFound } from "../kernel/fault.js";
import { Bell } from "./bell.js";
import { cursorOf, type Position, positionOf } from "./cursor.js";
import type { Hub } from "./hub.js";
import type { LiveSource } from "./live-source.js";
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
  /** Asked after the head is read, and again as soon as an event that takes access away is read. */
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

/** Follows a source for one person; a server that has many followers of one source shares the work instead. */
export const followSource = <E extends object>(
  hub: Hub,
  source: LiveSource<E>,
  personId: string,
  { after, ended }: { readonly after: string | null; readonly ended: AbortSignal },
): AsyncIterableIterator<StreamMark | E> =>
  follow(hub, { ...source, after, ended, authorize: async () => (await source.readers([personId])).has(personId) });

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
    let asked = reader.accessChanges;
    if (!(await authorize())) throw notFound(what);
    yield start.first;
    let { epoch, seq } = start.position;
    let backlogEnd = reader.head.seq;
    let caughtUp = false;

    /** Asked before anything is delivered: who has lost access gets nothing of what came before either. */
    const endReason = async (): Promise<EndReason | null> => {
      if (ended.aborted) return "SIGNED_OUT";
      if (reader.closed) return "TOPIC_CLOSED";
      if (asked === reader.accessChanges) return null;
      asked = reader.accessChanges;
      return (await authorize()) ? null : "ACCESS_ENDED";
    };
    const isDisturbed = () =>
      stop.aborted || ended.aborted || reader.closed || asked !== reader.accessChanges || epoch !== reader.head.epoch;

    /** Goes on from now, and says so. */
    const jump = (why: ResetReason): StreamMark => {
      ({ epoch, seq } = reader.head);
      backlogEnd = seq;
      return { type: "StreamReset", cursor: cursorOf({ epoch, seq }), reason: why };
    };

    while (!stop.aborted) {
      const reason = await endReason();
      if (reason) {
        yield { type: "StreamEnded", cursor: cursorOf({ epoch, seq }), reason };
        return;
      }
      if (epoch !== reader.head.epoch) {
        yield jump("OTHER_EPOCH");
        continue;
      }
      if (!caughtUp && seq >= backlogEnd) {
        caughtUp = true;
        yield { type: "StreamCaughtUp", cursor: cursorOf({ epoch, seq }) };
        continue;
      }
      const events = await reader.after(seq);
      if (!events) {
        await reader.look();
        if (!isDisturbed()) yield jump("TOO_OLD");
        continue;
      }
      for (const event of events) {
        if (isDisturbed() || (!caughtUp && seq >= backlogEnd)) break;
        seq = event.seq;
        const shown = toEvent(event, cursorOf({ epoch, seq }));
        if (shown) yield shown;
      }
      if (caughtUp && seq >= reader.head.seq && !isDisturbed()) await bell.wait();
    }
  } finally {
    detach();
    stop.removeEventListener("abort", bell.ring);
    ended.removeEventListener("abort", bell.ring);
    hub.release(topic);
  }
}

/** The first item and the position behind it. The log is kept whole, so no cursor of ours is TOO_OLD today. */
export async function startOf(
  reader: TopicReader,
  after: string | null,
): Promise<{ first: StreamMark; position: Position }> {
  if (after === null) return ready(reader.head);
  const position = positionOf(after);
  if (!position) return reset(reader.head, "MALFORMED");
  // Another node may know more of the topic than this one.
  if (position.epoch !== reader.head.epoch || position.seq > reader.head.seq) await reader.look();
  if (position.epoch !== reader.head.epoch) return reset(reader.head, "OTHER_EPOCH");
  return position.seq > reader.head.seq ? reset(reader.head, "FROM_THE_FUTURE") : ready(position);
}

const ready = (position: Head) => ({ first: { type: "StreamReady", cursor: cursorOf(position) } as const, position });

const reset = (position: Head, reason: ResetReason) => ({
  first: { type: "StreamReset", cursor: cursorOf(position), reason } as const,
  position,
});
