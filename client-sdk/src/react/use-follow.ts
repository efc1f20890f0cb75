import type { DependencyList } from "react";
import type { Feed } from "../core/feed.js";
import type { Status } from "../core/status.js";
import { useLive } from "./use-live.js";

/** From what a screen starts: a state at hand, or one that is loaded, and loaded again after a `StreamReset`. */
type Start<State> =
  | { readonly initial: State; readonly load?: undefined }
  | { readonly initial?: State; readonly load: () => Promise<State> };

/** How a screen follows something. The functions are those of the render in which `deps` changed. */
export type Following<Event, State> = Start<State> & {
  /** Follows from where the state ends: `after: state.streamCursor`. */
  readonly follow: (state: State) => Feed<Event>;
  /** The state after the event; the same object when it changes nothing. It gets the marks too, such as `StreamEnded`. */
  readonly reduce: (state: State, event: Event) => State;
};

export interface Followed<State> {
  /** What there is to show; undefined until it is loaded. */
  readonly state: State;
  /** `live` once all that happened in the meantime is in `state`, which changes once for all of it. */
  readonly status: Status;
  /** What ended it, for good; null while all is well. Lost connections are no errors. */
  readonly error: unknown;
  /** Begins anew, after an error. */
  readonly retry: () => void;
}

/** Loads a state and keeps it as events say, while the component is mounted. `deps` name what is followed. */
export function useFollow<Event extends { readonly type: string }, State>(
  following: Following<Event, State> & { readonly initial: State },
  deps: DependencyList,
): Followed<State>;
export function useFollow<Event extends { readonly type: string }, State>(
  following: Following<Event, State>,
  deps: DependencyList,
): Followed<State | undefined>;
export function useFollow<Event extends { readonly type: string }, State>(
  { initial, load, follow, reduce }: Following<Event, State>,
  deps: DependencyList,
): Followed<State | undefined> {
  return useLive<Followed<State | undefined>>(change => {
    let isHere = false;
    let end = () => {};

    const run = () => {
      end();
      // `retry` may come late, and nobody would end what it began.
      if (!isHere) return;
      let isOver = false;
      let feed: Feed<Event> | undefined;
      end = () => {
        isOver = true;
        feed?.close();
      };
      const read = async () => {
        let state = load ? await load() : initial;
        if (isOver) return;
        const show = () => isOver || change({ state, status: feed?.status ?? "connecting", error: null });
        feed = follow(state);
        feed.onStatus(show);
        show();
        for await (const event of feed) {
          const isAnew = load && event.type === "StreamReset";
          state = isAnew ? await load() : reduce(state, event);
          // A backlog is shown at once, not event by event.
          if (feed.status !== "catching-up" || isAnew) show();
        }
        show();
      };
      read().catch(error => isOver || change({ error, status: "offline" }));
    };

    return {
      state: { state: initial, status: "connecting", error: null, retry: run },
      begin() {
        isHere = true;
        run();
        return () => {
          isHere = false;
          end();
        };
      },
    };
  }, deps);
}
