/**
 * `idle`: nothing is wanted. `authorizing`: the token is asked for. `opening`: the WebSocket is. `greeting`: the server has
 * not acknowledged us yet. `open`: operations run. `probing`: it was silent for long, `waking`: somebody looks again, and
 * an answer is waited for. `resting`: open, though nothing is wanted. `waiting`: for the next try. `offline`: for a
 * network. `closed`: for nothing, ever.
 */
export type SocketState =
  | "idle"
  | "authorizing"
  | "opening"
  | "greeting"
  | "open"
  | "probing"
  | "waking"
  | "resting"
  | "waiting"
  | "offline"
  | "closed";

/**
 * `wanted`, `unwanted`: the first operation is there, the last one has ended. `failed`: there is no token just now, or no
 * connection any more. `broken`: trying again cannot mend it. `heard`: anything came. `wake`: somebody looks again.
 * `renew`: somebody else is signed in now. `late`: the state has lasted for its time.
 */
export type SocketEvent =
  | "wanted"
  | "unwanted"
  | "authorized"
  | "opened"
  | "acknowledged"
  | "heard"
  | "failed"
  | "broken"
  | "online"
  | "offline"
  | "wake"
  | "renew"
  | "late"
  | "close";

interface Rule {
  /** How long it lasts at most, in milliseconds; `waiting` says it itself, longer with each failure. */
  readonly ms?: number;
  /** Whether there is a WebSocket; it is closed on the way to a state without. */
  readonly socket?: true;
  /** Where each event leads; what is not named changes nothing. The state itself: its time begins anew. */
  readonly on: { readonly [E in SocketEvent]?: SocketState };
}

const trying = { unwanted: "idle", offline: "offline", renew: "authorizing", close: "closed" } as const;
const connecting = { ...trying, failed: "waiting", broken: "idle", late: "waiting" } as const;
const connected = { ...connecting, unwanted: "resting" } as const;

/** How a connection comes and goes. What is done on entering a state is in socket.ts. */
export const rules: { readonly [S in SocketState]: Rule } = {
  idle: { on: { wanted: "authorizing", close: "closed" } },
  authorizing: { ms: 15_000, on: { ...connecting, authorized: "opening" } },
  opening: { ms: 10_000, socket: true, on: { ...connecting, opened: "greeting" } },
  greeting: { ms: 10_000, socket: true, on: { ...connecting, acknowledged: "open" } },
  // The server pings below what a script can see, so silence alone says nothing: a ping of ours asks.
  open: {
    ms: 15_000,
    socket: true,
    on: { ...connected, heard: "open", wake: "waking", online: "waking", late: "probing" },
  },
  probing: { ms: 5_000, socket: true, on: { ...connected, heard: "open" } },
  waking: { ms: 2_000, socket: true, on: { ...connected, heard: "open" } },
  resting: {
    ms: 5_000,
    socket: true,
    // What has rested while the machine slept is not to be trusted.
    on: {
      wanted: "waking",
      late: "idle",
      failed: "idle",
      broken: "idle",
      offline: "idle",
      renew: "idle",
      close: "closed",
    },
  },
  waiting: { on: { ...trying, late: "authorizing", wake: "authorizing", online: "authorizing" } },
  // Some say they have no network and have one: it is tried now and then.
  offline: { ms: 30_000, on: { unwanted: "idle", late: "authorizing", online: "authorizing", close: "closed" } },
  closed: { on: {} },
};
