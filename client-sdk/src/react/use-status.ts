import { useCallback, useSyncExternalStore } from "react";
import type { HasStatus, Status } from "../core/status.js";

/** How the client, or one feed, stands with the server. */
export function useStatus(source: HasStatus): Status {
  const subscribe = useCallback((changed: () => void) => source.onStatus(changed), [source]);
  return useSyncExternalStore(
    subscribe,
    () => source.status,
    () => "connecting",
  );
}
