import type { DependencyList } from "react";
import type { Page, Pages } from "../core/pages.js";
import { useLive } from "./use-live.js";

export interface PagesRead<Node> {
  /** All that was read, in the order of the server: what goes backward grows at its beginning. */
  readonly nodes: readonly Node[];
  /** Whether there may be more. */
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Why the last page did not come; null when it did. `loadMore` tries again. */
  readonly error: unknown;
  /** Reads one more page, unless one is being read or there is none. */
  readonly loadMore: () => void;
  /** Reads from the beginning; what was read stays until the new first page is there. */
  readonly reload: () => void;
}

/** Reads the first page, and further ones when it is told to. `deps` name the list. */
export function usePages<Node>(open: () => Pages<Node>, deps: DependencyList): PagesRead<Node> {
  return useLive<PagesRead<Node>>((change, now) => {
    let list: Pages<Node>;
    let reading: AsyncIterator<Page<Node>> | undefined;
    let cursor: string | null | undefined;

    const read = async () => {
      reading ??= list.pages(cursor);
      const mine = reading;
      change({ isLoading: true, error: null });
      try {
        const { value } = await mine.next();
        if (mine !== reading) return;
        const { nodes } = cursor === undefined ? { nodes: [] } : now();
        cursor = value.cursor;
        change({
          nodes: list.isBackward ? [...value.nodes, ...nodes] : [...nodes, ...value.nodes],
          hasMore: cursor !== null,
          isLoading: false,
        });
      } catch (error) {
        if (mine !== reading) return;
        reading = undefined;
        change({ error, isLoading: false });
      }
    };
    const leave = () => {
      reading?.return?.();
      reading = undefined;
    };
    const reload = () => {
      leave();
      cursor = undefined;
      list = open();
      read();
    };
    const loadMore = () => {
      // Null after the last page alone: what is read anew has none yet, whatever there was before.
      if (cursor !== null && !now().isLoading) read();
    };

    return {
      state: { nodes: [], hasMore: true, isLoading: true, error: null, loadMore, reload },
      begin() {
        reload();
        return leave;
      },
    };
  }, deps);
}
