import { type DependencyList, useMemo, useSyncExternalStore } from "react";

/** What a screen sees, and how that begins to change; beginning gives what ends it. */
interface Live<State> {
  readonly state: State;
  begin(): () => void;
}

type Create<State> = (change: (part: Partial<State>) => void, now: () => State) => Live<State>;

/**
 * The state of something that runs while the component is mounted: `create` makes it, without a side effect, for each new
 * `deps`. A server renders the first state, and nothing begins there.
 */
export function useLive<State extends object>(create: Create<State>, deps: DependencyList): State {
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the caller's, as with useEffect.
  const store = useMemo(() => storeOf(create), deps);
  return useSyncExternalStore(store.subscribe, store.now, store.now);
}

function storeOf<State extends object>(create: Create<State>) {
  let tell = () => {};
  const now = () => state;
  const { begin, ...live } = create(part => {
    const names = Object.keys(part) as (keyof State)[];
    if (names.every(name => part[name] === state[name])) return;
    state = { ...state, ...part };
    tell();
  }, now);
  let { state } = live;
  return {
    now,
    subscribe(changed: () => void) {
      tell = changed;
      return begin();
    },
  };
}
